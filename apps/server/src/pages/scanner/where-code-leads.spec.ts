import { pathOf } from '#libs/gs1';
import { linkOf } from './where-code-leads.js';

const leadsTo = (read: string): string | undefined => {
  const link = linkOf(read);
  return link && pathOf([link.key, ...link.qualifiers]);
};

describe('what was read', () => {
  it.each([
    ['a label of any host', 'https://id.example.com/01/09520123456788/21/ABC?x=1', '/01/09520123456788/21/ABC'],
    [
      'a lot with a slash behind it',
      'https://a.example/01/09520123456788/10/241126-A01/',
      '/01/09520123456788/10/241126-A01',
    ],
    ['an element string in brackets', '(01)09520123456788(10)241126-A01', '/01/09520123456788/10/241126-A01'],
    ['a GS1 symbol', ']d20109520123456788' + '10L7\x1d21S1', '/01/09520123456788/10/L7/21/S1'],
    ['the number under a barcode', ' 9520123456788 ', '/01/09520123456788'],
    ['a sack', '(8003)09520123456788SACK7', '/8003/09520123456788SACK7'],
    ['a box', '00' + '095201234567891235', '/00/095201234567891235'],
  ])('%s leads to its page', (_what, read, path) => {
    expect(leadsTo(read)).toBe(path);
  });

  it.each(['', 'xin chào', '12345', '9520123456789', 'https://example.com/hang', '(99', 'javascript:alert(1)'])(
    '%j leads nowhere',
    read => expect(leadsTo(read)).toBeUndefined(),
  );
});
