import { openSharp } from '#platform/pictures';
import { NotAPicture, PictureTooLarge } from './refusals.js';

/** The widths in which every photo is kept, in pixels. A smaller picture is not blown up, but answers to all three. */
export const PHOTO_WIDTHS = [320, 640, 1280] as const;
export const PHOTO_FORMATS = ['avif', 'webp'] as const;
export type PhotoFormat = (typeof PHOTO_FORMATS)[number];

/** A phone's 48-megapixel picture passes; a file of a few kilobytes that unfolds into gigabytes does not. */
const MOST_MEGAPIXELS = 50;

export interface PictureFile {
  width: number;
  format: PhotoFormat;
  bytes: Buffer;
}

export interface Picture {
  /** Of the largest file, upright, in pixels. */
  width: number;
  height: number;
  files: PictureFile[];
  /** A WebP of some hundred bytes, as base64. */
  placeholder: string;
}

/** By the first bytes, before any decoder sees it: the name and type a browser sends prove nothing. */
export function pictureKind(bytes: Buffer): 'jpeg' | 'png' | 'webp' | undefined {
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'jpeg';
  if (bytes.subarray(0, 8).equals(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'))) return 'png';
  const isWebp =
    bytes.subarray(0, 4).toString('latin1') === 'RIFF' && bytes.subarray(8, 12).toString('latin1') === 'WEBP';
  return isWebp ? 'webp' : undefined;
}

/**
 * Makes our own files of a picture: upright, without the place and camera that phones write into it, small.
 * What was sent is never served. Throws NotAPicture, PictureTooLarge.
 */
export async function encodePicture(bytes: Buffer): Promise<Picture> {
  await checkSize(bytes);
  const { data, info } = await upright(bytes);
  const raw = { width: info.width, height: info.height, channels: info.channels };
  const files: PictureFile[] = [];
  for (const width of PHOTO_WIDTHS)
    for (const format of PHOTO_FORMATS) files.push({ width, format, bytes: await encode(data, raw, width, format) });
  return { width: info.width, height: info.height, files, placeholder: await blurred(data, raw) };
}

async function checkSize(bytes: Buffer): Promise<void> {
  if (!pictureKind(bytes)) throw new NotAPicture();
  const sharp = await openSharp();
  const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata().catch(refuseUnreadable);
  if (width * height > MOST_MEGAPIXELS * 1_000_000) throw new PictureTooLarge(MOST_MEGAPIXELS);
}

const LARGEST = Math.max(...PHOTO_WIDTHS);

/** Decoded once, turned as the camera was held, at most as wide and twice as high as the largest file. */
async function upright(bytes: Buffer) {
  const sharp = await openSharp();
  return sharp(bytes, { failOn: 'error', limitInputPixels: MOST_MEGAPIXELS * 1_000_000 })
    .autoOrient()
    .resize({ width: LARGEST, height: 2 * LARGEST, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
    .catch(refuseUnreadable);
}

interface Raw {
  width: number;
  height: number;
  channels: 1 | 2 | 3 | 4;
}

async function encode(data: Buffer, raw: Raw, width: number, format: PhotoFormat): Promise<Buffer> {
  const sharp = await openSharp();
  const sized = sharp(data, { raw }).resize({ width, withoutEnlargement: true });
  // AVIF at low effort: a fraction of the time for a few percent more bytes.
  return (format === 'avif' ? sized.avif({ quality: 50, effort: 2 }) : sized.webp({ quality: 74 })).toBuffer();
}

/** Small enough to come with the page itself; the browser draws it large and soft. */
async function blurred(data: Buffer, raw: Raw): Promise<string> {
  const sharp = await openSharp();
  const small = sharp(data, { raw }).resize({ width: 16, height: 32, fit: 'inside' }).webp({ quality: 30, effort: 4 });
  return (await small.toBuffer()).toString('base64');
}

/** Whatever the decoder says about bytes from a stranger, the bytes are at fault. */
function refuseUnreadable(): never {
  throw new NotAPicture();
}
