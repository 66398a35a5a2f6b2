// A label as one SVG: in millimetres, the symbol on a grid of whole modules, the type as outlines. Black on white, whatever lies beneath.
import { setter } from '../cuttings.js';
import type { LabelLayout } from '../label-layout.js';
import type { LabelSheet } from '../sheet-facts.js';
import type { Cell } from '../label-template.js';
import { escaped } from '../qr-symbol.js';
import { openOutlines } from './outlines.js';
import type { DrawnLabel, DrawLabel } from './draw-label.js';

/** What draws one label after the other; what all of them say is set once for each size of symbol. */
export function svgDrawer(sheet: LabelSheet, cell: Cell): DrawLabel {
  const outlines = openOutlines();
  const set = setter(sheet, outlines.measure, cell);
  const settings = new Map<LabelLayout, string>();
  return (cutting): DrawnLabel => {
    const { symbol, layout, own } = set(cutting);
    const facts = settings.get(layout) ?? layout.lines.map(outlines.svgOf).join('');
    settings.set(layout, facts);
    const { left, top, module } = layout.place;
    const name = cutting.code === undefined ? sheet.product : sheet.captions.inside;
    const svg =
      `${head(cell, `${name}, ${cutting.serial}`)}<g fill="#000">${facts}${own.map(outlines.svgOf).join('')}</g>` +
      `<path fill="#000" transform="translate(${left} ${top}) scale(${module})" d="${symbol.path}"/></svg>\n`;
    return { bytes: Buffer.from(svg), modules: symbol.size };
  };
}

const mm = (points: number): string => `${Number(((points / 72) * 25.4).toFixed(2))}mm`;

const head = ({ width, height }: Cell, title: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${mm(width)}" height="${mm(height)}" viewBox="0 0 ${width} ${height}" role="img">` +
  `<title>${escaped(title)}</title><path fill="#fff" d="M0 0h${width}v${height}h-${width}z"/>`;
