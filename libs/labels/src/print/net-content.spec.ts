import { netContent } from './net-content.js';

describe('what one pack holds', () => {
  it.each([
    ['vi', 100, 'g', '100 g'],
    ['vi', 1500, 'g', '1,5 kg'],
    ['en', 1500, 'g', '1.5 kg'],
    ['vi', 500, 'ml', '500 ml'],
    ['vi', 1250, 'ml', '1,25 l'],
    ['vi', 2, 'piece', '2 cái'],
    ['en', 1, 'piece', '1 pc'],
    ['en', 2, 'night', '2 nights'],
  ] as const)('in %s, %d %s reads %s', (locale, quantity, unit, text) => {
    expect(netContent(locale, quantity, unit)).toBe(text.replaceAll(' ', '\u00a0'));
  });
});
