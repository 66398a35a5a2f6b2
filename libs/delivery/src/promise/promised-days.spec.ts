import fc from 'fast-check';
import { addDays, dayOf } from '#platform/clock';
import { holidaysFrom, type HolidayRule } from './holidays.js';
import { packedBy, promisedAtPlace, promisedToDoor, USUAL_RHYTHM, type PackingRhythm } from './promised-days.js';

const aRule = (over: Partial<HolidayRule>): HolidayRule => {
  return {
    calendar: 'solar',
    month: 1,
    day: 1,
    daysBefore: 0,
    daysAfter: 0,
    validFrom: '2021-01-01',
    validTo: null,
    ...over,
  };
};
const TET = aRule({ calendar: 'lunar', daysBefore: 2, daysAfter: 4 });
const NONE: ReadonlySet<string> = new Set();
const at = (moment: string): Date => new Date(`${moment}+07:00`);

describe('days off', () => {
  it('of Tết follow the moon: 6 February in 2027, 26 January in 2028', () => {
    expect([...holidaysFrom('2027-01-10', [TET])]).toEqual(
      ['04', '05', '06', '07', '08', '09', '10'].map(day => `2027-02-${day}`),
    );
    expect(holidaysFrom('2027-12-20', [TET]).has('2028-01-26')).toBe(true);
  });

  it('are known in their midst, across a year, and as long as the law holds', () => {
    expect(holidaysFrom('2027-02-09', [TET]).has('2027-02-10')).toBe(true);
    expect(holidaysFrom('2026-12-20', [aRule({})]).has('2027-01-01')).toBe(true);
    expect(holidaysFrom('2026-12-20', [aRule({ validTo: '2026-12-31' })]).size).toBe(0);
  });
});

describe('promised days', () => {
  // 28 November 2026 is a Saturday.
  const rhythm: PackingRhythm = { ...USUAL_RHYTHM, packingDays: 1 };
  const door = (now: string, holidays = NONE, one = rhythm, days = 2) =>
    promisedToDoor(packedBy(one, holidays, at(now)), holidays, days);

  it('begin with the same day until the cut-off, with the next day of packing after it', () => {
    expect(door('2026-11-27T14:59:59')).toEqual({ packBy: '2026-11-27', from: '2026-11-28', to: '2026-11-30' });
    expect(door('2026-11-27T15:00:00')).toEqual({ packBy: '2026-11-28', from: '2026-11-30', to: '2026-12-01' });
    expect(door('2026-11-28T15:00:00')?.packBy).toBe('2026-11-30');
  });

  it('go around Tết and the closed days of the co-op', () => {
    const tet = holidaysFrom('2027-02-01', [TET]);
    expect(door('2027-02-03T16:00:00', tet)).toEqual({ packBy: '2027-02-11', from: '2027-02-12', to: '2027-02-13' });
    const away = { ...rhythm, closed: [{ from: '2026-11-30', to: '2026-12-02' }] };
    expect(door('2026-11-28T16:00:00', NONE, away)?.packBy).toBe('2026-12-03');
    // Packed the day before Tết, it waits on the way.
    expect(door('2027-02-03T09:00:00', tet)).toEqual({ packBy: '2027-02-03', from: '2027-02-11', to: '2027-02-12' });
  });

  it('are none where the co-op is closed for longer than anybody looks ahead', () => {
    expect(door('2026-11-28T09:00:00', NONE, { ...rhythm, closed: [{ from: '2026-11-01', to: '2027-06-01' }] })).toBe(
      undefined,
    );
    expect(promisedAtPlace(undefined, undefined)).toBe(undefined);
  });

  it('of a market are its day; of a pickup point the day after the packing', () => {
    expect(promisedAtPlace(undefined, '2026-12-06')).toEqual({
      packBy: '2026-12-05',
      from: '2026-12-06',
      to: '2026-12-06',
    });
    expect(promisedAtPlace('2026-11-28', undefined)?.from).toBe('2026-11-29');
  });

  it('never fall on a day on which nobody works, never stand in a wrong order, and never come earlier for who orders later', () => {
    const tet = holidaysFrom('2027-01-01', [TET]);
    const any = fc.record({
      weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
      cutOffHour: fc.nat(23),
      packingDays: fc.integer({ min: 1, max: 9 }),
      closed: fc.array(
        fc.nat(40).map(ahead => ({ from: addDays('2027-01-20', ahead), to: addDays('2027-01-22', ahead) })),
      ),
    });
    fc.assert(
      fc.property(any, fc.nat(30 * 24), fc.nat(48), fc.nat(9), (one, hour, later, days) => {
        const now = new Date(at('2027-01-20T00:00:00').getTime() + hour * 3_600_000);
        const first = promisedToDoor(packedBy(one, tet, now), tet, days);
        const second = promisedToDoor(packedBy(one, tet, new Date(now.getTime() + later * 3_600_000)), tet, days);
        if (!first || !second) return;
        expect(dayOf(now) <= first.packBy && first.packBy < first.from && first.from <= first.to).toBe(true);
        for (const day of [first.packBy, first.from, first.to]) expect(tet.has(day)).toBe(false);
        expect(one.closed.some(({ from, to }) => from <= first.packBy && first.packBy <= to)).toBe(false);
        expect(first.packBy <= second.packBy && first.to <= second.to).toBe(true);
      }),
    );
  });
});
