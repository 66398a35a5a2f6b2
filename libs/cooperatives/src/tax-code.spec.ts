import { endsInTaxCheckDigit, isTaxCodeOf } from './tax-code.js';

describe('a tax code', () => {
  it('has ten digits, or a citizen’s twelve for a household', () => {
    expect(isTaxCodeOf('HTX', '0100112437')).toBe(true);
    expect(isTaxCodeOf('HTX', '012345678901')).toBe(false);
    expect(isTaxCodeOf('HKD', '012345678901')).toBe(true);
    expect(isTaxCodeOf('HKD', '0100112437')).toBe(true);
    expect(isTaxCodeOf('HTX', '0100112437-001')).toBe(false);
    expect(isTaxCodeOf('HTX', '01001124３7')).toBe(false);
  });

  it.each(['0100112437', '0100109106'])('ends in its check digit: %s', code => {
    expect(endsInTaxCheckDigit(code)).toBe(true);
  });

  it('shows a wrong digit, wherever it is', () => {
    for (let place = 0; place < 10; place += 1) {
      const wrong = [...'0100112437']
        .map((digit, at) => (at === place ? String((Number(digit) + 1) % 10) : digit))
        .join('');
      expect(endsInTaxCheckDigit(wrong)).toBe(false);
    }
  });

  it('asks none of a citizen’s number', () => {
    expect(endsInTaxCheckDigit('012345678901')).toBe(true);
  });
});
