import { stringify } from 'csv-stringify/sync';
import type { Visit } from '../../web/visit.js';
import { asCsvCell } from '../reporting/export-files.js';
import type { SupplierLine } from './supplier-lines.js';

type Reader = Pick<Visit, 'words' | 'say'>;

const headOf = ({ words: { suppliers: words } }: Reader): string[] => [
  ...[words.code, words.name, words.lot, words.product, words.unit],
  ...[words.broughtInMonth, words.ofBatch, words.allBrought, words.sold],
  ...[`${words.batchEarned} (VND)`, `${words.proceeds} (VND)`],
];

/** Amounts in base units of the batch, which are whole; far below what a spreadsheet counts exactly. */
const cells = (reader: Reader, line: SupplierLine): (string | number)[] => [
  ...[line.code, line.name, line.batch.lot, reader.say(line.batch.nameVi, line.batch.nameEn), line.batch.unit],
  ...[line.inMonth, line.amount, line.ofAll, line.batch.sold, line.batchEarned, line.proceeds].map(Number),
];

/** A row for each member and batch. */
export const suppliersCsv = (reader: Reader, lines: readonly SupplierLine[]): string =>
  stringify(
    [headOf(reader), ...lines.map(line => cells(reader, line))].map(row => row.map(asCsvCell)),
    { bom: true, record_delimiter: 'windows' },
  );
