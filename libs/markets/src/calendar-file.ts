import { addDays, type Day } from '#platform/clock';

export interface CalendarMarket {
  slug: string;
  name: string;
  place: string;
  url: string;
}

/** Market days as iCalendar (RFC 5545): whole days, each with an id of its own, so that a second import changes nothing. */
export function calendarOf(market: CalendarMarket, days: readonly Day[], now: Date): string {
  const stamp = now.toISOString().replace(/[-:]|\.\d+/g, '');
  const host = new URL(market.url).host;
  const events = days.flatMap(day => [
    'BEGIN:VEVENT',
    `UID:${day}.${market.slug}@${host}`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${day.replaceAll('-', '')}`,
    `DTEND;VALUE=DATE:${addDays(day, 1).replaceAll('-', '')}`,
    `SUMMARY:${escaped(market.name)}`,
    `LOCATION:${escaped(market.place)}`,
    `URL:${market.url}`,
    'END:VEVENT',
  ]);
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Cho Phien//Markets//VI', ...events, 'END:VCALENDAR'];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}

const escaped = (text: string): string => text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n');

const MOST_BYTES = 75;

/** A line has at most 75 bytes; what is left goes on after a space. No letter is cut in two. */
function folded(line: string): string {
  const rows = [''];
  for (const letter of line) {
    const row = rows.at(-1) ?? '';
    const room = rows.length === 1 ? MOST_BYTES : MOST_BYTES - 1;
    if (Buffer.byteLength(row + letter) > room) rows.push(letter);
    else rows[rows.length - 1] = row + letter;
  }
  return rows.join('\r\n ');
}
