// Products of a co-op as a table: one row for each pack, the words of its product beside it.
import { stringify } from 'csv-stringify/sync';
import writeXlsxFile from 'write-excel-file/node';
import { fold, type Locale } from '#platform/language';
import { asSafeCell, fromSafeCell, printable, tablesIn } from '#platform/tables';
import { LINES } from '../lines.js';
import { PACKS } from '../packs.js';
import { ImportTooLong, ImportUnreadable } from '../refusals.js';
import type { KnownProduct } from './plan-rows.js';

/** What a column is called; a file may use either language, and the columns may stand in any order. */
export const IMPORT_COLUMNS = {
  slug: { vi: 'Mã sản phẩm', en: 'Product code' },
  gtin: { vi: 'Mã vạch GTIN', en: 'GTIN' },
  line: { vi: 'Ngành hàng', en: 'Line' },
  groupCode: { vi: 'Mã nhóm OCOP', en: 'OCOP group' },
  nameVi: { vi: 'Tên sản phẩm', en: 'Name' },
  nameEn: { vi: 'Tên tiếng Anh', en: 'Name in English' },
  summaryVi: { vi: 'Giới thiệu ngắn', en: 'Summary' },
  summaryEn: { vi: 'Giới thiệu ngắn tiếng Anh', en: 'Summary in English' },
  storyVi: { vi: 'Câu chuyện', en: 'Story' },
  storyEn: { vi: 'Câu chuyện tiếng Anh', en: 'Story in English' },
  ingredientsVi: { vi: 'Thành phần', en: 'Ingredients' },
  ingredientsEn: { vi: 'Thành phần tiếng Anh', en: 'Ingredients in English' },
  usageVi: { vi: 'Cách dùng và bảo quản', en: 'Use and storage' },
  usageEn: { vi: 'Cách dùng và bảo quản tiếng Anh', en: 'Use and storage in English' },
  warningsVi: { vi: 'Cảnh báo', en: 'Warnings' },
  warningsEn: { vi: 'Cảnh báo tiếng Anh', en: 'Warnings in English' },
  standard: { vi: 'Tiêu chuẩn', en: 'Standard' },
  shelfLifeDays: { vi: 'Hạn dùng ngày', en: 'Shelf life in days' },
  pack: { vi: 'Đóng gói', en: 'Pack' },
  netQuantity: { vi: 'Lượng tịnh', en: 'Net content' },
  netUnit: { vi: 'Đơn vị', en: 'Unit' },
  shippingGrams: { vi: 'Cân nặng khi gửi gam', en: 'Parcel weight in grams' },
  price: { vi: 'Giá đồng', en: 'Price in VND' },
  onSale: { vi: 'Đang bán', en: 'On sale' },
} as const satisfies Record<string, Record<Locale, string>>;

export type ImportColumn = keyof typeof IMPORT_COLUMNS;
const columns = Object.keys(IMPORT_COLUMNS) as ImportColumn[];

const UNITS = {
  g: { vi: 'g', en: 'g' },
  ml: { vi: 'ml', en: 'ml' },
  piece: { vi: 'chiếc', en: 'piece' },
  night: { vi: 'đêm', en: 'night' },
};
const YES_NO = { yes: { vi: 'có', en: 'yes' }, no: { vi: 'không', en: 'no' } };

/** Columns whose cells are words of a list. */
const LISTS: Partial<Record<ImportColumn, Record<string, Record<Locale, string>>>> = {
  line: LINES,
  pack: PACKS,
  netUnit: UNITS,
  onSale: YES_NO,
};

export const MOST_IMPORT_ROWS = 2000;
const HEADER_WITHIN = 20;

export interface RowAsTyped {
  /** In the file, from 1. */
  line: number;
  cells: Record<ImportColumn, string>;
}

/** Throws ImportUnreadable when it is not a table with these columns, ImportTooLong. */
export async function readProducts(bytes: Buffer): Promise<RowAsTyped[]> {
  const table = (await tablesIn(bytes)).find(one => headerAt(one) >= 0);
  if (!table) throw new ImportUnreadable();
  const at = headerAt(table);
  const places = (table[at] ?? []).map(columnCalled);
  const rows = table
    .slice(at + 1)
    .map((cells, index) => ({ line: at + index + 2, cells }))
    .filter(({ cells }) => cells.some(cell => cell.trim() !== ''));
  if (rows.length > MOST_IMPORT_ROWS) throw new ImportTooLong(MOST_IMPORT_ROWS);
  return rows.map(({ line, cells }) => ({ line, cells: cellsOf(places, cells) }));
}

