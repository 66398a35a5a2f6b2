import { nextLot, readLot } from './lots.js';

describe('a lot', () => {
  it('is proposed by the day and the next free number', () => {
    expect(nextLot('2026-11-24', [])).toBe('241126-01');
    expect(nextLot('2026-11-24', ['241126-01', '241126-09', '231126-40', 'TAY'])).toBe('241126-10');
    expect(nextLot('2026-11-24', ['241126-99'])).toBe('241126-100');
    expect(nextLot('2026-11-24', ['241126-A'])).toBe('241126-01');
  });

  it('is read as people write it', () => {
    expect(readLot(' lô 24/11 a ')).toBe('LO-24-11-A');
    expect(readLot('CHE.2026_11')).toBe('CHE-2026-11');
  });

  it('is refused when a label could not carry it', () => {
    expect(readLot('')).toBeUndefined();
    expect(readLot('-')).toBeUndefined();
    expect(readLot('1234567890-123456')).toBeUndefined();
    expect(readLot('茶-1')).toBeUndefined();
  });
});
