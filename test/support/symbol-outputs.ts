// What of a roll comes out of the house in each form, as pictures: files are really made, taken apart again, and every symbol is a picture of its dots.
import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import sharp from 'sharp';
import { cuttingsOf, SLIP_LEVEL, type Cutting } from '../../libs/labels/src/print/cuttings.js';
import { CELLS, dotsPerModule, type Dpi } from '../../libs/labels/src/print/label-template.js';
import type { LabelSheet } from '../../libs/labels/src/print/sheet-facts.js';
import { drawPieces } from '../../libs/labels/src/print/output/draw-pieces.js';
import { hasDots, type PrintChoice } from '../../libs/labels/src/print/print-choice.js';
import { qrSymbol } from '../../libs/labels/src/print/qr-symbol.js';
import { openingUri } from '../../libs/labels/src/print/print-sheet.js';
import { newInsideCode } from '../../libs/labels/src/inside/inside-code.js';
import { newSerials } from '../../libs/labels/src/rolls/serial.js';
import { digitalLink } from '#libs/gs1';
import { pagesOf, symbolsOn } from './label-pdf.js';
import { filesInZip } from './zip.js';
import { burn } from './zpl.js';

export interface LabelPicture {
  readonly png: Buffer;
  /** In pixels of the picture. */
  readonly dotsPerModule: number;
}

const GTIN = '09520123456788';

/** A roll of tea with the longest texts that are common. */
export const aRoll = (count: number, changes: Partial<LabelSheet> = {}): LabelSheet => ({
  language: 'vi',
  title: `Tờ tem T-0042 · Lô CHE-2026-11 · ${count} tem`,
  cooperative: 'Hợp tác xã Nông nghiệp hữu cơ Tả Leng',
  product: 'Chè Shan tuyết cổ thụ một tôm hai lá',
  netContent: '100 g',
  gtin: GTIN,
  lot: 'CHE-2026-11',
  producedOn: '20/11/2026',
  bestBefore: '20/11/2028',
  captions: {
    ...{ lot: 'Lô', producedOn: 'NSX', bestBefore: 'HSD', page: (page, pages) => `tờ ${page}/${pages}` },
    inside: 'Mã bên trong',
    insideHint: 'Đặt trong gói, dưới niêm phong. Mở gói rồi quét hoặc nhập mã tại trang của tem.',
  },
  issuedAt: new Date('2026-11-24T02:00:00Z'),
  level: 'M',
  labels: newSerials(count).map(serial => ({
    serial,
    uri: digitalLink({ origin: 'https://chophien.example', gtin: GTIN, serial }),
  })),
  ...changes,
});

/** The same with a second code for each label. */
export const withSlips = (sheet: LabelSheet): LabelSheet => ({
  ...sheet,
  labels: sheet.labels.map(label => {
    const code = newInsideCode();
    const item = { gtin: sheet.gtin, serial: label.serial };
    return { ...label, inside: { code, uri: openingUri('https://chophien.example', item, code) } };
  }),
});

export const fileOf = (sheet: LabelSheet, choice: PrintChoice): Promise<Buffer> =>
  buffer(Readable.from(drawPieces(sheet, choice)).map(({ bytes }: { bytes: Buffer }) => bytes));

/** A picture of each label, and of the slip behind it, in the order of the roll. Of a PDF, of its symbol alone, rebuilt from what its pages paint. */
export async function picturesOf(sheet: LabelSheet, choice: PrintChoice): Promise<LabelPicture[]> {
  const pngs = await pngsOf(await fileOf(sheet, choice), choice);
  const dots = cuttingsOf(sheet.labels).map(cutting => dotsOf(sheet, cutting, choice));
  return pngs.map((png, at) => ({ png, dotsPerModule: dots[at] ?? SYMBOL_DOTS }));
}

async function pngsOf(file: Buffer, choice: PrintChoice): Promise<Buffer[]> {
  if (choice.form === 'zpl') return Promise.all(burn(file.toString('latin1')).map(pngOfDots));
  if (isPdf(choice)) return Promise.all(pagesOf(file).flatMap(symbolsOn).map(pngOfSymbol));
  const pictures = [...filesInZip(file)].filter(([name]) => name !== 'manifest.csv').map(([, bytes]) => bytes);
  return choice.form === 'png' ? pictures : Promise.all(pictures.map(svg => drawnSvg(svg, choice)));
}

const isPdf = ({ form }: PrintChoice): boolean => form === 'sheet' || form === 'roll';

function dotsOf(sheet: LabelSheet, { uri, code }: Cutting, choice: PrintChoice): number {
  if (isPdf(choice)) return SYMBOL_DOTS;
  const { form, size, dpi } = choice;
  const { size: modules } = qrSymbol(uri, { level: code === undefined ? (sheet.level ?? 'M') : SLIP_LEVEL });
  return dotsPerModule(modules, CELLS[size], hasDots(form) && dpi ? dpi : SVG_DPI);
}

/** To a module, in the picture of a symbol that is made of shapes. */
const SYMBOL_DOTS = 4;
const SVG_DPI: Dpi = 300;

/** As an office printer would draw it. */
const drawnSvg = (svg: Buffer, { size }: PrintChoice): Promise<Buffer> =>
  sharp(svg, { density: 300 })
    .resize({ width: Math.round((CELLS[size].width / 72) * SVG_DPI) })
    .png()
    .toBuffer();

function pngOfDots({ width, height, dots }: { width: number; height: number; dots: Uint8Array }): Promise<Buffer> {
  const grey = Buffer.from(dots.map(dot => (dot ? 0 : 255)));
  return sharp(grey, { raw: { width, height, channels: 1 } })
    .png()
    .toBuffer();
}

function pngOfSymbol({
  size,
  isDark,
}: {
  size: number;
  isDark(row: number, column: number): boolean;
}): Promise<Buffer> {
  const side = size * SYMBOL_DOTS;
  const moduleAt = (dot: number) => Math.floor(dot / SYMBOL_DOTS);
  const dots = Uint8Array.from({ length: side * side }, (_, at) =>
    isDark(moduleAt(Math.floor(at / side)), moduleAt(at % side)) ? 1 : 0,
  );
  return pngOfDots({ width: side, height: side, dots });
}
