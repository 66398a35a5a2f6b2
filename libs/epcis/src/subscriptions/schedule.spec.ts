import { nextTime, readSchedule } from './schedule.js';
import { SubscriptionControls } from './refusals.js';

/** A Tuesday. */
const NOW = new Date('2026-11-24T02:00:00Z');

function timesOf(given: unknown, count = 2): string[] {
  const { cron } = readSchedule(given, NOW);
  const times: string[] = [];
  for (let at = NOW; times.length < count; times.push(at.toISOString().replace('.000Z', 'Z'))) at = nextTime(cron, at);
  return times;
}

describe('a schedule (E43)', () => {
  it.each<[given: unknown, ...times: string[]]>([
    [{ hour: '1', minute: '5' }, '2026-11-25T01:05:00Z', '2026-11-26T01:05:00Z'],
    [{ second: '0/30' }, '2026-11-24T02:00:30Z', '2026-11-24T02:01:00Z'],
    [{ second: 15 }, '2026-11-24T02:00:15Z', '2026-11-24T02:01:15Z'],
    [{ minute: '[10-11]' }, '2026-11-24T02:10:00Z', '2026-11-24T02:11:00Z', '2026-11-24T03:10:00Z'],
    [{ minute: '10-12/2,40' }, '2026-11-24T02:10:00Z', '2026-11-24T02:12:00Z', '2026-11-24T02:40:00Z'],
    [{ hour: '*' }, '2026-11-24T03:00:00Z', '2026-11-24T04:00:00Z'],
    [{ dayOfWeek: '7' }, '2026-11-29T00:00:00Z', '2026-12-06T00:00:00Z'],
    [{ dayOfWeek: '1', hour: '6' }, '2026-11-30T06:00:00Z', '2026-12-07T06:00:00Z'],
    [{ dayOfWeek: '[6-7]' }, '2026-11-28T00:00:00Z', '2026-11-29T00:00:00Z', '2026-12-05T00:00:00Z'],
    [{ dayOfWeek: '1/3' }, '2026-11-26T00:00:00Z', '2026-11-29T00:00:00Z', '2026-11-30T00:00:00Z'],
    [{ month: '2' }, '2027-02-01T00:00:00Z', '2027-02-02T00:00:00Z'],
    [{ dayOfMonth: '31' }, '2026-12-31T00:00:00Z', '2027-01-31T00:00:00Z', '2027-03-31T00:00:00Z'],
    // Both days have to match, where cron would take either.
    [{ dayOfMonth: '13', dayOfWeek: '5' }, '2027-08-13T00:00:00Z', '2028-10-13T00:00:00Z'],
    [{ dayOfMonth: '29', month: '2', dayOfWeek: '2' }, '2028-02-29T00:00:00Z', '2056-02-29T00:00:00Z'],
    // A second says nothing of the hours above it.
    [{ second: '5', hour: '3' }, '2026-11-24T03:00:05Z', '2026-11-24T03:01:05Z'],
  ])('%j is run at %s, %s', (given, ...times) => {
    expect(timesOf(given, times.length)).toEqual(times);
  });

  it.each<[given: unknown, why: string]>([
    [{}, 'no time'],
    [[], 'an object'],
    ['* * * * *', 'an object'],
    [null, 'an object'],
    [{ second: '60' }, 'from 0 to 59'],
    [{ hour: '24' }, 'from 0 to 23'],
    [{ dayOfMonth: '0' }, 'from 1 to 31'],
    [{ dayOfWeek: '0' }, 'from 1 to 7'],
    [{ dayOfWeek: '8' }, 'from 1 to 7'],
    [{ minute: '[9-3]' }, 'minute'],
    [{ minute: '1/0' }, 'minute'],
    [{ minute: '5,' }, 'minute'],
    [{ minute: '-5' }, 'minute'],
    [{ minute: 1.5 }, 'minute'],
    [{ minute: 'H' }, 'minute'],
    [{ minute: true }, 'minute is a text'],
    [{ year: '2026' }, 'year is none of'],
    [{ dayOfMonth: '30', month: '2' }, 'no such day'],
    [{ dayOfMonth: '31', month: '4,6' }, 'no such day'],
  ])('%j is refused', (given, why) => {
    const read = () => readSchedule(given, NOW);
    expect(read).toThrow(SubscriptionControls);
    expect(read).toThrow(why);
  });
});
