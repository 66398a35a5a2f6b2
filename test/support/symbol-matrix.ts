// Pictures of labels as phones see them, and the two programs that read them: zxing (C++, as WebAssembly) and jsQR. They have no line in common.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import jsQR from 'jsqr';
import sharp, { type Sharp } from 'sharp';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

/** One way in which a label is seen. */
export interface Look {
  readonly name: string;
  see(picture: Sharp, dotsPerModule: number): Sharp;
}

const WHITE = { background: '#fff' };
const turned = (degrees: number): Look => ({
  name: `turned by ${degrees}°`,
  see: picture => picture.rotate(degrees, WHITE),
});
const scaled = (pixels: number): Look => ({
  name: `seen at ${pixels} pixels a module`,
  see: (picture, dots) => picture.resize({ width: Math.round(widthOf(picture) * (pixels / dots)) }),
});

export const STRAIGHT: Look = { name: 'straight', see: picture => picture };

/** Q09, and what phones add to it: turned, far and near, a little out of focus, faded. */
export const LOOKS: readonly Look[] = [
  STRAIGHT,
  ...[90, 180, 270, 4, -7, 12].map(turned),
  ...[2.5, 3.3, 6].map(scaled),
  { name: 'out of focus by a tenth of a module', see: blurred(0.1) },
  { name: 'out of focus by four tenths of a module', see: blurred(0.4) },
  { name: 'faded to grey on grey', see: picture => picture.linear(90 / 255, 90) },
];

const widths = new WeakMap<Sharp, number>();
const widthOf = (picture: Sharp): number => widths.get(picture) ?? 0;

function blurred(modules: number): Look['see'] {
  return (picture, dots) => picture.blur(Math.max(0.3, modules * dots));
}

/** A picture with white around it, as a label has on most packs; `width` in dots. */
export async function seen(png: Buffer, look: Look, dotsPerModule: number): Promise<ImageData> {
  const grown = await sharp(png)
    .toColourspace('srgb')
    .extend({ ...edges(dotsPerModule * 4), ...WHITE })
    .png()
    .toBuffer();
  const picture = sharp(grown);
  widths.set(picture, (await sharp(grown).metadata()).width);
  const { data, info } = await look
    .see(picture, dotsPerModule)
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data: new Uint8ClampedArray(data), width: info.width, height: info.height, colorSpace: 'srgb' } as ImageData;
}

const edges = (all: number) => ({ top: all, bottom: all, left: all, right: all });

let ready: Promise<unknown> | undefined;

/** What each of the two reads; null when it finds nothing. `glances` of jsQR were needed. */
export interface Readings {
  readonly zxing: string | null;
  readonly jsqr: string | null;
  readonly glances: number;
}

/**
 * jsQR finds nothing in one picture of fifty that it reads when every edge of it lies a pixel elsewhere, whatever the label says: a camera's
 * next picture is never the same. It may look from up to three distances; what it reads wrongly is wrong at the first. zxing looks once.
 */
const DISTANCES = [1, 0.83, 0.61];

export async function readTwice(picture: ImageData): Promise<Readings> {
  ready ??= prepareZxing();
  await ready;
  const [found] = await readBarcodes(picture, {
    formats: ['QRCode'],
    tryHarder: true,
    tryRotate: true,
    maxNumberOfSymbols: 1,
  });
  let jsqr: string | null = null;
  let glances = 0;
  for (const distance of DISTANCES) {
    const { data, width, height } = await from(distance, picture);
    jsqr = jsQR.default(data, width, height)?.data ?? null;
    glances++;
    if (jsqr) break;
  }
  return { zxing: found?.isValid ? found.text : null, jsqr, glances };
}

/**
 * What a scanner reports of a symbol itself: its kind, where `]Q1` is QR Code of model 2 without FNC1 and without a change of alphabet
 * (ISO/IEC 18004), and the level of its error correction.
 */
export async function symbolIn(picture: ImageData): Promise<{ kind?: string; level?: string }> {
  ready ??= prepareZxing();
  await ready;
  const [found] = await readBarcodes(picture, { maxNumberOfSymbols: 1 });
  return found ? { kind: found.symbologyIdentifier, level: found.ecLevel } : {};
}

async function from(distance: number, picture: ImageData): Promise<Pick<ImageData, 'data' | 'width' | 'height'>> {
  if (distance === 1) return picture;
  const { data, info } = await sharp(Buffer.from(picture.data.buffer), {
    raw: { width: picture.width, height: picture.height, channels: 4 },
  })
    .resize({ width: Math.round(picture.width * distance) })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data: new Uint8ClampedArray(data), width: info.width, height: info.height };
}

async function prepareZxing(): Promise<void> {
  const file = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  const bytes = await readFile(file);
  const wasmBinary = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
}
