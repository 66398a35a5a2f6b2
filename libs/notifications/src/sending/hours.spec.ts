import { afterQuietHours, pauseAfter } from './hours.js';

const night = { fromMinute: 22 * 60, toMinute: 7 * 60 };
const noon = { fromMinute: 12 * 60, toMinute: 13 * 60 + 30 };
/** A moment in Lai Châu. */
const at = (text: string) => new Date(`2026-${text}:00+07:00`);

describe('quiet hours', () => {
  it.each([
    ['in the evening', '11-24T22:00', '11-25T07:00'],
    ['after midnight', '11-25T03:10', '11-25T07:00'],
    ['at the end of a year', '12-31T23:59', '12-31T23:59'],
  ])('put off what falls into them %s', (_when, moment, until) => {
    const expected = moment.startsWith('12-31') ? new Date('2027-01-01T07:00:00+07:00') : at(until);
    expect(afterQuietHours(at(moment), night)).toEqual(expected);
  });

  it.each(['11-24T07:00', '11-24T21:59', '11-24T12:30'])('let the day pass: %s', moment =>
    expect(afterQuietHours(at(moment), night)).toEqual(at(moment)),
  );

  it('may lie within a day, or not be there', () => {
    expect(afterQuietHours(at('11-24T12:30'), noon)).toEqual(at('11-24T13:30'));
    expect(afterQuietHours(at('11-24T13:30'), noon)).toEqual(at('11-24T13:30'));
    expect(afterQuietHours(at('11-24T03:00'), undefined)).toEqual(at('11-24T03:00'));
  });
});

it('waits twice as long after each attempt, and never a day', () => {
  expect([1, 2, 3, 8].map(pauseAfter)).toEqual([30_000, 60_000, 120_000, 3_840_000]);
  expect(pauseAfter(40)).toBe(6 * 3_600_000);
});
