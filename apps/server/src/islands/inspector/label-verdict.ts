// Judges a label without a network, by fingerprints: the serials themselves never leave the server.
import { sha256 } from '@noble/hashes/sha2.js';
import type { LabelsInKit } from '../../api/inspections/kit.js';
import { isIn, PRINT } from '../../api/inspections/label-filter.js';

export type Verdict = 'genuine' | 'inactive' | 'recalled' | 'unknown';

const bytesOf = (base64: string): Uint8Array => Uint8Array.from(atob(base64), sign => sign.charCodeAt(0));

/** As the kit's query computes it: the first bytes of SHA-256 of salt, GTIN, `/` and serial. */
export function fingerprintOf(salt: Uint8Array, gtin: string, serial: string): Uint8Array {
  const text = new TextEncoder().encode(`${gtin}/${serial}`);
  const all = new Uint8Array(salt.length + text.length);
  all.set(salt);
  all.set(text, salt.length);
  return sha256(all).subarray(0, PRINT);
}

const isAmong = ({ stretches, within }: LabelsInKit['genuine'], print: Uint8Array): boolean =>
  isIn({ stretches: bytesOf(stretches), within: bytesOf(within) }, print);

/** The worst comes first: whatever else is said of it, what is called back stays called back. */
export function judge(kits: readonly LabelsInKit[], gtin: string, serial: string): Verdict {
  for (const verdict of ['recalled', 'genuine', 'inactive'] as const)
    for (const kit of kits) if (isAmong(kit[verdict], fingerprintOf(bytesOf(kit.salt), gtin, serial))) return verdict;
  return 'unknown';
}
