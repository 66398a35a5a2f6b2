import type { Card } from '../../api/schemas/product.js';
import { paths } from '../../paths.js';
import { ProductCard, ProductGrid } from '../../ui/cards.js';
import type { HeadingLevel } from '../../ui/types.js';
import { cardPrice, drawingOf, pictureOf, type Writer } from './shown.js';

/** From here on a buyer is told how many are left. */
const LAST_FEW = 5;

/** Goods as cards in a list. */
export function Goods({
  visit,
  goods,
  label,
  heading = 3,
  ownPage = false,
}: {
  visit: Writer;
  goods: Card[];
  label: string;
  heading?: HeadingLevel;
  /** On the page of the seller: who sells and where stands above. */
  ownPage?: boolean;
}) {
  return <ProductGrid label={label}>{goods.map(one => goodsCard(visit, one, heading, ownPage))}</ProductGrid>;
}

function goodsCard(visit: Writer, card: Card, heading: HeadingLevel, ownPage: boolean) {
  const name = visit.say(card.nameVi, card.nameEn);
  // The `avif` list is for <picture>; a card is a plain <img>.
  const { avif: _, ...photo } = pictureOf(visit, card.photo, name) ?? { avif: '' };
  return (
    <ProductCard
      href={paths.product(card.slug)}
      name={name}
      seller={ownPage ? undefined : card.cooperative.name}
      place={ownPage ? undefined : card.commune.name}
      price={cardPrice(visit, card)}
      line={drawingOf(card.line)}
      photo={'src' in photo ? photo : undefined}
      stars={card.stars ? { stars: card.stars, label: visit.words.storefront.stars(card.stars) } : undefined}
      rating={card.rating ? ratingText(visit, card.rating) : undefined}
      badge={remark(visit, card.free)}
      heading={heading}
    />
  );
}

const ratingText = ({ words, number }: Writer, { average, count }: NonNullable<Card['rating']>): string =>
  words.reviews.scoreShort(number(average), number(count));

function remark({ words }: Writer, free: number) {
  if (free === 0) return { text: words.storefront.soldOut, tone: 'info' as const };
  return free <= LAST_FEW ? { text: words.storefront.lastFew(free), tone: 'warning' as const } : undefined;
}
