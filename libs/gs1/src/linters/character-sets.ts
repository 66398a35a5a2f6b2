// The character sets of the General Specifications, figures 7.11-1 to 7.11-3.
import { fault, firstOutside, nonDigit, outside, type Linter } from './fault.js';

const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const LOWER = UPPER.toLowerCase();
const NUMBERS = '0123456789';

/** In the order of their values in the check pair of a GMN. */
export const SET_82 = `!"%&'()*+,-./${NUMBERS}:;<=>?${UPPER}_${LOWER}`;
const not82 = outside(SET_82);
const not39 = outside(`#-/${NUMBERS}${UPPER}`);
const not64 = outside(`${UPPER}${LOWER}${NUMBERS}-_`);

export const csetnumeric: Linter = nonDigit;
export const cset82: Linter = value => firstOutside(not82, value, 'INVALID_CSET82_CHARACTER');
export const cset39: Linter = value => firstOutside(not39, value, 'INVALID_CSET39_CHARACTER');

/** base64url; padding may be left out, and fills to a multiple of three when it is there (so the reference counts, not RFC 4648). */
export const cset64: Linter = value => {
  const body = value.replace(/=+$/, '');
  const pads = value.length - body.length;
  if (pads > 2 || (pads > 0 && value.length % 3 !== 0)) return fault('INVALID_CSET64_PADDING', body.length, pads);
  return firstOutside(not64, body, 'INVALID_CSET64_CHARACTER');
};

export const hasnondigit: Linter = value =>
  nonDigit(value) ? undefined : fault('REQUIRES_NON_DIGIT_CHARACTER', 0, value.length);
