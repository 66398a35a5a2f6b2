import { PLAIN_ALPHABET } from '#platform/ids';
import { newSerials, plainSerial, serialInGroups } from './serial.js';

describe('serials', () => {
  it('(L02) are sixteen plain symbols each, all different', () => {
    const serials = newSerials(20_000);
    expect(new Set(serials).size).toBe(20_000);
    expect(serials.filter(serial => !/^[2-9A-HJ-NP-Z]{16}$/.test(serial))).toEqual([]);
  });

  it('use every symbol at every place about equally often', () => {
    const serials = newSerials(32_000);
    for (let place = 0; place < 16; place++) {
      const counts = new Map([...PLAIN_ALPHABET].map(symbol => [symbol, 0]));
      for (const serial of serials) counts.set(serial[place] ?? '', (counts.get(serial[place] ?? '') ?? 0) + 1);
      expect(counts.size).toBe(32);
      // 1,000 expected, standard deviation 31: six of them is one false alarm in about a million runs.
      for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(190);
    }
  });

  it('can be none, but not half a label', () => {
    expect(newSerials(0)).toEqual([]);
    expect(() => newSerials(-1)).toThrow(RangeError);
    expect(() => newSerials(1.5)).toThrow(RangeError);
  });

  it('are read in groups of four', () => {
    expect(serialInGroups('8F3K2MNP7QRTVWXY')).toBe('8F3K\u00a02MNP\u00a07QRT\u00a0VWXY');
    expect(serialInGroups('8F3K2')).toBe('8F3K\u00a02');
    expect(serialInGroups('')).toBe('');
  });

  it('are understood however they are typed', () => {
    expect(plainSerial(' 8f3k-2mnp\u00a07qrt ')).toBe('8F3K2MNP7QRT');
    expect(plainSerial('(21) 8F3K 2MNP 7QRT')).toBe('8F3K2MNP7QRT');
    expect(plainSerial('https://tem.example/01/09520123456788/21/8F3K2MNP7QRTVWXY?s=1')).toBe('8F3K2MNP7QRTVWXY');
  });
});
