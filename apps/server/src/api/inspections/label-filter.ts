// Which labels are among those of a kit, in two and a quarter bytes a label: of 65,536 strangers one is taken for one of them, however many
// there are. Each label has one of (labels × 65,536) places; what is kept of it is in which stretch of 65,536 its place lies (Elias and Fano:
// a bit for each label, and one for the end of each stretch), and the sixteen bits of where in it.

/** Bytes of a label's hash that decide its place. */
export const PRINT = 6;
const STRETCH = 65_536;

export interface LabelFilter {
  /** The end of a stretch is a 0, a label in it a 1; the lowest bit of a byte first. */
  stretches: Uint8Array;
  /** Two bytes a label, in the order of their places. */
  within: Uint8Array;
}

/** `prints`: of each label the first PRINT bytes of its hash, behind one another in any order. */
export function filterOf(prints: Uint8Array): LabelFilter {
  const labels = prints.length / PRINT;
  const places = Float64Array.from({ length: labels }, (_, at) => placeOf(prints, at * PRINT, labels)).sort();
  const stretches = new Uint8Array(Math.ceil((2 * labels) / 8));
  const within = new DataView(new ArrayBuffer(2 * labels));
  places.forEach((place, at) => {
    const bit = Math.floor(place / STRETCH) + at;
    stretches[bit >> 3] = (stretches[bit >> 3] ?? 0) | (1 << (bit & 7));
    within.setUint16(2 * at, place % STRETCH);
  });
  return { stretches, within: new Uint8Array(within.buffer) };
}

export function isIn({ stretches, within }: LabelFilter, print: Uint8Array): boolean {
  const labels = within.length / 2;
  if (labels === 0) return false;
  const place = placeOf(print, 0, labels);
  const [stretch, low] = [Math.floor(place / STRETCH), place % STRETCH];
  const view = new DataView(within.buffer, within.byteOffset, within.byteLength);
  let at = 0;
  // Bit by bit to its stretch: a million labels are two million bits, milliseconds on a phone.
  for (let bit = 0; bit - at <= stretch && at < labels; bit++) {
    if ((((stretches[bit >> 3] ?? 0) >> (bit & 7)) & 1) === 0) continue;
    if (bit - at === stretch && view.getUint16(2 * at) === low) return true;
    at++;
  }
  return false;
}

/** 48 bits are more than a thousand times as many as there are places for a million labels: none is noticeably likelier than another. */
function placeOf(bytes: Uint8Array, from: number, labels: number): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset + from, PRINT);
  return (view.getUint32(0) * STRETCH + view.getUint16(4)) % (labels * STRETCH);
}
