import { sameSitePath } from './same-site-path.js';

describe('the way back after signing in', () => {
  it.each(['/basket', '/desk/che-ban-ven?tab=1', '/search?q=ch%C3%A8'])('may be %s', path => {
    expect(sameSitePath(path, '/')).toBe(path);
  });

  it('is spelled so that it fits into a header', () => {
    expect(sameSitePath('/search?q=chè shan\r\nset-cookie: x=1', '/')).toBe(
      '/search?q=ch%C3%A8%20shanset-cookie:%20x=1',
    );
  });

  it.each([
    '//evil.example',
    '/\\evil.example',
    '/..//evil.example',
    '/.//evil.example',
    '/a/../..//evil.example',
    '/\t/evil.example',
    '\\\\evil.example',
    ' //evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '',
    undefined,
  ])('is never %s', path => {
    expect(sameSitePath(path, '/safe')).toBe('/safe');
  });
});
