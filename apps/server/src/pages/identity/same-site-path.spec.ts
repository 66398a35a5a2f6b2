import { sameSitePath } from './same-site-path.js';

describe('the way back after signing in', () => {
  it.each(['/basket', '/desk/che-ban-ven?tab=1', '/search?q=ch%C3%A8'])('may be %s', path => {
    expect(sameSitePath(path, '/')).toBe(path);
  });

  it.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '',
    undefined,
    '/\t/evil.example',
  ])('is never %s', path => {
    expect(sameSitePath(path, '/safe')).toMatch(/^\/(safe|evil\.example)?$|^\/safe$/);
    expect(new URL(sameSitePath(path, '/safe'), 'http://here').host).toBe('here');
  });
});
