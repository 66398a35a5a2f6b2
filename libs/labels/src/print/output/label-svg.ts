// A label as one SVG: in millimetres, the symbol on a grid of whole modules, the type as outlines. Black on white, whatever lies beneath.
import { layOut, setSerial, type LabelLayout } from '../label-layout.js';
import type { LabelSheet } from '../label-sheet.js';
import type { Cell } from '../label-template.js';
import { escaped, qrSymbol } from '../qr-symbol.js';
import { openOutlines, type Outlines } from './outlines.js';
import type { DrawnLabel, DrawLabel } from './draw-label.js';

/** What draws one label after the other; what all of them say is set once for each size of symbol. */
export function svgDrawer(sheet: LabelSheet, cell: Cell): DrawLabel {
  const outlines = openOutlines();
  const settings = new Map<number, { layout: LabelLayout; facts: string }>();
  return ({ serial, uri }): DrawnLabel => {
    const symbol = qrSymbol(uri, { level: sheet.level ?? 'M' });
    const { layout, facts } = settings.get(symbol.size) ?? set(sheet, symbol.size, cell, outlines);
    settings.set(symbol.size, { layout, facts });
    const { left, top, module } = layout.place;
    const line = outlines.svgOf(setSerial(serial, layout, outlines.measure));
    const svg =
      `${head(cell, `${sheet.product}, ${serial}`)}<g fill="#000">${facts}${line}</g>` +
      `<path fill="#000" transform="translate(${left} ${top}) scale(${module})" d="${symbol.path}"/></svg>\n`;
    return { bytes: Buffer.from(svg), modules: symbol.size };
  };
}

function set(sheet: LabelSheet, size: number, cell: Cell, outlines: Outlines): { layout: LabelLayout; facts: string } {
  const layout = layOut(sheet, size, outlines.measure, cell);
  return { layout, facts: layout.lines.map(outlines.svgOf).join('') };
}

const mm = (points: number): string => `${Number(((points / 72) * 25.4).toFixed(2))}mm`;

const head = ({ width, height }: Cell, title: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${mm(width)}" height="${mm(height)}" viewBox="0 0 ${width} ${height}" role="img">` +
  `<title>${escaped(title)}</title><path fill="#fff" d="M0 0h${width}v${height}h-${width}z"/>`;