const columnCalled = (title: string): ImportColumn | undefined =>
  columns.find(column => Object.values(IMPORT_COLUMNS[column]).some(name => fold(name) === fold(title).trim()));

const headerAt = (table: readonly string[][]): number =>
  table.slice(0, HEADER_WITHIN).findIndex(cells => {
    const found = cells.map(columnCalled);
    return found.includes('nameVi') && found.includes('price');
  });

function cellsOf(places: readonly (ImportColumn | undefined)[], cells: readonly string[]): RowAsTyped['cells'] {
  const blank = Object.fromEntries(columns.map(column => [column, ''])) as RowAsTyped['cells'];
  for (const [at, column] of places.entries()) if (column) blank[column] = meant(column, fromSafeCell(cells[at] ?? ''));
  return blank;
}

/** The code behind a word of a list. A spreadsheet that took a GTIN for a number has dropped its zeros. */
function meant(column: ImportColumn, cell: string): string {
  if (column === 'gtin') return /^\d{8,13}$/.test(cell) ? cell.padStart(14, '0') : cell;
  if (column === 'onSale' && cell === '') return 'yes';
  const list = LISTS[column];
  if (!list) return cell;
  // With its marks first: “bộ” is a set and “bó” a bunch; without them, only where one word can be meant.
  return codeIn(list, cell, text => text.normalize('NFC').trim().toLowerCase()) ?? codeIn(list, cell, fold) ?? cell;
}

function codeIn(
  list: Record<string, Record<Locale, string>>,
  cell: string,
  as: (text: string) => string,
): string | undefined {
  const said = as(cell.trim());
  const found = Object.entries(list).filter(([code, names]) =>
    [code, ...Object.values(names)].some(name => as(name) === said),
  );
  return found.length === 1 ? found[0]?.[0] : undefined;
}

const inWords = (column: ImportColumn, value: string | number | null, locale: Locale): string | number =>
  LISTS[column]?.[String(value)]?.[locale] ?? value ?? '';

function rowsOf(products: readonly KnownProduct[], locale: Locale): (string | number)[][] {
  return products.flatMap(({ slug, texts, packs }) =>
    packs.map(pack => {
      const row = { slug, ...texts, ...pack, onSale: pack.onSale ? 'yes' : 'no' };
      return columns.map(column => inWords(column, row[column], locale));
    }),
  );
}

const safe = (cell: string | number): string => (typeof cell === 'number' ? String(cell) : asSafeCell(printable(cell)));

/** UTF-8 with a byte order mark, without which Excel garbles Vietnamese. Without products it is the empty form. */
export function productsCsv(products: readonly KnownProduct[], locale: Locale): string {
  const rows = [columns.map(column => IMPORT_COLUMNS[column][locale]), ...rowsOf(products, locale)];
  return stringify(
    rows.map(row => row.map(safe)),
    { bom: true, record_delimiter: 'windows' },
  );
}

const HEX = 16;

/**
 * What a sheet would read as an escape is escaped itself (ECMA-376, `_xHHHH_`). So is the first letter of a text that the writer's table
 * of texts, a plain object, takes for one of its own: `valueOf`.
 */
const asSheetText = (text: string): string =>
  text in Object.prototype
    ? `_x${text.charCodeAt(0).toString(HEX).padStart(4, '0')}_${text.slice(1)}`
    : text.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_');

/** The same, with a second sheet that says which words some columns take. Typed cells: nothing in it is ever a formula. */
export function productsXlsx(products: readonly KnownProduct[], locale: Locale): Promise<Buffer> {
  const head = columns.map(column => ({ value: IMPORT_COLUMNS[column][locale], fontWeight: 'bold' as const }));
  const data = rowsOf(products, locale).map(row =>
    row.map(cell =>
      typeof cell === 'number' ? { value: cell, type: Number } : { value: asSheetText(safe(cell)), type: String },
    ),
  );
  const lists = Object.entries(LISTS).map(([column, list]) =>
    [IMPORT_COLUMNS[column as ImportColumn][locale], ...Object.values(list).map(names => names[locale])].map(
      (value, at) => ({ value, type: String, ...(at === 0 && { fontWeight: 'bold' as const }) }),
    ),
  );
  const widths = columns.map(column => ({ width: column.endsWith('Vi') || column.endsWith('En') ? 32 : 16 }));
  return writeXlsxFile([
    { sheet: locale === 'vi' ? 'Sản phẩm' : 'Products', data: [head, ...data], columns: widths, stickyRowsCount: 1 },
    { sheet: locale === 'vi' ? 'Từ dùng được' : 'Words', data: lists },
  ]).toBuffer();
}
