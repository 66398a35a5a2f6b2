// Every symbol of every form is read by two programs that have no line in common, straight and in all the ways phones see it.
import { cuttingsOf } from '../../libs/labels/src/print/cuttings.js';
import { RESOLUTIONS, type Dpi, type LabelSize } from '../../libs/labels/src/print/label-template.js';
import type { PrintChoice } from '../../libs/labels/src/print/print-choice.js';
import type { LabelSheet } from '../../libs/labels/src/print/sheet-facts.js';
import { LOOKS, readTwice, seen, STRAIGHT, type Look } from './symbol-matrix.js';
import { aRoll, picturesOf, withSlips, type LabelPicture } from './symbol-outputs.js';

export interface SymbolProof {
  forms: number;
  labels: number;
  /** What lies under the seals of those that have an inside code. */
  slips: number;
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

/**
 * Of each choice a roll without inside codes and one with them. `straight` symbols of each roll are read as they are, the first `everyWay` in
 * every way; where there are slips, half of them are slips.
 */
export async function readSymbols(
  choices: readonly PrintChoice[],
  { straight, everyWay }: { straight: number; everyWay: number },
  say: (text: string) => void = () => undefined,
): Promise<SymbolProof> {
  const proof: SymbolProof = { forms: choices.length, labels: 0, slips: 0, readings: 0, secondGlances: 0, misread: [] };
  for (const [n, choice] of choices.entries()) {
    // Fish and rice have the stronger level, and with it the larger symbol.
    const level = n % 2 ? 'Q' : 'M';
    await readRoll(proof, choice, aRoll(straight, { level }), everyWay);
    await readRoll(proof, choice, withSlips(aRoll(Math.ceil(straight / 2), { level })), everyWay);
    say(`${nameOf(choice)}: ${proof.readings} readings so far, ${proof.misread.length} wrong`);
  }
  return proof;
}

async function readRoll(proof: SymbolProof, choice: PrintChoice, sheet: LabelSheet, everyWay: number): Promise<void> {
  const pictures = await picturesOf(sheet, choice);
  const cuttings = cuttingsOf(sheet.labels);
  if (pictures.length !== cuttings.length) throw new Error(`of ${cuttings.length} pieces ${pictures.length} came out`);
  for (const [at, { uri, code }] of cuttings.entries()) {
    const isSlip = code !== undefined;
    if (isSlip) proof.slips++;
    else proof.labels++;
    for (const look of at < everyWay ? LOOKS : [STRAIGHT])
      await readPicture(proof, pictures[at] as LabelPicture, look, {
        uri,
        name: `${nameOf(choice)}${isSlip ? ', slip' : ''}, ${look.name}`,
      });
  }
}

async function readPicture(
  proof: SymbolProof,
  { png, dotsPerModule }: LabelPicture,
  look: Look,
  { uri, name }: { uri: string; name: string },
): Promise<void> {
  const { zxing, jsqr, glances } = await readTwice(await seen(png, look, dotsPerModule));
  if (glances > 1) proof.secondGlances++;
  for (const [reader, text] of Object.entries({ zxing, jsqr })) {
    proof.readings++;
    if (text !== uri) proof.misread.push(`${name}: ${reader} read ${text ?? 'nothing'}`);
  }
}

const nameOf = ({ form, size, dpi }: PrintChoice): string => `${form} ${size}${dpi ? ` ${dpi} dpi` : ''}`;
