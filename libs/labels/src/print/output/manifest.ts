// The list in a ZIP of labels: which file is which label, for print shops that print variable data, and for whoever checks what came back.
import { stringify } from 'csv-stringify/sync';

export interface ManifestRow {
  readonly file: string;
  readonly gtin: string;
  readonly serial: string;
  readonly uri: string;
  readonly product: string;
  readonly netContent: string;
  readonly lot: string;
  readonly producedOn: string;
  readonly bestBefore: string;
  readonly modules: number;
  /** "0.500" */
  readonly moduleMm: string;
}

const COLUMNS: readonly (readonly [keyof ManifestRow, string])[] = [
  ['file', 'file'],
  ['gtin', 'gtin'],
  ['serial', 'serial'],
  ['uri', 'uri'],
  ['product', 'product'],
  ['netContent', 'net_content'],
  ['lot', 'lot'],
  ['producedOn', 'produced_on'],
  ['bestBefore', 'best_before'],
  ['modules', 'symbol_modules'],
  ['moduleMm', 'module_mm'],
];

/** UTF-8 with a byte order mark, without which Excel garbles Vietnamese. A text that a spreadsheet would run gets an apostrophe in front. */
export const manifestHead = (): string =>
  stringify([COLUMNS.map(([, name]) => name)], { bom: true, record_delimiter: 'windows' });

export const manifestLine = (row: ManifestRow): string =>
  stringify([COLUMNS.map(([key]) => row[key])], { record_delimiter: 'windows', escape_formulas: true });
