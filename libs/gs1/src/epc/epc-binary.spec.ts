import fc from 'fast-check';
import { describeShared, readJson } from '../../../../test/support/shared-data.js';
import { checkDigit, isMalformed, toCanonical } from '../index.js';
import { isEpcBinary, readEpcBinary } from './epc-binary.js';

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

const pathIn = (segment: string): string | undefined => {
  const link = readEpcBinary(segment);
  return isMalformed(link) ? undefined : toCanonical(link).slice('https://id.gs1.org'.length);
};

// The small writer below knows only what the standard's section 14.5 says of these few values.
const b = (value: number | bigint, width: number) => value.toString(2).padStart(width, '0');
const nibbles = (digits: string) => [...digits].map(digit => b(parseInt(digit, 16), 4)).join('');
const bitsOfDigits = (digits: number) => (10n ** BigInt(digits) - 1n).toString(2).length;
const text = (value: string, lengthBits: number) =>
  /^\d+$/.test(value)
    ? '000' + b(value.length, lengthBits) + b(BigInt(value), bitsOfDigits(value.length))
    : '100' + b(value.length, lengthBits) + [...value].map(sign => b(sign.charCodeAt(0), 7)).join('');
const day = (yymmdd: string) =>
  b(Number(yymmdd.slice(0, 2)), 7) + b(Number(yymmdd.slice(2, 4)), 4) + b(Number(yymmdd.slice(4)), 5);
const eh = (bits: string) => {
  const whole = bits.padEnd(Math.ceil(bits.length / 16) * 16, '0');
  return 'eh' + whole.replace(/.{4}/g, four => parseInt(four, 2).toString(16));
};
const ex = (bits: string) => {
  const whole = bits.padEnd(Math.ceil(bits.length / 6) * 6, '0');
  return 'ex' + whole.replace(/.{6}/g, six => BASE64.charAt(parseInt(six, 2)));
};
const GTIN = '09506000134352';
const sgtinPlus = (serial: string, more = '') => '11110111' + '1011' + nibbles(GTIN) + text(serial, 5) + more;

