import { renderToString } from 'preact-render-to-string';
import { PhoneLink, phoneAtHome } from './phone.js';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

it.each([
  ['+84912345678', '0912 345 678'],
  ['+842133876543', '0213 387 6543'],
  ['+33612345678', '+33612345678'],
  ['lo@example.vn', 'lo@example.vn'],
  ['', ''],
])('%s is read as "%s"', (number, read) => {
  expect(plain(phoneAtHome(number))).toBe(read);
});

it('is called by the number as it is kept', () => {
  expect(plain(renderToString(<PhoneLink number="+84912345678" />))).toBe(
    '<a href="tel:+84912345678">0912 345 678</a>',
  );
});
