// The file of a roll in whatever form was wished, piece by piece.
import { setImmediate } from 'node:timers/promises';
import { labelPdf, type LabelSheet, type Piece } from '../label-sheet.js';
import { CELLS, paperFor, type Cell, type Dpi } from '../label-template.js';
import { tidyChoice, USUAL_DPI, type PrintChoice } from '../print-choice.js';
import { bitmapDrawer, merged } from './label-bitmap.js';
import { svgDrawer } from './label-svg.js';
import { labelZip } from './label-zip.js';
import { pngOf } from './png.js';
import { zplFacts, zplForget, zplLabel } from './zpl.js';

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
  return async (label: LabelSheet['labels'][number]) => {
    const layers = await draw(label);
    return { bytes: pngOf(await merged(layers), dpi), modules: layers.modules };
  };
}

/** The facts are sent again with each: a printer that was switched off in between goes on from there. */
const LABELS_PER_PIECE = 120;

async function* zplPieces(sheet: LabelSheet, cell: Cell, dpi: Dpi): AsyncGenerator<Piece> {
  const lay = bitmapDrawer(sheet, cell, dpi);
  for (let from = 0; from < sheet.labels.length; from += LABELS_PER_PIECE) {
    const done = Math.min(from + LABELS_PER_PIECE, sheet.labels.length);
    const sent = new Set<number>();
    const texts: string[] = [];
    for (let n = from; n < done; n++) {
      const label = sheet.labels[n];
      if (!label) break;
      const layers = await lay(label);
      if (!sent.has(layers.modules)) texts.push(zplFacts(layers));
      sent.add(layers.modules);
      texts.push(await zplLabel(layers, `${n + 1} of ${sheet.labels.length}, (01)${sheet.gtin} (21)${label.serial}`));
    }
    yield { bytes: Buffer.from([...texts, ...[...sent].map(zplForget)].join(''), 'latin1'), done };
    await setImmediate();
  }
}
