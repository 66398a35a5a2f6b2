// Judges a label without a network, by fingerprints: the serials themselves never leave the server.
import { sha256 } from '@noble/hashes/sha2.js';
import type { LabelsInKit } from '../../api/inspections/kit.js';

export type Verdict = 'genuine' | 'inactive' | 'recalled' | 'unknown';

const BYTES = 4;

const bytesOf = (base64: string): Uint8Array => Uint8Array.from(atob(base64), sign => sign.charCodeAt(0));

/** As the kit's query computes it: the first four bytes of SHA-256 of salt, GTIN, `/` and serial. */
export function fingerprintOf(salt: Uint8Array, gtin: string, serial: string): number {
  const text = new TextEncoder().encode(`${gtin}/${serial}`);
  const all = new Uint8Array(salt.length + text.length);
  all.set(salt);
  all.set(text, salt.length);
  return new DataView(sha256(all).buffer).getUint32(0);
}

/** `print` among fingerprints that stand in ascending order behind one another. */
function isAmong(prints: Uint8Array, print: number): boolean {
  const view = new DataView(prints.buffer, prints.byteOffset, prints.byteLength);
  let [low, high] = [0, prints.length / BYTES];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (view.getUint32(middle * BYTES) < print) low = middle + 1;
    else high = middle;
  }
  return low < prints.length / BYTES && view.getUint32(low * BYTES) === print;
}

/** The worst comes first: whatever else is said of it, what is called back stays called back. */
export function judge(kits: readonly LabelsInKit[], gtin: string, serial: string): Verdict {
  for (const verdict of ['recalled', 'genuine', 'inactive'] as const)
    for (const kit of kits)
      if (isAmong(bytesOf(kit[verdict]), fingerprintOf(bytesOf(kit.salt), gtin, serial))) return verdict;
  return 'unknown';
}
