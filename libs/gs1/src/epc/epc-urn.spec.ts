import fc from 'fast-check';
import { checkDigit, digitalLinkToEpcUrn, epcUrnToDigitalLink, isMalformed, readDigitalLink } from '../index.js';

const linkOf = (uri: string) => {
  const link = readDigitalLink(uri);
  if (isMalformed(link)) throw new Error(`${uri}: ${link.malformed}`);
  return link;
};

describe('EPC URNs', () => {
  it.each([
    ['urn:epc:id:sgtin:0614141.812345.6789%2F%26%25%22!%3F()', '/01/80614141123458/21/6789%2F%26%25%22%21%3F%28%29'],
    ['urn:epc:id:sgtin:415056789012.0.987654', '/01/04150567890128/21/987654'],
    ['urn:epc:class:lgtin:4012345.012345.Lot987', '/01/04012345123456/10/Lot987'],
    ['urn:epc:id:upui:1234567.098765.51qIgY)%3C%26Jp3*j7SDB', '/01/01234567987651/235/51qIgY%29%3C%26Jp3%2Aj7SDB'],
    ['urn:epc:id:sgln:4012345.00005.122', '/414/4012345000054/254/122'],
    ['urn:epc:id:sgln:4012345.00005.0', '/414/4012345000054'],
    ['urn:epc:id:pgln:4000001.00000', '/417/4000001000005'],
    ['urn:epc:id:giai:4012345.ABC345', '/8004/4012345ABC345'],
    ['urn:epc:id:gsrn:4012345.0000006765', '/8018/401234500000067657'],
    ['urn:epc:id:gdti:987659999999..9', '/253/98765999999929'],
    ['urn:epc:id:gdti:4012345.00009.PO-4711', '/253/4012345000092PO-4711'],
    ['urn:epc:id:sgcn:4012345.22222.0047', '/255/40123452222270047'],
    ['urn:epc:id:ginc:0614141.xyz47%2F11', '/401/0614141xyz47%2F11'],
    ['urn:epc:id:gsin:4012345.222333444', '/402/40123452223334442'],
    ['urn:epc:id:cpi:0614141.11-A%23%2F.1234', '/8010/061414111-A%23%2F/8011/1234'],
    ['urn:epc:id:itip:4012345.011111.01.02.987', '/8006/040123451111180102/21/987'],
    ['urn:epc:idpat:sgtin:4012345.012345.*', '/01/04012345123456'],
    ['urn:epc:idpat:gdti:4012345.11111.*', '/253/4012345111118'],
    ['urn:epc:idpat:itip:4012345.012345.01.02.*', '/8006/040123451234560102'],
  ])('%s is %s, and back', (urn, path) => {
    expect(epcUrnToDigitalLink(urn)).toBe(`https://id.gs1.org${path}`);
    const prefix = /:(\d+)\./.exec(urn)?.[1] ?? '';
    expect(digitalLinkToEpcUrn(linkOf(path), prefix.length)).toBe(urn);
  });

  it('reads the pattern of a tobacco item, which is that of the item', () => {
    expect(epcUrnToDigitalLink('urn:epc:idpat:upui:4012345.012345.*')).toBe('https://id.gs1.org/01/04012345123456');
  });

  it.each([
    'urn:epc:id:sgtin:4012345.01111.98',
    'urn:epc:id:sgtin:4012345.011111',
    'urn:epc:id:sgtin:4012345.011111.',
    'urn:epc:id:sgtin:4012345.011111.98 76',
    'urn:epc:id:sgtin:40123.01111111.98',
    'urn:epc:id:sgtin:4012345.011111.ABCDEFGHIJKLMNOPQRSTU',
    'urn:epc:id:sscc:4012345.31111111x1',
    'urn:epc:id:sscc:4012345.3111111111.1',
    'urn:epc:idpat:sgtin:4012345.*.*',
    'urn:epc:idpat:sscc:4012345.*',
    'urn:epc:id:itip:4012345.011111.03.02.987',
    'urn:epc:id:gid:95100000.12345.400',
    'urn:epc:id:usdod:2S194.12345678901',
    'urn:epc:tag:sgtin-96:3.0614141.812345.6789',
    'urn:epc:id:toString:4012345.1',
    'urn:epcglobal:cbv:bizstep:packing',
    '',
  ])('has no link for %s', urn => {
    expect(epcUrnToDigitalLink(urn)).toBeUndefined();
  });

  it.each([
    ['/01/04012345123456/10/L/21/S', 7],
    ['/01/04012345123456/22/V', 7],
    ['/01/04012345123456/21/S', 13],
    ['/01/04012345123456/21/S', 5],
    ['/414/4012345000054/254/0', 7],
    ['/8013/1987654Ad4X4bL5ttr2310c2K', 7],
    ['/8004/9520ABC', 7],
    ['/8018/401234500000067657/8019/1', 7],
  ])('E40 has no URN for %s with a prefix of %d', (path, length) => {
    expect(digitalLinkToEpcUrn(linkOf(path), length)).toBeUndefined();
  });

  it('E40 comes back from the URN as it went in', () => {
    const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));
    const keyed = (length: number) => digits(length - 1).map(body => body + checkDigit(body));
    const text = (max: number) => fc.stringMatching(new RegExp(`^[!"%-?A-Z_a-z]{1,${max}}$`));
    const key = (ai: string, value: fc.Arbitrary<string>, qualifier?: string, of = text(20)) =>
      fc.record({
        key: value.map(one => ({ ai, value: one })),
        qualifiers: qualifier
          ? fc.option(
              of.map(one => [{ ai: qualifier, value: one }]),
              { nil: [] },
            )
          : fc.constant([]),
      });
    const joined = (...parts: fc.Arbitrary<string>[]) => fc.tuple(...parts).map(all => all.join(''));
    const links = fc.oneof(
      key('01', keyed(14), '21'),
      key('01', keyed(14), '10'),
      key('01', keyed(14), '235', text(28)),
      key('00', keyed(18)),
      key('414', keyed(13), '254'),
      key('417', keyed(13)),
      key(
        '8003',
        joined(
          keyed(13).map(one => `0${one}`),
          fc.option(text(16), { nil: '' }),
        ),
      ),
      key('8004', joined(digits(12), text(18))),
      key('8017', keyed(18)),
      key('8018', keyed(18)),
      key('253', joined(keyed(13), fc.option(text(17), { nil: '' }))),
      key('255', joined(keyed(13), fc.option(fc.stringMatching(/^\d{1,12}$/), { nil: '' }))),
      key('402', keyed(17)),
      key('8006', joined(keyed(14), fc.constantFrom('0101', '0102', '9999')), '21'),
      key(
        '8010',
        joined(digits(12), fc.stringMatching(/^[A-Z0-9#/-]{1,18}$/)),
        '8011',
        fc.stringMatching(/^[1-9]\d{0,11}$/),
      ),
    );
    fc.assert(
      fc.property(links, fc.integer({ min: 6, max: 12 }), (link, length) => {
        const urn = digitalLinkToEpcUrn(link, length);
        // A place with the extension 0 has no URN; a URN means by it that there is none.
        if (link.key.ai === '414' && link.qualifiers[0]?.value === '0') return expect(urn).toBeUndefined();
        expect(linkOf(epcUrnToDigitalLink(urn ?? '') ?? '')).toMatchObject(link);
      }),
    );
  });
});
