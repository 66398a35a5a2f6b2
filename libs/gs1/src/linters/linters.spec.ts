import fc from 'fast-check';
import { describeShared, readJson } from '../../../../test/support/shared-data.js';
import type { Fault, PrefixLookup } from './fault.js';
import { checkPair } from './check-characters.js';
import { isLinter, lint, linters, type LinterName } from './linters.js';

interface Vector {
  linter: string;
  value: string;
  valid: boolean;
  error: string | null;
  markup: string | null;
}

const marked = (value: string, { at, length }: Fault): string =>
  `${value.slice(0, at)}*${value.slice(at, at + length)}*${value.slice(at + length)}`;

// A vector that expects a prefix service to be away, or to know no prefix, has one that is.
const serviceOf = ({ error }: Vector): PrefixLookup | undefined =>
  error === 'GS1_LINTER_GCP_DATASOURCE_OFFLINE' ? () => 'offline' : undefined;

describe('the linters', () => {
  describeShared('D05 agree with the vectors of the syntax dictionary', 'gs1/linters.sample.json', file => {
    const { vectors } = readJson<{ vectors: Vector[] }>(file);
    const names = [...new Set(vectors.map(({ linter }) => linter))];

    it.each(names)('%s', name => {
      expect(isLinter(name)).toBe(true);
      for (const vector of vectors.filter(({ linter }) => linter === name)) {
        const found = lint(name as LinterName, vector.value, serviceOf(vector));
        expect({
          value: vector.value,
          error: found ? `GS1_LINTER_${found.code}` : null,
          markup: found ? marked(vector.value, found) : null,
        }).toEqual({ value: vector.value, error: vector.error, markup: vector.markup });
      }
    });
  });

  it('D05 asks whoever registers company prefixes, if there is somebody', () => {
    expect(lint('gcppos1', '9520')).toBeUndefined();
    expect(lint('gcppos1', '9520', () => 'unknown')).toMatchObject({ code: 'INVALID_GCP_PREFIX' });
    expect(lint('gcppos2', '19520', () => 'offline')).toEqual({ code: 'GCP_DATASOURCE_OFFLINE', at: 1, length: 0 });
    expect(lint('couponcode', '012345612345611110123', () => 'unknown')).toEqual({
      code: 'INVALID_GCP_PREFIX',
      at: 1,
      length: 6,
    });
  });

  it.each<[LinterName, string, string | undefined]>([
    ['yymmd0', '260200', undefined],
    ['yymmdd', '260200', 'ILLEGAL_DAY'],
    ['yymmdd', '261301', 'ILLEGAL_MONTH'],
    ['yymmdd', '270229', 'ILLEGAL_DAY'],
    ['yymmdd', '280229', undefined],
    ['hhmi', '2460', 'ILLEGAL_HOUR'],
    ['hhmi', '2360', 'ILLEGAL_MINUTE'],
    ['ss', '60', 'ILLEGAL_SECOND'],
    ['iso3166', '704', undefined],
    ['iso3166', '705', undefined],
    ['iso3166', '999', 'NOT_ISO3166'],
    ['iso3166999', '999', undefined],
    ['iso4217', '704', undefined],
    ['latitude', '1800000001', 'INVALID_LATITUDE'],
    ['longitude', '3600000000', undefined],
    ['iban', 'DE91100000000123456789', undefined],
    ['iban', 'DE91100000000123456788', 'INCORRECT_IBAN_CHECKSUM'],
    ['pieceoftotal', '0201', 'PIECE_NUMBER_EXCEEDS_TOTAL'],
    ['pieceoftotal', '0100', 'ZERO_TOTAL_PIECES'],
    ['importeridx', '', 'IMPORTER_IDX_MUST_BE_ONE_CHARACTER'],
    ['couponcode', '01234561234561111012332012314201231', undefined],
    ['couponcode', '0123456123456111101233201230' + '4201231', 'COUPON_EXPIRATION_BEFORE_START'],
  ])('D05 %s says of %s: %s', (name, value, code) => {
    expect(lint(name, value)?.code).toBe(code);
  });

  it('D05 finds every single wrong character and every swap of neighbours in a GMN', () => {
    const bodies = fc.stringMatching(/^\d{5}[!"%-?A-Z_a-z]{1,18}$/);
    fc.assert(
      fc.property(bodies, fc.nat(), fc.nat(), (body, where, other) => {
        const gmn = body + checkPair(body);
        expect(lint('csumalpha', gmn)).toBeUndefined();
        const at = where % body.length;
        const sign = 'AZaz09+/'.charAt(other % 8);
        if (sign !== body[at])
          expect(lint('csumalpha', gmn.slice(0, at) + sign + gmn.slice(at + 1))).toMatchObject({
            code: 'INCORRECT_CHECK_PAIR',
          });
        const next = body[at + 1];
        if (next !== undefined && next !== body[at])
          expect(lint('csumalpha', `${gmn.slice(0, at)}${next}${body[at]}${gmn.slice(at + 2)}`)).toMatchObject({
            code: 'INCORRECT_CHECK_PAIR',
          });
      }),
    );
  });

  it('D05 answers any text, and points inside it', () => {
    const names = Object.keys(linters) as LinterName[];
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^\d{0,40}$/)),
        (name, value) => {
          const found = lint(name, value);
          if (found) expect(found.at + found.length).toBeLessThanOrEqual(value.length);
        },
      ),
    );
  });
});
