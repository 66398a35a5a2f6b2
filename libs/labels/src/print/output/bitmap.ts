// Dots as a printer burns them: one bit each, 1 is black, eight to a byte from the left, each row begun on a whole byte.

export interface Bitmap {
  readonly width: number;
  readonly height: number;
  /** Bytes of one row. */
  readonly stride: number;
  readonly bits: Buffer;
}

export function blankBitmap(width: number, height: number): Bitmap {
  const stride = Math.ceil(width / 8);
  return { width, height, stride, bits: Buffer.alloc(stride * height) };
}

export const copyOf = (bitmap: Bitmap): Bitmap => ({ ...bitmap, bits: Buffer.from(bitmap.bits) });

/** Blackens a rectangle. Throws a RangeError when it does not lie on the bitmap: nothing is cut in silence. */
export function blacken(on: Bitmap, left: number, top: number, width: number, height: number): void {
  if (left < 0 || top < 0 || left + width > on.width || top + height > on.height)
    throw new RangeError(`${width} × ${height} at ${left}, ${top} is not on ${on.width} × ${on.height}`);
  for (let y = top; y < top + height; y++)
    for (let at = left >> 3; at * 8 < left + width; at++) {
      const byte = y * on.stride + at;
      on.bits[byte] = (on.bits[byte] ?? 0) | maskOf(at, left, left + width);
    }
}

/** Puts the black dots of one bitmap onto another. Throws a RangeError when it does not lie on it. */
export function stamp(on: Bitmap, from: Bitmap, left: number, top: number): void {
  if (left < 0 || top < 0 || left + from.width > on.width || top + from.height > on.height)
    throw new RangeError(`${from.width} × ${from.height} at ${left}, ${top} is not on ${on.width} × ${on.height}`);
  for (let y = 0; y < from.height; y++)
    for (let x = 0; x < from.width; x++) if (isBlack(from, x, y)) setBit(on.bits, (top + y) * on.stride, left + x);
}

export const isBlack = ({ bits, stride }: Bitmap, x: number, y: number): boolean =>
  ((bits[y * stride + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0;

/** From grey, 0 black to 255 white, one byte a dot: what is darker than the middle is burnt. */
export function bitmapOfGrey(grey: Uint8Array, width: number, height: number): Bitmap {
  const bitmap = blankBitmap(width, height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) if ((grey[y * width + x] ?? 255) < 128) setBit(bitmap.bits, y * bitmap.stride, x);
  return bitmap;
}

function setBit(bits: Buffer, row: number, x: number): void {
  const at = row + (x >> 3);
  bits[at] = (bits[at] ?? 0) | (0x80 >> (x & 7));
}

/** The bits of byte `at` of a row that lie between two dots. */
function maskOf(at: number, left: number, right: number): number {
  const from = Math.max(left - at * 8, 0);
  const to = Math.min(right - at * 8, 8);
  return (0xff >> from) & ~(0xff >> to) & 0xff;
}
