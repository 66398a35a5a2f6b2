// PNG of one bit a dot (W3C PNG, third edition). Ours, because sharp takes dots as bytes and looks for two colours among them: 24 to 94 ms
// for a label at 600 dpi, against one; a roll of ten thousand would take a quarter of an hour.
import { crc32, deflateSync } from 'node:zlib';
import type { Bitmap } from './bitmap.js';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const MM_PER_INCH = 25.4;

/** The picture knows how large it is on paper: programs print it at its own size. */
export function pngOf(bitmap: Bitmap, dpi: number): Buffer {
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', headOf(bitmap)),
    chunk('pHYs', Buffer.concat([uint32(dotsPerMetre(dpi)), uint32(dotsPerMetre(dpi)), Buffer.from([1])])),
    chunk('IDAT', deflateSync(rowsOf(bitmap))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const dotsPerMetre = (dpi: number): number => Math.round((dpi * 1000) / MM_PER_INCH);

/** One bit a dot, grey, no interlace. */
const headOf = ({ width, height }: Bitmap): Buffer =>
  Buffer.concat([uint32(width), uint32(height), Buffer.from([1, 0, 0, 0, 0])]);

/** Each row behind a zero, "not filtered"; in PNG 1 is white. */
function rowsOf({ bits, stride, height }: Bitmap): Buffer {
  const rows = Buffer.alloc((stride + 1) * height);
  for (let y = 0; y < height; y++)
    for (let at = 0; at < stride; at++) rows[y * (stride + 1) + 1 + at] = ~(bits[y * stride + at] ?? 0) & 0xff;
  return rows;
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  return Buffer.concat([uint32(data.length), named, uint32(crc32(named))]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
