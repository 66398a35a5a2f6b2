// The file of a roll in whatever form was wished, piece by piece.
import { setImmediate } from 'node:timers/promises';
import { cuttingsOf, type Cutting } from '../cuttings.js';
import { labelPdf, type Piece } from '../label-sheet.js';
import type { LabelSheet } from '../sheet-facts.js';
import { CELLS, paperFor, type Cell, type Dpi } from '../label-template.js';
import { tidyChoice, USUAL_DPI, type PrintChoice } from '../print-choice.js';
import { bitmapDrawer, merged } from './label-bitmap.js';
import { svgDrawer } from './label-svg.js';
import { labelZip } from './label-zip.js';
import { pngOf } from './png.js';
import { placeOf, zplFacts, zplForget, zplLabel } from './zpl.js';

export function drawPieces(sheet: LabelSheet, choice: PrintChoice): AsyncGenerator<Piece> {
  const { form, size, dpi } = tidyChoice(choice);
  const cell = CELLS[size];
  if (form === 'png') return labelZip(sheet, pngDrawer(sheet, cell, dpi ?? USUAL_DPI), zipOf(cell, 'png', dpi));
  if (form === 'zpl') return zplPieces(sheet, cell, dpi ?? USUAL_DPI);
  if (form === 'svg') return labelZip(sheet, svgDrawer(sheet, cell), zipOf(cell, 'svg', null));
  return labelPdf(sheet, paperFor(form, cell), cell);
}

const zipOf = (cell: Cell, extension: string, dpi: Dpi | null) => ({
  cell,
  extension,
  dpi: dpi ?? undefined,
  isDeflated: extension === 'png',
});

function pngDrawer(sheet: LabelSheet, cell: Cell, dpi: Dpi) {
  const draw = bitmapDrawer(sheet, cell, dpi);
  return async (cutting: Cutting) => {
    const layers = await draw(cutting);
    return { bytes: pngOf(await merged(layers), dpi), modules: layers.modules };
  };
}

/** The facts are sent again with each: a printer that was switched off in between goes on from there. */
const LABELS_PER_PIECE = 120;

async function* zplPieces(sheet: LabelSheet, cell: Cell, dpi: Dpi): AsyncGenerator<Piece> {
  const lay = bitmapDrawer(sheet, cell, dpi);
  for (let from = 0; from < sheet.labels.length; from += LABELS_PER_PIECE) {
    const done = Math.min(from + LABELS_PER_PIECE, sheet.labels.length);
    const sent = new Set<string>();
    const texts: string[] = [];
    for (const cutting of cuttingsOf(sheet.labels.slice(from, done), from)) {
      const layers = await lay(cutting);
      const place = placeOf(layers);
      if (!sent.has(place)) texts.push(zplFacts(layers));
      sent.add(place);
      texts.push(await zplLabel(layers, noteOf(sheet, cutting)));
    }
    yield { bytes: Buffer.from([...texts, ...[...sent].map(zplForget)].join(''), 'latin1'), done };
    await setImmediate();
  }
}

const noteOf = ({ labels, gtin }: LabelSheet, { number, serial, code }: Cutting): string =>
  `${code === undefined ? '' : 'slip of '}${number} of ${labels.length}, (01)${gtin} (21)${serial}`;
