import { stringify } from 'csv-stringify/sync';
import writeXlsxFile from 'write-excel-file/node';
import { asSafeCell } from '#platform/tables';
import type { Writer } from './figures.js';
import { figureTitles, type FileCell, type FileTable } from './export-rows.js';

/** Numbers are ours and stay numbers. */
export const asCsvCell = (cell: FileCell): string => (typeof cell === 'string' ? asSafeCell(cell) : String(cell ?? ''));

/** One table after the other, each row led by the name of its table. UTF-8 with a byte order mark, without which Excel garbles Vietnamese. */
export function csvOf({ words }: Writer, tables: readonly FileTable[]): string {
  const { export: labels, columns, dimensions } = words.reporting;
  const header = [labels.table, labels.code, labels.name, ...figureTitles(columns)];
  const rows = tables.flatMap(table => table.rows.map(row => [dimensions[table.dimension], ...row]));
  return stringify(
    [header, ...rows].map(row => row.map(asCsvCell)),
    { bom: true, record_delimiter: 'windows' },
  );
}

const HEAD = { fontWeight: 'bold' } as const;
const NUMBER_FORMAT = '#,##0';

/** Typed cells: a text is a text whatever it begins with, so nothing in it is ever a formula. */
const cellOf = (cell: FileCell) =>
  cell === null
    ? null
    : typeof cell === 'number'
      ? { value: cell, type: Number, format: NUMBER_FORMAT }
      : { value: cell, type: String };

const WIDTHS = [
  { width: 24 },
  { width: 44 },
  { width: 12 },
  { width: 12 },
  { width: 18 },
  { width: 12 },
  { width: 12 },
];

/** One sheet with what was selected, and one per table. */
export async function xlsxOf(
  { words }: Writer,
  selection: readonly (readonly [string, string])[],
  tables: readonly FileTable[],
): Promise<Buffer> {
  const { export: labels, names } = words.reporting;
  const first = {
    sheet: labels.selection,
    data: selection.map(([name, value]) => [
      { value: name, ...HEAD },
      { value, type: String },
    ]),
    columns: WIDTHS,
  };
  const others = tables.map(table => ({
    sheet: names[table.dimension].replace(/[\\/?*[\]:]/g, ' '),
    data: [table.header.map(value => ({ value, ...HEAD })), ...table.rows.map(row => row.map(cellOf))],
    columns: WIDTHS,
    stickyRowsCount: 1,
  }));
  return writeXlsxFile([first, ...others]).toBuffer();
}
