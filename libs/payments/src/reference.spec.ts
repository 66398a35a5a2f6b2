import fc from 'fast-check';
import { newReference, referencesIn } from './reference.js';

describe('the reference of a transfer', () => {
  it('has only what every bank lets through', () => {
    for (let i = 0; i < 200; i++) expect(newReference()).toMatch(/^CP[2-9A-HJ-NP-Z]{8}$/);
  });

  it.each([
    ['as it is', 'CP7K3M9Q2X'],
    ['in small letters', 'cp7k3m9q2x'],
    ['broken by spaces', 'CP7K 3M9Q 2X'],
    ['with dots and dashes', 'CP-7K3M.9Q2X'],
    ['between a bank’s own words', 'MBVCB.8123.CP7K3M9Q2X.CT tu 0011 NGUYEN VAN MAU toi 9704'],
    ['after Vietnamese words', 'Thanh toán đơn chè CP7K3M9Q2X nhé'],
    ['after something that looks like a beginning', 'CPCP7K3M9Q2X'],
    ['glued to a number', '24112026CP7K3M9Q2X0003'],
  ])('is found %s', (_how, text) => {
    expect(referencesIn(text)).toContain('CP7K3M9Q2X');
  });

  it('is found wherever banks and people put something around it or into it', () => {
    const reference = fc.string({
      unit: fc.constantFrom(...'23456789ABCDEFGHJKLMNPQRSTUVWXYZ'),
      minLength: 8,
      maxLength: 8,
    });
    const gap = fc.constantFrom('', ' ', '.', '-', ' - ');
    fc.assert(
      fc.property(
        reference,
        fc.string(),
        fc.string(),
        fc.array(gap, { minLength: 10, maxLength: 10 }),
        (code, before, behind, gaps) => {
          const mangled = [...`CP${code}`].map((sign, at) => sign.toLowerCase() + gaps[at]).join('');
          expect(referencesIn(`${before} ${mangled} ${behind}`)).toContain(`CP${code}`);
        },
      ),
    );
  });

  it('is not imagined', () => {
    expect(referencesIn('')).toEqual([]);
    expect(referencesIn('tien an trua 50000')).toEqual([]);
    expect(referencesIn('CP7K3M9Q2')).toEqual([]);
    expect(referencesIn('CP0K3M9Q2X')).toEqual([]); // no zero among our symbols
  });
});
