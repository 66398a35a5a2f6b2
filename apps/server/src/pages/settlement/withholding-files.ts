import { stringify } from 'csv-stringify/sync';
import writeXlsxFile from 'write-excel-file/node';
import type { Visit } from '../../web/visit.js';
import { asCsvCell } from '../reporting/export-files.js';
import type { WithheldRow } from './withholding.query.js';

type Reader = Pick<Visit, 'words'>;

export const toPay = ({ vat, vatBack, pit, pitBack }: WithheldRow): { vat: bigint; pit: bigint } => ({
  vat: vat - vatBack,
  pit: pit - pitBack,
});

const headOf = ({ words }: Reader): string[] => {
  const { seller, taxCode, legalForm, activity, revenue, vat, vatBack, vatDue, pit, pitBack, pitDue } =
    words.withholding;
  return [seller, taxCode, legalForm, activity, revenue, vat, vatBack, vatDue, pit, pitBack, pitDue];
};

/** The sums of a province in a month: far below what a spreadsheet counts exactly. */
function cells({ words }: Reader, row: WithheldRow): (string | number)[] {
  const due = toPay(row);
  const texts = [row.seller, row.taxCode, words.cooperatives.legalForms[row.legalForm as 'HKD'] ?? row.legalForm];
  const sums = [row.revenue, row.vat, row.vatBack, due.vat, row.pit, row.pitBack, due.pit];
  return [...texts, words.withholding.activities[row.activity], ...sums.map(Number)];
}

export const withholdingCsv = (reader: Reader, rows: readonly WithheldRow[]): string =>
  stringify(
    [headOf(reader), ...rows.map(row => cells(reader, row))].map(row => row.map(asCsvCell)),
    { bom: true, record_delimiter: 'windows' },
  );

/** The tax code is text: it begins with a zero as often as not. */
export function withholdingXlsx(reader: Reader, rows: readonly WithheldRow[]): Promise<Buffer> {
  const head = headOf(reader).map(value => ({ value, fontWeight: 'bold' as const }));
  const data = rows.map(row =>
    cells(reader, row).map(value =>
      typeof value === 'number' ? { value, type: Number, format: '#,##0' } : { value, type: String },
    ),
  );
  const columns = [32, 16, 18, 16, 16, 14, 14, 14, 14, 14, 14].map(width => ({ width }));
  return writeXlsxFile([{ sheet: reader.words.withholding.sheet, data: [head, ...data], columns }]).toBuffer();
}
