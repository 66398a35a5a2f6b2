import { readSeries, seriesIn } from './series.js';

describe('the series of an invoice', () => {
  it('is read as it stands on a registration, however it is typed', () => {
    const series = { template: '1', code: 'C', use: 'T', tail: 'AB' };
    for (const typed of ['1C26TAB', '1/c26tab', ' 1 - C26TAB ']) expect(readSeries(typed, 2026)).toEqual(series);
    expect(readSeries('2K26MZZ', 2026)).toEqual({ template: '2', code: 'K', use: 'M', tail: 'ZZ' });
  });

  it('is not read when it is no series, or one of another year', () => {
    for (const typed of ['', '1C25TAB', '3C26TAB', 'C26TAB', '1X26TAB', '1C26XAB', '1C26TA', '1C26TA1', '1C26TABC'])
      expect(readSeries(typed, 2026)).toBeUndefined();
  });

  it('goes on into the next year by itself', () => {
    const series = readSeries('1C26TAB', 2026);
    expect(series && seriesIn(series, 2027)).toBe('1C27TAB');
  });
});
