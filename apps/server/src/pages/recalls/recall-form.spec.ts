import { answerForm, isExact, serialIn } from './recall-form.js';

describe('the forms of a recall', () => {
  it('find the serial in a code', () => {
    expect(serialIn('https://example.com/01/09521234567899/21/ABC234?x=1')).toBe('ABC234');
    expect(serialIn('ABC234')).toBe('ABC234');
  });

  it('know the names of the books from the names of people', () => {
    expect(isExact('https://id.gs1.org/414/9520003000004/254/1')).toBe(true);
    expect(isExact('0199aaaa-0000-7000-8000-000000000001')).toBe(true);
    expect(isExact('241126-01')).toBe(false);
  });

  it('read packs that were found, and packs taken back', () => {
    const packs = (typed: string) =>
      answerForm.safeParse({ batchId: '0199aaaa-0000-7000-8000-000000000001', found: 'returned', packs: typed }).data
        ?.packs;
    expect([packs('7'), packs('−3'), packs('-3'), packs('1.5'), packs('x')]).toEqual([7, -3, -3, undefined, undefined]);
  });
});
