import { randomCode } from '#platform/ids';

/**
 * 12 symbols of 32 are 60 bits. Whoever guesses serials to find a valid one meets `issued / 2^60`: with a hundred
 * million labels on packs that is 1 in 10^10 per try, where EU rules for medicine packs (2016/161, Art. 4c) ask for
 * less than 1 in 10^4. More symbols would make the QR code denser and the serial too long to read out over the phone;
 * ten (50 bits) would leave a botnet a real chance over a season.
 */
const SERIAL_LENGTH = 12;
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

/** As people read it: `8F3K 2MNP 7QRT`. No-break spaces: a hyphen could be taken for a part of the serial. */
export const serialInGroups = (serial: string): string =>
  serial.match(new RegExp(`.{1,${GROUP_LENGTH}}`, 'gs'))?.join('\u00a0') ?? '';

/** As people type it: in groups, in small letters, over the phone. */
export const plainSerial = (typed: string): string => typed.replace(/[\s\u00a0-]+/g, '').toUpperCase();
