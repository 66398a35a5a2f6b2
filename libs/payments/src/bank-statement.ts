// A statement of the bank as its web pages give it: a table with a header somewhere near its top, in CSV or as the first sheet of an XLSX file.
import { fold } from '#platform/language';
import { dong, type Dong } from '#platform/money';
import { tablesIn } from '#platform/tables';
import { StatementNotRead } from './refusals.js';

/** A row of money that came in. */
export interface StatementLine {
  /** The line in the file, from 1. */
  line: number;
  bankReference: string;
  /** Undefined: what stands there is no sum of whole đồng. */
  amount: Dong | undefined;
  transferText: string;
}

const MOST_ROWS = 20_000;
const HEADER_WITHIN = 30;

/** Each bank calls them otherwise; without diacritics and in small letters. */
const COLUMNS = {
  reference: [
    'so tham chieu',
    'so giao dich',
    'ma giao dich',
    'so but toan',
    'so ct',
    'so chung tu',
    'ma tham chieu',
  ].concat(['reference', 'reference no', 'reference number', 'transaction id', 'transaction no', 'ref no']),
  amount: [
    'ghi co',
    'so tien ghi co',
    'phat sinh co',
    'co',
    'tien vao',
    'so tien',
    'credit',
    'credit amount',
    'amount',
  ],
  text: [
    'noi dung',
    'noi dung giao dich',
    'dien giai',
    'mo ta',
    'noi dung chuyen khoan',
    'description',
    'details',
    'remark',
  ],
};
type Column = keyof typeof COLUMNS;

/** The rows of money that came in; what went out has nothing in that column. Throws StatementNotRead. */
export async function statementLines(bytes: Buffer): Promise<StatementLine[]> {
  const table = (await tablesIn(bytes)).find(one => headerAt(one) >= 0);
  if (!table || table.length > MOST_ROWS) throw new StatementNotRead();
  const at = headerAt(table);
  const header = table[at] ?? [];
  const cellOf = (cells: readonly string[], column: Column): string => (cells[columnOf(header, column)] ?? '').trim();
  return table.slice(at + 1).flatMap((cells, index) => {
    const [bankReference, sum] = [cellOf(cells, 'reference'), cellOf(cells, 'amount')];
    if (bankReference === '' || sum === '' || /^[-0.,\s]*$/.test(sum)) return [];
    return [{ line: at + index + 2, bankReference, amount: sumIn(sum), transferText: cellOf(cells, 'text') }];
  });
}

const headerAt = (table: readonly string[][]): number =>
  table
    .slice(0, HEADER_WITHIN)
    .findIndex(cells => (['reference', 'amount', 'text'] as const).every(one => columnOf(cells, one) >= 0));

/** The first name in the list that the header has: `ghi co` says more than `so tien`. */
function columnOf(cells: readonly string[], column: Column): number {
  const plain = cells.map(cell =>
    fold(cell)
      .replace(/\(.*\)|[*:]/g, '')
      .trim(),
  );
  const name = COLUMNS[column].find(one => plain.includes(one));
  return name === undefined ? -1 : plain.indexOf(name);
}

/** `+210.000`, `210,000.00`, `210,000 VND` and `210000` are whole đồng; what has other decimals is none. */
function sumIn(cell: string): Dong | undefined {
  const plain = cell
    .replace(/^\+/, '')
    .replace(/\s*(đ|₫|vnd|vnđ)$/i, '')
    .replace(/(?<=\d{3}|^\d{1,3})[.,]00?$/, '');
  return /^\d{1,3}([., ]\d{3})+$|^\d{1,15}$/.test(plain) ? dong(plain.replace(/[., ]/g, '')) : undefined;
}
