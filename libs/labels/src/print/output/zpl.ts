// Labels in the language of label printers (ZPL II). All of it is graphics, none of it is text of the printer's:
// - ^BQ would let the firmware choose version, mask and place of the symbol, and read ^ ~ and _ in an address as commands; what would print
//   is not what was tested. A graphic prints dot for dot what the tests decode.
// - ^CI28 needs a font with Vietnamese letters in the printer. Font 0 has none, and nobody knows what a co-op's printer holds.
// What all labels say is sent once (~DG) and recalled by each (^XG); symbol and serial are a graphic of each label (^GF). At 600 dpi a label
// would otherwise be 54 kB, and a roll of ten thousand half a gigabyte.
import { blankBitmap, type Bitmap } from './bitmap.js';
import type { LabelLayers } from './label-bitmap.js';

/** Where the facts lie in the printer's memory, by the size of symbol that they leave room for and by what they are of. R: is emptied when it is switched off. */
export const placeOf = ({ modules, isSlip }: Pick<LabelLayers, 'modules' | 'isSlip'>): string =>
  `R:${isSlip ? 'SLIP' : 'TEM'}${modules}.GRF`;

/** Sends the facts to the printer. */
export const zplFacts = ({ facts, ...layers }: LabelLayers): string =>
  `~DG${placeOf(layers)},${facts.bits.length},${facts.stride},${packed(facts)}\n`;

/** One label. The facts must have been sent before. `note` is for whoever reads the file. */
export async function zplLabel({ facts, paintOwn, ...layers }: LabelLayers, note: string): Promise<string> {
  const { width, height } = facts;
  const own = blankBitmap(width, height);
  await paintOwn(own);
  return (
    `^XA^FX ${plain(note)}^FS\n^PW${width}^LL${height}^LH0,0\n^FO0,0^XG${placeOf(layers)},1,1^FS\n` +
    `^FO0,0^GFA,${own.bits.length},${own.bits.length},${own.stride},${packed(own)}^FS\n^PQ1^XZ\n`
  );
}

/** Frees the printer's memory. */
export const zplForget = (place: string): string => `^XA^ID${place}^FS^XZ\n`;

/** ^ and ~ begin a command wherever they stand. */
const plain = (note: string): string => note.replace(/[^\w .()-]/g, ' ');

/** Hexadecimal rows in ZPL's own compression: G … Y repeat what follows 1 … 19 times, g … z 20 … 400 times; `,` is the rest of a row in white, `:` the row above again. */
export function packed({ bits, stride, height }: Bitmap): string {
  const rows: string[] = [];
  for (let y = 0; y < height; y++) {
    const [above, at, below] = [(y - 1) * stride, y * stride, (y + 1) * stride];
    const isSame = y > 0 && bits.compare(bits, above, at, at, below) === 0;
    rows.push(isSame ? ':' : packedRow(bits.toString('hex', at, below).toUpperCase()));
  }
  return rows.join('');
}

function packedRow(row: string): string {
  const black = row.replace(/0+$/, '');
  const runs = black.replace(/(.)\1+/g, run => times(run.length) + run.charAt(0));
  return black.length < row.length ? `${runs},` : runs;
}

/** How often the next digit comes. */
function times(count: number): string {
  const most = 'z'.repeat(Math.floor(count / 400));
  const twenties = Math.floor((count % 400) / 20);
  const ones = count % 20;
  return most + (twenties ? code('f', twenties) : '') + (ones ? code('F', ones) : '');
}

const code = (before: string, steps: number): string => String.fromCharCode(before.charCodeAt(0) + steps);
