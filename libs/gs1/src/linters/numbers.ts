// Numbers with a shape: zeros, pieces of a total, coordinates, company prefixes, bank accounts.
import { fault, nonDigit, shifted, wholly, type Linter } from './fault.js';
import { iso3166alpha2 } from './lists.js';

export const zero: Linter = value => (/^0+$/.test(value) ? undefined : wholly('NOT_ZERO', value));

export const nonzero: Linter = value =>
  nonDigit(value) ?? (/^0*$/.test(value) ? wholly('ILLEGAL_ZERO_VALUE', value) : undefined);

export const nozeroprefix: Linter = value =>
  value.startsWith('0') ? fault('ILLEGAL_ZERO_PREFIX', 0, 1) : nonDigit(value);

export const hyphen: Linter = value => (/^-+$/.test(value) ? undefined : wholly('NOT_HYPHEN', value));

/** Piece and total, equally wide: `0102` is the first of two. */
export const pieceoftotal: Linter = value => {
  const found = nonDigit(value);
  if (found) return found;
  const half = value.length / 2;
  if (half === 0 || !Number.isInteger(half)) return wholly('INVALID_LENGTH_FOR_PIECE_OF_TOTAL', value);
  const [piece, total] = [value.slice(0, half), value.slice(half)];
  if (/^0+$/.test(piece)) return fault('ZERO_PIECE_NUMBER', 0, half);
  if (/^0+$/.test(total)) return fault('ZERO_TOTAL_PIECES', half, half);
  return piece > total ? wholly('PIECE_NUMBER_EXCEEDS_TOTAL', value) : undefined;
};

/** `1/2`, the first of two. */
export const posinseqslash: Linter = value => {
  const [, place, end] = /^(\d+)\/(\d+)$/.exec(value) ?? [];
  if (place === undefined || end === undefined) return wholly('POSITION_IN_SEQUENCE_MALFORMED', value);
  if (place.startsWith('0')) return fault('ILLEGAL_ZERO_PREFIX', 0, place.length);
  if (end.startsWith('0')) return fault('ILLEGAL_ZERO_PREFIX', place.length + 1, end.length);
  return BigInt(place) > BigInt(end) ? wholly('POSITION_EXCEEDS_END', value) : undefined;
};

/** Ten digits: degrees plus an offset that makes them positive, times ten million. */
const coordinate =
  (name: string, greatest: number): Linter =>
  value => {
    if (value.length !== 10) return wholly(`${name}_INVALID_LENGTH`, value);
    return nonDigit(value) ?? (Number(value) > greatest ? wholly(`INVALID_${name}`, value) : undefined);
  };

export const latitude = coordinate('LATITUDE', 1_800_000_000);
export const longitude = coordinate('LONGITUDE', 3_600_000_000);

const SHORTEST_PREFIX = 4;

/** The value begins with a company prefix: at least four digits, and registered if anybody is there to ask. */
export const gcppos1: Linter = (value, prefixes) => {
  if (value.length < SHORTEST_PREFIX) return wholly('TOO_SHORT_FOR_GCP', value);
  const found = nonDigit(value.slice(0, SHORTEST_PREFIX));
  if (found) return { ...found, code: 'INVALID_GCP_PREFIX' };
  const answer = prefixes?.(value) ?? 'registered';
  if (answer === 'offline') return fault('GCP_DATASOURCE_OFFLINE', 0, 0);
  return answer === 'unknown' ? fault('INVALID_GCP_PREFIX', 0, 0) : undefined;
};

/** … behind an indicator or extension digit. */
export const gcppos2: Linter = (value, prefixes) =>
  value.length < 2 ? wholly('TOO_SHORT_FOR_GCP', value) : shifted(gcppos1(value.slice(1), prefixes), 1);

/** ISO 13616: country, two check digits, account; letters count 10 to 35, and all of it leaves 1 modulo 97. */
export const iban: Linter = value => {
  if (value.length < 4) return wholly('IBAN_TOO_SHORT', value);
  if (iso3166alpha2(value.slice(0, 2))) return fault('ILLEGAL_IBAN_COUNTRY_CODE', 0, 2);
  if (value.length > 34) return wholly('IBAN_TOO_LONG', value);
  if (value.length <= 10) return wholly('IBAN_TOO_SHORT', value);
  let rest = 0;
  for (let at = 0; at < value.length; at++) {
    const place = (at + 4) % value.length;
    const sign = value.charAt(place);
    if (!/[\dA-Z]/.test(sign)) return fault('INVALID_IBAN_CHARACTER', place, 1);
    const number = parseInt(sign, 36);
    rest = (rest * (number < 10 ? 10 : 100) + number) % 97;
  }
  return rest === 1 ? undefined : fault('INCORRECT_IBAN_CHECKSUM', 2, 2);
};

export const pcenc: Linter = value => {
  for (let at = value.indexOf('%'); at >= 0; at = value.indexOf('%', at + 3)) {
    if (at + 2 >= value.length) return fault('INVALID_PERCENT_SEQUENCE', at, value.length - at);
    if (!/^[\dA-Fa-f]{2}$/.test(value.slice(at + 1, at + 3))) return fault('INVALID_PERCENT_SEQUENCE', at, 3);
  }
  return undefined;
};
