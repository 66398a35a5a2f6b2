// A table that somebody sends: CSV with one of three separators, or the first sheet of an XLSX file. By its bytes, not by its name.
import { parse } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import { readSheet } from 'read-excel-file/node';

/** A small zip can hold a very large sheet. */
const MOST_UNZIPPED_BYTES = 60_000_000;
/** One of them makes columns of the header; the others may stand in sums. */
const DELIMITERS = [';', '\t', ','] as const;

const isZip = (bytes: Buffer): boolean => bytes.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004'));

/** The ways in which the bytes can be read as a table; none where they are not one, or unfold too far. */
export async function tablesIn(bytes: Buffer): Promise<string[][][]> {
  if (isZip(bytes)) return sheetOf(bytes).then(sheet => (sheet ? [sheet] : []));
  return DELIMITERS.flatMap(delimiter => {
    const table = csvOf(bytes, delimiter);
    return table ? [table] : [];
  });
}

async function sheetOf(bytes: Buffer): Promise<string[][] | undefined> {
  try {
    let unzipped = 0;
    const names: string[] = [];
    unzipSync(bytes, {
      filter: ({ originalSize, name }) => {
        unzipped += originalSize;
        names.push(name);
        return false;
      },
    });
    if (unzipped > MOST_UNZIPPED_BYTES || !names.includes('xl/workbook.xml')) return undefined;
    return (await readSheet(bytes)).map(row => row.map(cell => (cell === null ? '' : String(cell).trim())));
  } catch {
    return undefined;
  }
}

function csvOf(bytes: Buffer, delimiter: string): string[][] | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (text.includes('\0')) return undefined;
    return parse(text, { bom: true, delimiter, relax_column_count: true, relax_quotes: true, trim: true });
  } catch {
    return undefined;
  }
}
