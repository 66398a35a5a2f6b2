// How goods are written for people: names, packs, prices, pictures. All pure.
import { isLine, isPack, LINES, PACKS } from '#libs/catalog';
import { formatGrams, type Locale } from '#platform/language';
import type { Card, ListingPhoto, Variant } from '../../api/schemas/product.js';
import { paths } from '../../paths.js';
import type { PriceProps } from '../../ui/price.js';
import { LINES as DRAWN, type Line } from '../../ui/illustrations/illustration.js';
import type { Photo } from '../../ui/types.js';
import type { Visit } from '../../web/visit.js';

/** What a page needs of a visit to write things down. */
export type Writer = Pick<Visit, 'locale' | 'words' | 'dong' | 'number' | 'day' | 'say'>;

export const lineName = (locale: Locale, line: string): string => (isLine(line) ? LINES[line][locale] : line);

/** The drawing of a line; lines without one share the market's own. */
export const drawingOf = (line: string): Line => DRAWN.find(drawn => drawn === line) ?? 'generic';

type Content = Pick<Variant, 'pack' | 'netQuantity' | 'netUnit'>;

/** Packs that are a measure themselves: a kilogram in one is just `kg`. */
const OWN_MEASURE: Readonly<Record<string, number>> = { kilo: 1000, lang: 100 };

/** `200 g`, `1,5 kg`, `750 ml`, `2 đêm` */
export function netContent({ locale, words, number }: Writer, { netQuantity, netUnit }: Content): string {
  const { storefront } = words;
  if (netUnit === 'g') return formatGrams(locale, netQuantity);
  if (netUnit === 'ml')
    return netQuantity < 1000
      ? storefront.millilitres(number(netQuantity))
      : storefront.litres(number(netQuantity / 1000));
  return netUnit === 'night' ? storefront.nights(number(netQuantity)) : storefront.pieces(number(netQuantity));
}

/** `hộp 200 g`, in English `200 g box`; what is counted by itself needs no pack around it: `chiếc`, `đêm`. */
export function packName(writer: Writer, content: Content): string {
  const pack = isPack(content.pack) ? PACKS[content.pack][writer.locale] : content.pack;
  const isItsOwnPack = content.netQuantity === 1 && (content.netUnit === 'piece' || content.netUnit === 'night');
  const measure = OWN_MEASURE[content.pack];
  if (measure !== undefined) return content.netQuantity === measure ? pack : netContent(writer, content);
  return isItsOwnPack ? pack : writer.words.storefront.packOf(pack, netContent(writer, content));
}

/** The finest goods are compared by the 100 grams, as they are weighed. */
const FINE_GRAMS = 50;

/** By how much of a thing prices are compared, in its base units. */
const compared = ({ netQuantity, netUnit }: Content): number => {
  if (netUnit === 'piece' || netUnit === 'night') return 1;
  return netUnit === 'g' && netQuantity < FINE_GRAMS ? 100 : 1000;
};

/** Đồng per kilogram (per 100 g of what comes in a few grams), litre, piece or night; rounded half up to whole đồng. */
export function unitPrice(price: number, content: Content): bigint {
  const [sum, net] = [BigInt(price) * BigInt(compared(content)), BigInt(content.netQuantity)];
  return (2n * sum + net) / (2n * net);
}

export function unitPriceText(writer: Writer, price: number, content: Content): string | undefined {
  const by = compared(content);
  if (content.netQuantity === by) return undefined;
  const each = writer.dong(unitPrice(price, content));
  const { storefront } = writer.words;
  if (content.netUnit === 'ml') return storefront.perLitre(each);
  if (content.netUnit === 'piece') return storefront.perPiece(each);
  if (content.netUnit === 'night') return storefront.perNight(each);
  return by === 100 ? storefront.per100Grams(each) : storefront.perKilo(each);
}

export function cardPrice(writer: Writer, card: Card): PriceProps {
  return {
    amount: writer.dong(BigInt(card.price)),
    from: card.variants > 1 ? writer.words.storefront.fromPrice : undefined,
    per: card.isByWeight ? writer.words.storefront.about(netContent(writer, card)) : packName(writer, card),
    unitPrice: unitPriceText(writer, card.price, card),
  };
}

const widthsText = (photo: ListingPhoto, format: 'avif' | 'webp'): string =>
  photo.widths.map(width => `${paths.photo(photo.id, width, format)} ${width}w`).join(', ');

/** A photo for the browser to choose a width of; undefined while none is stored. */
export function pictureOf(
  writer: Writer,
  photo: ListingPhoto | null | undefined,
  name: string,
): (Photo & { avif: string }) | undefined {
  const widest = photo?.widths.at(-1);
  if (!photo || widest === undefined) return undefined;
  return {
    src: paths.photo(photo.id, widest, 'webp'),
    srcset: widthsText(photo, 'webp'),
    avif: widthsText(photo, 'avif'),
    alt: writer.say(photo.altVi || name, photo.altEn),
    width: photo.width,
    height: photo.height,
  };
}
