// A ZIP with a file for each label and a list of them. A label is drawn when its turn comes and not before, so that as much stands in memory
// of ten thousand as of ten.
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { moduleMm, type Cell, type Dpi } from '../label-template.js';
import type { LabelSheet, Piece } from '../label-sheet.js';
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

  for (const [n, label] of sheet.labels.entries()) {
    const file = fileName(n, sheet.labels.length, label.serial, wish.extension);
    add(zip, output, file, sheet, !wish.isDeflated, async () => {
      const { bytes, modules } = await draw(label);
      list += manifestLine({
        ...{ file, gtin: sheet.gtin, serial: label.serial, uri: label.uri, modules },
        ...{ product: sheet.product, netContent: sheet.netContent, lot: sheet.lot, producedOn: sheet.producedOn },
        bestBefore: sheet.bestBefore ?? '',
        moduleMm: moduleMm(modules, wish.cell, wish.dpi).toFixed(3),
      });
      done++;
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
const fileName = (n: number, of: number, serial: string, extension: string): string =>
  `${String(n + 1).padStart(String(of).length, '0')}-${serial}.${extension}`;

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
