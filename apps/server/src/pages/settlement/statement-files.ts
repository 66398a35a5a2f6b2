import { stringify } from 'csv-stringify/sync';
import writeXlsxFile from 'write-excel-file/node';
import type { Visit } from '../../web/visit.js';
import { asCsvCell } from '../reporting/export-files.js';
import type { StatementRow } from './statement.query.js';

type Reader = Pick<Visit, 'words' | 'moment'>;

const headOf = ({ words }: Reader): string[] => {
  const { when, what, order, amount, running } = words.settlement.statement;
  return [when, what, order, `${amount} (VND)`, `${running} (VND)`];
};

/** A statement is a few million đồng: far below what a spreadsheet counts exactly. */
const cells = (reader: Reader, row: StatementRow): [string, string, string, number, number] => [
  reader.moment(row.happenedAt),
  reader.words.settlement.statement.rows[row.account],
  row.order ?? '',
  Number(row.amount),
  Number(row.running),
];

export const statementCsv = (reader: Reader, rows: readonly StatementRow[]): string =>
  stringify(
    [headOf(reader), ...rows.map(row => cells(reader, row))].map(row => row.map(asCsvCell)),
    { bom: true, record_delimiter: 'windows' },
  );

export function statementXlsx(reader: Reader, rows: readonly StatementRow[]): Promise<Buffer> {
  const head = headOf(reader).map(value => ({ value, fontWeight: 'bold' as const }));
  const data = rows.map(row =>
    cells(reader, row).map(value =>
      typeof value === 'number' ? { value, type: Number, format: '#,##0' } : { value, type: String },
    ),
  );
  const columns = [{ width: 20 }, { width: 28 }, { width: 16 }, { width: 16 }, { width: 16 }];
  return writeXlsxFile([
    { sheet: reader.words.settlement.statement.linesTitle, data: [head, ...data], columns },
  ]).toBuffer();
}
