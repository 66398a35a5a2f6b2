// A carrier's statement as it comes: a table with a header somewhere near its top, in CSV or as the first sheet of an XLSX file.
import { fold } from '#platform/language';
import { tablesIn } from '#platform/tables';
import { StatementUnreadable } from '../refusals.js';

export interface StatementRow {
  /** The line in the file, from 1. */
  line: number;
  /** What makes it the same row in another file: the carrier's own number of it, or the parcel's. */
  key: string;
  trackingCode: string;
  /** Whole đồng as text; undefined: not a sum. */
  amount: string | undefined;
}

const MOST_ROWS = 20_000;
const HEADER_WITHIN = 20;

const COLUMNS = {
  trackingCode: ['ma van don', 'ma buu gui', 'tracking', 'tracking code', 'tracking number'],
  amount: ['tien thu ho', 'so tien', 'cod', 'amount', 'cod amount'],
  key: ['ma dong', 'so chung tu', 'reference', 'row'],
};

/** Throws StatementUnreadable when it is not a table with these columns. */
export async function statementRows(bytes: Buffer): Promise<StatementRow[]> {
  const table = (await tablesIn(bytes)).find(one => headerAt(one) >= 0);
  if (!table || table.length > MOST_ROWS) throw new StatementUnreadable();
  const at = headerAt(table);
  const header = table[at] ?? [];
  const [code, amount, key] = [COLUMNS.trackingCode, COLUMNS.amount, COLUMNS.key].map(names => columnOf(header, names));
  return table.slice(at + 1).flatMap((cells, index) => {
    const trackingCode = cellAt(cells, code);
    if (trackingCode === '') return [];
    const line = at + index + 2;
    return [{ line, key: cellAt(cells, key) || trackingCode, trackingCode, amount: sumIn(cellAt(cells, amount)) }];
  });
}

const headerAt = (table: readonly string[][]): number =>
  table
    .slice(0, HEADER_WITHIN)
    .findIndex(cells => columnOf(cells, COLUMNS.trackingCode) >= 0 && columnOf(cells, COLUMNS.amount) >= 0);

const columnOf = (cells: readonly string[], names: readonly string[]): number =>
  cells.findIndex(cell => names.includes(fold(cell).trim()));

const cellAt = (cells: readonly string[], at: number | undefined): string =>
  at === undefined ? '' : (cells[at] ?? '');

/** `210.000`, `210,000 đ` and `210000` are whole đồng; what has decimals is none. */
function sumIn(cell: string): string | undefined {
  const plain = cell.replace(/\s*(đ|₫|vnd|vnđ)$/i, '');
  return /^\d{1,3}([., ]\d{3})+$|^\d{1,15}$/.test(plain) ? plain.replace(/[., ]/g, '') : undefined;
}
