import { cooperativeSlug } from './cooperative-slug.js';

describe('the address of a co-op', () => {
  it('is its name, with a number when the name is taken', () => {
    expect(cooperativeSlug('HTX Chè Bản Mẫu', 1)).toBe('htx-che-ban-mau');
    expect(cooperativeSlug('HTX Chè Bản Mẫu', 3)).toBe('htx-che-ban-mau-3');
  });

  it('is never a page’s own, never empty, never endless', () => {
    expect(cooperativeSlug('New', 1)).toBe('new-2');
    expect(cooperativeSlug('“…”', 1)).toBe('htx');
    expect(cooperativeSlug('chè '.repeat(40), 1).length).toBeLessThanOrEqual(60);
  });
});
