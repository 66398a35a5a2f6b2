import type { Product, Variant } from '../../api/schemas/product.js';
import { paths } from '../../paths.js';
import { Stars } from '../../ui/badges.js';
import { Button, QuantityInput, RadioCards } from '../../ui/forms.js';
import { Notice } from '../../ui/notices.js';
import { Price } from '../../ui/price.js';
import { Panel } from '../../ui/sections.js';
import { ArrivalHint, type Arrival } from '../ordering/arrival-hint.view.js';
import { netContent, packName, unitPriceText, type Writer } from './shown.js';
import { AheadLinks, StayLinks, TogetherLinks, type AheadOf, type Stay, type Together } from './together.view.js';

/** Nobody needs a higher number in one go; the basket knows the same limit. */
const MOST_AT_ONCE = 999;

/** The price and the way into the basket. */
export function BuyBox({
  visit,
  product,
  together,
  ahead,
  stays,
  arrival,
}: {
  visit: Writer;
  product: Product;
  together: readonly Together[];
  ahead: readonly AheadOf[];
  stays: readonly Stay[];
  arrival: Arrival;
}) {
  const { storefront: words } = visit.words;
  const [shown] = [...product.variants].sort((a, b) => Number(b.free > 0) - Number(a.free > 0) || a.price - b.price);
  if (!shown) return null;
  const { certificate } = product;
  const isAtPlace = product.variants.every(({ netUnit }) => netUnit === 'night');
  return (
    <Panel>
      {certificate && <Stars stars={certificate.stars} label={words.stars(certificate.stars)} />}
      <Price
        amount={visit.dong(BigInt(shown.price))}
        per={variantName(visit, shown)}
        unitPrice={unitPriceText(visit, shown.price, shown)}
        large
      />
      {shown.tolerancePercent !== null && <p class="hint">{words.byWeight(visit.number(shown.tolerancePercent))}</p>}
      {stays.length > 0 ? (
        <StayLinks visit={visit} stays={stays} />
      ) : shown.free > 0 ? (
        <BasketForm visit={visit} variants={product.variants} first={shown} />
      ) : (
        <Notice tone="warning" title={words.soldOut}>
          {words.restockText}
        </Notice>
      )}
      <TogetherLinks visit={visit} together={together} />
      <AheadLinks visit={visit} ahead={ahead} />
      {!isAtPlace && shown.free > 0 && <ArrivalHint visit={visit} {...arrival} seller={sellerOf(product)} />}
      <p class="hint">{isAtPlace ? words.vatIncludedAtPlace : words.vatIncluded}</p>
      <p class="hint">
        {words.payAndReturn} <a href={paths.aboutReturns}>{words.returnsLink}</a>
      </p>
    </Panel>
  );
}

const sellerOf = ({ cooperative: { slug, commune } }: Product) => ({
  cooperative: slug,
  fromCommuneCode: commune.code,
});

function BasketForm({ visit, variants, first }: { visit: Writer; variants: Variant[]; first: Variant }) {
  const { storefront: words } = visit.words;
  const most = Math.min(MOST_AT_ONCE, Math.max(...variants.map(({ free }) => free)));
  return (
    <form class="form stack" method="post" action={paths.basket}>
      {variants.length > 1 ? (
        <RadioCards
          name="variant"
          label={words.chooseVariant}
          value={first.id}
          options={variants.map(variant => choice(visit, variant))}
          required
        />
      ) : (
        <input type="hidden" name="variant" value={first.id} />
      )}
      <QuantityInput
        name="quantity"
        label={words.quantity}
        value={1}
        max={most}
        unit={variants.length > 1 ? undefined : words.inStock(visit.number(first.free))}
      />
      <Button icon="basket" wide>
        {words.addToBasket}
      </Button>
    </form>
  );
}

/** What is weighed at packing is only about what it says. */
const variantName = (visit: Writer, variant: Variant): string =>
  variant.tolerancePercent === null
    ? packName(visit, variant)
    : visit.words.storefront.about(netContent(visit, variant));

function choice(visit: Writer, variant: Variant) {
  const { storefront: words } = visit.words;
  return {
    value: variant.id,
    label: variantName(visit, variant),
    detail: variant.free > 0 ? words.inStock(visit.number(variant.free)) : words.soldOut,
    aside: visit.dong(BigInt(variant.price)),
    disabled: variant.free === 0,
  };
}
