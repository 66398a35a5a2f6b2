// Every symbol of every form is read by two programs that have no line in common, straight and in all the ways phones see it.
import { RESOLUTIONS, type Dpi, type LabelSize } from '../../libs/labels/src/print/label-template.js';
import type { PrintChoice } from '../../libs/labels/src/print/print-choice.js';
import { LOOKS, readTwice, seen, STRAIGHT } from './symbol-matrix.js';
import { aRoll, picturesOf } from './symbol-outputs.js';

export interface SymbolProof {
  forms: number;
  symbols: number;
  readings: number;
  /** How often jsQR read nothing before it looked from another distance. */
  secondGlances: number;
  /** "png small 203 dpi, turned by 12°: jsqr read nothing" */
  misread: string[];
}

const made = (form: PrintChoice['form'], size: LabelSize, dpi: Dpi | null = null): PrintChoice => ({ form, size, dpi });

/** Each form in each size and resolution it can have. */
export const ALL_CHOICES: readonly PrintChoice[] = [
  made('sheet', 'standard'),
  ...(['standard', 'small', 'large'] as const).flatMap(size => [
    made('roll', size),
    made('svg', size),
    ...RESOLUTIONS.flatMap(dpi => [made('png', size, dpi), made('zpl', size, dpi)]),
  ]),
];

/** `straight` labels of each choice are read as they are, the first `everyWay` of them in every way. */
export async function readSymbols(
  choices: readonly PrintChoice[],
  { straight, everyWay }: { straight: number; everyWay: number },
  say: (text: string) => void = () => undefined,
): Promise<SymbolProof> {
  const proof: SymbolProof = { forms: choices.length, symbols: 0, readings: 0, secondGlances: 0, misread: [] };
  for (const [n, choice] of choices.entries()) {
    // Fish and rice have the stronger level, and with it the larger symbol.
    const sheet = aRoll(straight, { level: n % 2 ? 'Q' : 'M' });
    const pictures = await picturesOf(sheet, choice);
    if (pictures.length !== straight) throw new Error(`of ${straight} labels ${pictures.length} came out`);
    for (const [at, { png, dotsPerModule }] of pictures.entries()) {
      proof.symbols++;
      for (const look of at < everyWay ? LOOKS : [STRAIGHT]) {
        const readings = await readTwice(await seen(png, look, dotsPerModule));
        if (readings.glances > 1) proof.secondGlances++;
        for (const [reader, text] of [
          ['zxing', readings.zxing],
          ['jsqr', readings.jsqr],
        ] as const) {
          proof.readings++;
          if (text === sheet.labels[at]?.uri) continue;
          proof.misread.push(`${nameOf(choice)}, ${look.name}: ${reader} read ${text ?? 'nothing'}`);
        }
      }
    }
    say(`${nameOf(choice)}: ${proof.readings} readings so far, ${proof.misread.length} wrong`);
  }
  return proof;
}

const nameOf = ({ form, size, dpi }: PrintChoice): string => `${form} ${size}${dpi ? ` ${dpi} dpi` : ''}`;
