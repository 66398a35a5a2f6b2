import { belongsTo, checkedLink, type LinkInput } from './registration.js';
import * as refusals from './refusals.js';

const GTIN = '09520123456788';
const wish: LinkInput = {
  code: `/01/${GTIN}`,
  type: 'instructions',
  href: 'https://htx.example.vn/pha',
  title: 'Cách pha',
};

describe('registering a link', () => {
  it('R18 keeps what was typed, under the path of its code', () => {
    expect(
      checkedLink({
        ...wish,
        code: ` https://tem.example/01/${GTIN}/10/L%2f7/ `,
        title: ' Cách pha ',
        language: 'vi',
        mediaType: 'text/html',
      }),
    ).toEqual({
      anchor: `/01/${GTIN}/10/L%2F7`,
      key: `/01/${GTIN}`,
      elements: [
        { ai: '01', value: GTIN },
        { ai: '10', value: 'L/7' },
      ],
      type: 'instructions',
      href: 'https://htx.example.vn/pha',
      title: 'Cách pha',
      hreflang: ['vi'],
      mediaType: 'text/html',
    });
  });

  it('R06 leaves a default its target and title alone', () => {
    const link = checkedLink({ ...wish, type: 'defaultLink', language: 'vi', mediaType: 'text/html' });
    expect(link).not.toHaveProperty('hreflang');
    expect(link).not.toHaveProperty('mediaType');
  });

  it.each<[string, Partial<LinkInput>, new () => Error]>([
    ['a code with a wrong check digit', { code: '/01/09520123456789' }, refusals.CodeUnreadable],
    ['a code in the wrong order', { code: `/01/${GTIN}/21/S/10/L` }, refusals.CodeUnreadable],
    ['a serial beside a lot', { code: `/01/${GTIN}/10/L/21/S` }, refusals.SerialStandsAlone],
    ['a third party’s serial beside a lot', { code: `/01/${GTIN}/10/L/235/T` }, refusals.CodeUnreadable],
    ['a type that nobody knows', { type: 'nosuchlt' }, refusals.LinkTypeNotOffered],
    ['a type that is retired', { type: 'productSustainabilityInfo' }, refusals.LinkTypeNotOffered],
    ['R24 who else answers for a prefix', { type: 'handledBy' }, refusals.LinkTypeNotOffered],
    ['a recall of one’s own making', { type: 'recallStatus' }, refusals.LinkTypeNotOffered],
    ['a target without encryption', { href: 'http://htx.example.vn' }, refusals.TargetUnreadable],
    ['a script for a target', { href: 'javascript:alert(1)' }, refusals.TargetUnreadable],
    ['a target with a password', { href: 'https://a:b@htx.example.vn' }, refusals.TargetUnreadable],
    ['a target nobody can reach', { href: 'https://localhost/x' }, refusals.TargetUnreadable],
    ['no title', { title: ' ' }, refusals.LinkTitleNeeded],
    ['a language the published schema does not know', { language: 'zh-Hant' }, refusals.LanguageUnreadable],
    ['a kind of file that is none', { mediaType: 'html' }, refusals.MediaTypeUnreadable],
  ])('R18 R22 R12 refuses %s', (_what, change, refusal) => {
    expect(() => checkedLink({ ...wish, ...change })).toThrow(refusal);
  });

  it.each([
    ['01', '09520123456788', true],
    ['01', '19520123456785', true],
    ['01', '09520124000000', false],
    ['00', '395201230000000013', true],
    ['414', '9520123004569', true],
    ['8003', '09520123004569', true],
    ['8004', '9520123A', true],
    ['8004', '0952012A', false],
    ['417', '8934567890123', true],
  ])('R18 (%s)%s is one’s own: %s', (ai, value, isOwn) => {
    expect(belongsTo({ ai, value }, { prefix: '9520123', gln: '8934567890123' })).toBe(isOwn);
  });
});