describe('EPC binary strings', () => {
  interface File {
    workedExamples: { segment: string; uri: string }[];
    vectors: { hex: string; dlPath: string; scheme: string }[];
    noDL: { hex: string; scheme: string }[];
    reject: string[];
  }
  describeShared('R20 as the Tag Data Standard has them', 'gs1/epc-binary.sample.json', file => {
    const { workedExamples, vectors, noDL, reject } = readJson<File>(file);
    it.each(workedExamples)('$segment', ({ segment, uri }) => {
      expect(pathIn(segment)).toBe(new URL(uri).pathname);
    });
    it.each(vectors)('$scheme', ({ hex, dlPath }) => {
      expect(pathIn(`eh${hex.toLowerCase()}`)).toBe(dlPath);
      expect(pathIn(ex([...hex].map(sign => b(parseInt(sign, 16), 4)).join('')))).toBe(dlPath);
    });
    it.each(noDL)('$scheme has no link', ({ hex }) => {
      expect(readEpcBinary(`eh${hex.toLowerCase()}`)).toMatchObject({ code: 'EPC_BINARY' });
    });
    it.each(reject)('refuses %s', segment => {
      expect(pathIn(segment)).toBeUndefined();
    });
  });

  it.each([
    ['SGTIN-198', '3666c4409047e159b2c2bf100000000000000000000000000000', '/01/09506000134352/21/32a%2Fb'],
    ['SGTIN+', 'f73795211411234538566cb0afc4', '/01/79521141123453/21/32a%2Fb'],
    ['DSGTIN+', 'fb342cde795211411234538566cb0afc4', '/01/79521141123453/21/32a%2Fb?17=220630'],
    ['SSCC-96', '311ba1b300ce0a6a83000000', '/00/095201234567891235'],
    ['SSCC+', 'f90095201234567891235', '/00/095201234567891235'],
    ['SGLN-195', '3976451fd46072cd9615f8800000000000000000000000000000', '/414/9521141123454/254/32a%2Fb'],
    ['GRAI-170', '3776451fd40c0e59b2c2bf1000000000000000000000', '/8003/0952114112345432a%2Fb'],
    ['GIAI-202', '3876451fd59b2c2bf10000000000000000000000000000000000', '/8004/952114132a%2Fb'],
    ['GIAI+', 'fa3952114132e83c2bf10', '/8004/952114132a%2Fb'],
    ['GSRNP-96', '2e76451fd4499602d2000000', '/8017/952114112345678906'],
    ['GDTI-96', '2c76451fd46072000000162e', '/253/95211411234545678'],
    ['GDTI-174', '3e76451fd7039b061438997367d0c18b266d1ab66ee0', '/253/9521141987650ABCDefgh012345678'],
    ['CPI-96', '3c76451fd400c0e680003039', '/8010/952114198765/8011/12345'],
    ['CPI-var', '3d76451fd75411def6b4cc00000003039000', '/8010/95211415PQ7%2FZ43/8011/12345'],
    ['SGCN-96', '3f76451fd612640000019907', '/255/952114167890904711'],
    ['ITIP-110', '4076451fd40c0e40820000000f54', '/8006/095211411234540102/21/981'],
    ['ITIP-212', '4176451fd40c0e4082dbdd8b36600000000000000000000000000000', '/8006/095211411234540102/21/mw133'],
    ['ITIP+', 'f3309521141123454010266ae27fdf35', '/8006/095211411234540102/21/rif981'],
    ['DSGTIN++', 'fc342cde795211411234538566cb0afc525065f1876f0d996d80', '/01/79521141123453/21/32a%2Fb?17=220630'],
  ])('R20 reads %s', (_scheme, hex, path) => {
    expect(pathIn(`eh${hex}`)).toBe(path);
  });

  it.each([
    ['a lot, which belongs into the path', '10', text('ABC123', 5), '/10/ABC123/21/S1'],
    ['a lot with a slash', '10', text('A/B', 5), '/10/A%2FB/21/S1'],
    ['a lot with zeros in front', '10', text('00123', 5), '/10/00123/21/S1'],
    ['a day', '17', day('261231'), '/21/S1?17=261231'],
    ['a moment', '8008', '01' + day('260115') + b(14, 5) + b(30, 6), '/21/S1?8008=2601151430'],
    ['two days', '7007', '1' + day('260101') + day('260131'), '/21/S1?7007=260101260131'],
    ['a weight', '3103', b(1250, 20), '/21/S1?3103=001250'],
    ['a temperature below zero', '4330', b(1850, 20) + '1', '/21/S1?4330=001850-'],
    ['a country', '4307', b(BASE64.indexOf('V'), 6) + b(BASE64.indexOf('N'), 6), '/21/S1?4307=VN'],
    ['a box', '00', nibbles('095201234567891235'), '/21/S1?00=095201234567891235'],
    ['an amount', '3910', b(704, 10) + b(4, 4) + b(1500, 14), '/21/S1?3910=7041500'],
  ])('R20 reads %s behind an SGTIN+', (_what, ai, value, rest) => {
    const bits = sgtinPlus('S1', nibbles(ai) + value);
    for (const form of [eh, ex]) expect(pathIn(form(bits))).toBe(`/01/${GTIN}${rest}`);
  });

  it.each([
    ['an unprogrammed tag', `eh00${'0'.repeat(22)}`],
    ['a reserved partition', eh('00110000' + '011111' + '0'.repeat(82))],
    ['a digit above nine', eh('11110111' + '0011' + nibbles('0950600013435a') + text('S1', 5))],
    ['a wrong check digit', eh('11110111' + '0011' + nibbles('09506000134353') + text('S1', 5))],
    ['no such AI', eh(sgtinPlus('S1', nibbles('14') + '0'.repeat(16)))],
    ['the serial twice', eh(sgtinPlus('S1', nibbles('21') + text('S2', 5)))],
    ['30 February', eh(sgtinPlus('S1', nibbles('17') + b(26, 7) + b(2, 4) + b(30, 5)))],
    ['a reserved way to write', eh(sgtinPlus('S1', nibbles('10') + '110' + b(2, 5) + '0'.repeat(12)))],
    ['a lot that is cut off', eh(sgtinPlus('S1', nibbles('10') + '011' + b(20, 5)))],
    ['a reserved kind of day', eh('11111011' + '0011' + '0111' + day('270101') + nibbles(GTIN) + text('S1', 5))],
    ['a very long one', `eh${'f'.repeat(5000)}`],
  ])('R20 refuses %s', (_what, segment) => {
    expect(isEpcBinary(segment)).toBe(true);
    expect(isMalformed(readEpcBinary(segment))).toBe(true);
  });

  it('R20 gives back every SGTIN+ as it was written', () => {
    const gtins = fc.stringMatching(/^\d{13}$/).map(body => body + checkDigit(body));
    const serials = fc.stringMatching(/^[!"%-?A-Z_a-z]{1,20}$/);
    fc.assert(
      fc.property(gtins, serials, (gtin, serial) => {
        const bits = '11110111' + '0011' + nibbles(gtin) + text(serial, 5);
        for (const form of [eh, ex])
          expect(readEpcBinary(form(bits))).toMatchObject({
            key: { ai: '01', value: gtin },
            qualifiers: [{ ai: '21', value: serial }],
          });
      }),
    );
  });

  it('R20 answers any string', () => {
    const headers = ['', '30', '3d', 'f0', 'f7', 'fd', 'fc', 'e6', 'fa'];
    const segments = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .tuple(fc.constantFrom(...headers), fc.stringMatching(/^[\da-f]{0,120}$/))
        .map(([head, rest]) => `eh${head}${rest}`),
      fc.stringMatching(/^ex[\w-]{0,80}$/),
    );
    fc.assert(
      fc.property(segments, segment => {
        expect(readEpcBinary(segment)).toBeDefined();
      }),
      { numRuns: 1000 },
    );
  });
});
