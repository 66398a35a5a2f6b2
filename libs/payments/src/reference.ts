import { randomCode } from '#platform/ids';
import { plainAscii } from '#platform/language';

/** `CP` for Chợ Phiên, then eight symbols that nobody confuses: no 0 O 1 I. */
const PREFIX = 'CP';
const LENGTH = PREFIX.length + 8;
const SHAPE = /^CP[2-9A-HJ-NP-Z]{8}$/;

/** What a buyer writes into a bank transfer. Capital letters and digits only, since banks drop or change the rest. */
export const newReference = (): string => PREFIX + randomCode(LENGTH - PREFIX.length);

/**
 * Everything in a transfer text that may be a reference. Banks and people put words before and after it, change its case, and
 * break it with spaces, dots and dashes: so only letters and digits are looked at, at every place where one may begin.
 */
export function referencesIn(transferText: string): string[] {
  const text = plainAscii(transferText).replaceAll(' ', '');
  const places = [...text].map((_, at) => text.slice(at, at + LENGTH));
  return [...new Set(places.filter(part => SHAPE.test(part)))];
}
