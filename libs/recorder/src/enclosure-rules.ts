/** Devices shrink photos to 100 kB; a little more is let through. */
export const LONGEST_BYTES = 150 * 1024;

export type EnclosureType = 'image/jpeg' | 'audio/webm' | 'audio/ogg' | 'audio/mp4';

const SIGNS: readonly (readonly [EnclosureType, number, string])[] = [
  ['image/jpeg', 0, 'ffd8ff'],
  ['audio/webm', 0, '1a45dfa3'],
  ['audio/ogg', 0, '4f676753'],
  ['audio/mp4', 4, '66747970'],
];

/** By its first bytes, whatever the sender calls it; undefined when it is none of these or too long. */
export function typeOfEnclosure(bytes: Buffer): EnclosureType | undefined {
  if (bytes.length > LONGEST_BYTES) return undefined;
  return SIGNS.find(([, at, sign]) => bytes.toString('hex', at, at + sign.length / 2) === sign)?.[0];
}
