import { wordsIn } from '#libs/words';

// Lehtonen, Michahelles, Fleisch, IEEE RFID 2009 (doi 10.1109/RFID.2009.4911190): what shows a copy is that a second pack with its code is scanned.
const chanceOfTwoLooks = (packs: number, scanned: number): number =>
  1 - (1 - scanned) ** packs - packs * scanned * (1 - scanned) ** (packs - 1);

describe('the chances that are told to everybody (L10)', () => {
  it.each([
    ['vi', '1%', '99,97%'],
    ['en', '1%', '99.97%'],
  ] as const)('are those of the arithmetic, in %s', (locale, once, often) => {
    const percent = (chance: number) =>
      new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(chance);
    // The pack and its copy; and 100 packs with one code.
    expect([percent(chanceOfTwoLooks(2, 0.1)), percent(chanceOfTwoLooks(100, 0.1))]).toEqual([once, often]);
    const { text } = wordsIn(locale).about.market.sections.copies;
    for (const chance of [once, often, percent(0.1)]) expect(text).toContain(chance);
  });
});
