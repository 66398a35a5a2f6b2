// A ZIP with a file for each label, and for each slip, and a list of them. A label is drawn when its turn comes and not before, so that as much stands in memory
// of ten thousand as of ten.
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { cuttingsOf, type Cutting } from '../cuttings.js';
import { moduleMm, type Cell, type Dpi } from '../label-template.js';
import type { Piece } from '../label-sheet.js';
import type { LabelSheet } from '../sheet-facts.js';
import type { DrawLabel } from './draw-label.js';
import { manifestHead, manifestLine } from './manifest.js';

export interface ZipWish {
  readonly cell: Cell;
  readonly dpi: Dpi | undefined;
  /** "png" */
  readonly extension: string;
  /** Pictures that are deflated already are stored as they are. */
  readonly isDeflated: boolean;
}

/** Bytes. Small beside a worker's memory, large beside what it costs to store a piece. */
const PIECE = 512 * 1024;
/** Or so many labels, so that whoever watches sees it grow. */
const LABELS_PER_PIECE = 240;

export async function* labelZip(sheet: LabelSheet, draw: DrawLabel, wish: ZipWish): AsyncGenerator<Piece> {
  const zip = new ZipFile();
  let done = 0;
  let list = manifestHead();
  // What goes wrong while a label is drawn ends the file: the stream is destroyed with it.
  const output = zip.outputStream as Readable;
  zip.on('error', (error: Error) => output.destroy(error));

  for (const cutting of cuttingsOf(sheet.labels)) {
    const { serial, uri, number } = cutting;
    const file = fileName(cutting, sheet.labels.length, wish.extension);
    add(zip, output, file, sheet, !wish.isDeflated, async () => {
      const { bytes, modules } = await draw(cutting);
      list += manifestLine({
        ...{ file, gtin: sheet.gtin, serial, uri, modules },
        ...{ product: sheet.product, netContent: sheet.netContent, lot: sheet.lot, producedOn: sheet.producedOn },
        bestBefore: sheet.bestBefore ?? '',
        moduleMm: moduleMm(modules, wish.cell, wish.dpi).toFixed(3),
      });
      done = number;
      return bytes;
    });
  }
  add(zip, output, 'manifest.csv', sheet, true, () => Promise.resolve(Buffer.from(list)));
  zip.end();

  let waiting: Buffer[] = [];
  let told = 0;
  let size = 0;
  for await (const bytes of output as AsyncIterable<Buffer>) {
    waiting.push(bytes);
    size += bytes.length;
    if (size < PIECE && done - told < LABELS_PER_PIECE) continue;
    yield { bytes: Buffer.concat(waiting), done };
    [waiting, size, told] = [[], 0, done];
  }
  yield { bytes: Buffer.concat(waiting), done };
}

/** In the order of the roll, also when files are sorted by name. */
const fileName = ({ number, serial, code }: Cutting, of: number, extension: string): string =>
  `${String(number).padStart(String(of).length, '0')}-${serial}${code === undefined ? '' : '-slip'}.${extension}`;

/** The time is the roll's: a reprint is the same file, byte for byte. */
function add(
  zip: ZipFile,
  output: Readable,
  name: string,
  { issuedAt }: LabelSheet,
  compress: boolean,
  make: () => Promise<Buffer>,
): void {
  zip.addReadStreamLazy(name, { compress, mtime: issuedAt }, answer => {
    make().then(
      bytes => answer(null, Readable.from([bytes])),
      (error: unknown) => output.destroy(error as Error),
    );
  });
}
