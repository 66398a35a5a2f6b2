import { z } from 'zod';
import { LINE_CODES, NET_UNITS, PACK_CODES, type LineCode, type PackCode } from '#libs/catalog';
import { choice, longText, money, optional, optionalText, text, wholeNumber } from '../../web/fields.js';
import type { ProductRow } from './product-sql.js';

const textFields = {
  line: choice(LINE_CODES as [LineCode, ...LineCode[]]),
  groupCode: text(20),
  nameVi: text(120),
  nameEn: optionalText(120),
  summaryVi: optionalText(300),
  summaryEn: optionalText(300),
  storyVi: longText(6000),
  storyEn: longText(6000),
  ingredientsVi: longText(2000),
  ingredientsEn: longText(2000),
  usageVi: longText(2000),
  usageEn: longText(2000),
  warningsVi: longText(2000),
  warningsEn: longText(2000),
  standard: optionalText(120),
  // Ten years; longer is said as "does not spoil".
  shelfLifeDays: optional(wholeNumber(1, 3650)),
};

/** A long parcel of a bus. */
const LONGEST_MM = 3000;

const packFields = {
  pack: choice(PACK_CODES as [PackCode, ...PackCode[]]),
  netQuantity: wholeNumber(1, 1_000_000),
  netUnit: choice(NET_UNITS),
  shippingGrams: wholeNumber(0, 1_000_000),
  lengthMm: optional(wholeNumber(1, LONGEST_MM)),
  widthMm: optional(wholeNumber(1, LONGEST_MM)),
  heightMm: optional(wholeNumber(1, LONGEST_MM)),
  price: money(),
};

type PackValue = z.output<z.ZodObject<typeof packFields>>;

/** Measured in all three ways or not at all. */
const isMeasuredWhole = ({
  lengthMm,
  widthMm,
  heightMm,
}: Pick<PackValue, 'lengthMm' | 'widthMm' | 'heightMm'>): boolean =>
  new Set([lengthMm, widthMm, heightMm].map(side => side === undefined)).size === 1;
const measuredWhole = { path: ['lengthMm'], params: { words: 'notMeasuredWhole' } };

const variantOf = ({ pack, netQuantity, netUnit, shippingGrams, lengthMm, widthMm, heightMm, price }: PackValue) => {
  const size = lengthMm && widthMm && heightMm ? { lengthMm, widthMm, heightMm } : undefined;
  return { pack, netQuantity, netUnit, shippingGrams, size, price };
};

/** A pack by weight is not among them: the lib can keep one, but no order yet charges what the scale shows. */
export const packForm = z.object(packFields).refine(isMeasuredWhole, measuredWhole).transform(variantOf);

export const newProductForm = z
  .object({ ...textFields, ...packFields })
  .refine(isMeasuredWhole, measuredWhole)
  .transform(({ pack, netQuantity, netUnit, shippingGrams, lengthMm, widthMm, heightMm, price, ...texts }) => ({
    ...texts,
    variant: variantOf({ pack, netQuantity, netUnit, shippingGrams, lengthMm, widthMm, heightMm, price }),
  }));

/** One row of a file: as the forms, but without the size of a parcel. The code of a product and the GTIN may be missing. */
export const importRowForm = z
  .object({
    ...textFields,
    slug: optionalText(120),
    gtin: optional(z.string().regex(/^\d{14}$/)).transform(gtin => gtin ?? ''),
    pack: packFields.pack,
    netQuantity: packFields.netQuantity,
    netUnit: packFields.netUnit,
    shippingGrams: packFields.shippingGrams,
    price: packFields.price.transform(Number),
    onSale: choice(['yes', 'no']).transform(said => said === 'yes'),
  })
  .transform(({ slug, gtin, pack, netQuantity, netUnit, shippingGrams, price, onSale, ...texts }) => ({
    slug,
    gtin,
    texts,
    pack,
    netQuantity,
    netUnit,
    shippingGrams: netUnit === 'night' ? 0 : shippingGrams,
    price,
    onSale,
  }));

export const editProductForm = z.object({ ...textFields, version: wholeNumber(1, 1_000_000) });

/** One small form per pack: what its button says. */
export const variantForm = z.discriminatedUnion('wish', [
  z.object({ wish: z.literal('price'), price: money() }),
  z.object({ wish: z.literal('withdraw') }),
  z.object({ wish: z.literal('offer') }),
]);

/** The edit form as it opens: the texts as they are stored, or those that wait or were refused beside them. */
export function typedOf(product: ProductRow): Record<string, string> {
  const { state, change } = product;
  const isUnread = state === 'approved' && (change?.state === 'pending' || change?.state === 'refused');
  const shown: Partial<ProductRow> = { ...product, ...(isUnread && change.after) };
  const fields = [...Object.keys(textFields), 'version'] as (keyof typeof textFields | 'version')[];
  return Object.fromEntries(fields.map(field => [field, String(shown[field] ?? '')]));
}
