import { readableAddress } from './readable-address.js';

describe('an address', () => {
  it.each(['/', '/products/ch%C3%A8', '/01/09529001010019/10/A%2FB?x=%zz', '/search?q=100%'])(
    '%s is left as it is',
    url => {
      expect(readableAddress(url)).toBe(url);
    },
  );

  it.each([
    ['/%zz', '/%25zz'],
    ['/products/%E0%A4%A?q=%C3', '/products/%25E0%25A4%25A?q=%C3'],
    ['/%ED%A0%80#%', '/%25ED%25A0%2580#%'],
  ])('%s is spelled out', (url, spelled) => {
    expect(readableAddress(url)).toBe(spelled);
  });
});
