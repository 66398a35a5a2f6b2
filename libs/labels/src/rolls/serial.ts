import { randomCode } from '#platform/ids';

/**
 * 16 symbols of 32 are 80 bits. Whoever guesses serials to find a valid one meets `issued / 2^80`: with a hundred million labels
 * on packs that is 1 in 10^16 per try, where EU rules for medicine packs (2016/161, Art. 4c) ask for less than 1 in 10^4. Sixteen
 * are four groups of four on the label; the four more than strictly needed cost one version of the symbol (33 modules, 16 mm).
 */
export const SERIAL_LENGTH = 16;
const GROUP_LENGTH = 4;

/**
 * `count` fresh serials, all different. From the CSPRNG and nothing else: no counter, time or lot inside, so that one
 * bought pack tells nothing about its neighbours. That they are new for the product is for the database to say.
 */
export function newSerials(count: number): string[] {
  if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`not a count of labels: ${count}`);
  const serials = new Set<string>();
  while (serials.size < count) serials.add(randomCode(SERIAL_LENGTH));
  return [...serials];
}

/** As people read it: `8F3K 2MNP 7QRT VWXY`. No-break spaces: a hyphen could be taken for a part of the serial. */
export const serialInGroups = (serial: string): string =>
  serial.match(new RegExp(`.{1,${GROUP_LENGTH}}`, 'gs'))?.join('\u00a0') ?? '';

/**
 * As people type it (in groups, in small letters, with its AI or without, over the phone), or as a scanner types it: the whole address in the symbol, of
 * which only what stands behind `/21/` is the serial.
 */
export function plainSerial(typed: string): string {
  const scanned = /\/21\/([^/?#\s]+)/.exec(typed)?.[1];
  return (scanned ?? typed)
    .replace(/[\s\u00a0-]+/g, '')
    .replace(/^\(21\)/, '')
    .toUpperCase();
}
