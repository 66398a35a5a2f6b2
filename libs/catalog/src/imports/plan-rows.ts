import type { Day } from '#platform/clock';
import { tidy } from '#platform/language';
import { printable } from '#platform/tables';
import { missingOf } from '../listing-rules.js';
import type { NetUnit, PackCode } from '../packs.js';
import type { ProductState } from '../product-actions.js';
import { allTexts, type ProductTexts, type TextField } from '../product-texts.js';

/** What one row of a file says: a product in words, and one pack of it. */
export interface ImportRow {
  line: number;
  /** Empty: a new product, or one of the same name. */
  slug: string;
  /** Empty: a new pack, or one of the same content. */
  gtin: string;
  texts: ProductTexts;
  pack: PackCode;
  netQuantity: number;
  netUnit: NetUnit;
  shippingGrams: number;
  /** Whole đồng per pack; of what is sold by weight, per kilogram. */
  price: number;
  onSale: boolean;
}

export interface KnownPack extends Pick<ImportRow, 'gtin' | 'pack' | 'netQuantity' | 'netUnit' | 'shippingGrams'> {
  id: string;
  price: number;
  onSale: boolean;
}

/** A product as it is now. */
export interface KnownProduct {
  id: string;
  slug: string;
  state: ProductState;
  version: number;
  texts: Required<ProductTexts>;
  packs: KnownPack[];
}

export type RefusedRow =
  | 'unknown-product'
  | 'unknown-pack'
  | 'texts-differ'
  | 'content-fixed'
  | 'weight-fixed'
  | 'repeated'
  | 'not-a-group'
  | 'product-incomplete';

/** What a row leads to. `changes`: the columns that get another content. */
export type RowPlan =
  | { line: number; what: 'product' | 'same'; changes: [] }
  | { line: number; what: 'pack'; changes: TextField[] }
  | { line: number; what: 'change'; changes: (TextField | 'price' | 'onSale')[]; packId: string }
  | { line: number; what: 'refused'; changes: []; reason: RefusedRow };

/** What is asked of texts on the day. */
export interface ImportRules {
  day: Day;
  /** Codes of groups that take products. */
  leaves: ReadonlySet<string>;
}

export const keyOf = ({ slug, texts }: Pick<ImportRow, 'slug' | 'texts'>): string => slug || ` ${tidy(texts.nameVi)}`;

const refused = (line: number, reason: RefusedRow): RowPlan => ({ line, what: 'refused', changes: [], reason });

/** What it takes to bring a product to what the rows say; asked again when that is done, it is nothing. */
export function planRows(known: KnownProduct | undefined, rows: readonly ImportRow[], rules: ImportRules): RowPlan[] {
  const [first] = rows;
  const wrong = first && wrongTexts(known, first, rules);
  const seen = new Set<string>();
  return rows.map((row): RowPlan => {
    const { line } = row;
    if (row.slug && !known) return refused(line, 'unknown-product');
    if (first && textsThatDiffer(first.texts, row.texts).length > 0) return refused(line, 'texts-differ');
    if (wrong) return refused(line, wrong);
    const pack = known && packOf(known, row);
    if (row.gtin && !pack) return refused(line, 'unknown-pack');
    const key = pack?.gtin ?? contentOf(row);
    if (seen.has(key)) return refused(line, 'repeated');
    seen.add(key);
    if (!known) return row === first ? { line, what: 'product', changes: [] } : { line, what: 'pack', changes: [] };
    return planRow(known, pack, row, row === first);
  });
}

function planRow(known: KnownProduct, pack: KnownPack | undefined, row: ImportRow, isFirst: boolean): RowPlan {
  const { line } = row;
  const texts = isFirst ? textsThatDiffer(known.texts, row.texts) : [];
  if (!pack) return { line, what: 'pack', changes: texts };
  if (contentOf(pack) !== contentOf(row)) return refused(line, 'content-fixed');
  if (pack.shippingGrams !== row.shippingGrams) return refused(line, 'weight-fixed');
  const price = pack.price === row.price ? [] : (['price'] as const);
  const onSale = pack.onSale === row.onSale ? [] : (['onSale'] as const);
  const changes = [...texts, ...price, ...onSale];
  return changes.length === 0
    ? { line, what: 'same', changes: [] }
    : { line, what: 'change', changes, packId: pack.id };
}

/** New texts must lie in a group of today and, of what is on sale or waits for it, say all that a listing must. */
function wrongTexts(
  known: KnownProduct | undefined,
  { texts }: ImportRow,
  { day, leaves }: ImportRules,
): RefusedRow | undefined {
  if (known && textsThatDiffer(known.texts, texts).length === 0) return undefined;
  if (!leaves.has(texts.groupCode)) return 'not-a-group';
  const isRead = known?.state === 'approved' || known?.state === 'submitted';
  const missing = missingOf({ ...allTexts(texts), hasVariant: true }, day);
  return isRead && missing.length > 0 ? 'product-incomplete' : undefined;
}

const contentOf = ({ pack, netQuantity, netUnit }: Pick<ImportRow, 'pack' | 'netQuantity' | 'netUnit'>): string =>
  `${pack} ${netQuantity} ${netUnit}`;

const packOf = ({ packs }: KnownProduct, row: ImportRow): KnownPack | undefined =>
  packs.find(pack => (row.gtin ? pack.gtin === row.gtin : contentOf(pack) === contentOf(row)));

/** A form tidies what is typed, and so does a file: spaces at the end of a line are no change. */
const plain = (value: string | number | null): string =>
  printable(String(value ?? ''))
    .split('\n')
    .map(tidy)
    .join('\n')
    .trim();

export function textsThatDiffer(before: ProductTexts, after: ProductTexts): TextField[] {
  const [old, now] = [allTexts(before), allTexts(after)];
  return (Object.keys(now) as TextField[]).filter(field => plain(old[field]) !== plain(now[field]));
}
