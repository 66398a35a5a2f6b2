import { calendarOf } from './calendar-file.js';

const market = {
  slug: 'cho-mau',
  name: 'Chợ phiên Mẫu',
  place: 'Bãi; bến, xã Mẫu',
  url: 'https://cho.example/markets/cho-mau',
};
const now = new Date('2026-11-24T02:00:00Z');

describe('market days as a calendar', () => {
  const text = calendarOf(market, ['2026-11-29', '2026-12-31'], now);

  it('are whole days with an id of their own', () => {
    for (const line of [
      'UID:2026-11-29.cho-mau@cho.example',
      'DTSTAMP:20261124T020000Z',
      'DTSTART;VALUE=DATE:20261231',
      'DTEND;VALUE=DATE:20270101',
      'LOCATION:Bãi\\; bến\\, xã Mẫu',
    ])
      expect(text.split('\r\n')).toContain(line);
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(2);
  });

  it('has no line of more than 75 bytes, and cuts no letter', () => {
    const long = calendarOf(
      { ...market, name: 'Chợ phiên vùng cao họp sáu ngày một lần '.repeat(6) },
      ['2026-11-29'],
      now,
    );
    expect(Math.max(...long.split('\r\n').map(line => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
    expect(long.replaceAll('\r\n ', '')).toContain('Chợ phiên vùng cao họp sáu ngày một lần '.repeat(6).trim());
  });
});
