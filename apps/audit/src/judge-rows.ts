// Rows against entries: what is in the tables and not in the log, in the log and not in the tables, or not the same in both.
import { prepareValid, saltOf, type EpcisEvent, type PreparedEvent } from '#plain/epcis';
import { Book, type Entry } from './book.js';
import { finding, type Finding } from './finding.js';
import type { ChangeRow, EventRow, Rows } from './rows.js';
import { commitment, ToldBook } from './told-book.js';

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** An entry, or nothing when it is none of ours: whoever reads it has said so already. */
function readEntry(text: string | undefined, row: string): Entry[] {
  try {
    const read: unknown = JSON.parse(text ?? '');
    return isRecord(read) ? [{ row, ...(read as Omit<Entry, 'row'>) }] : [];
  } catch {
    return [];
  }
}

/** `known`: how many entries there were before the rows were read; younger ones may be about rows that are younger still. */
export function judgeRows(rows: Rows, entries: readonly (string | undefined)[], known: number): Finding[] {
  const lines = [
    ...entries.flatMap((entry, index) => readEntry(entry, `transparency_entry ${index}`)),
    ...rows.pending.flatMap(({ id, entry }) => readEntry(entry, `transparency_pending ${id}`)),
  ];
  const young = [
    ...entries.map((_, index) => `transparency_entry ${index}`).slice(known),
    ...rows.pending.filter(({ id }) => !rows.waited.has(id)).map(({ id }) => `transparency_pending ${id}`),
  ];
  const book = new Book(lines, new Set(young));
  const told = new ToldBook(rows.told.events);
  const findings = [
    ...rows.told.findings,
    // What could not be told to the end is not missing.
    ...rows.events.flatMap(row => judgeEvent(row, book, rows.told.findings.length > 0 ? undefined : told)),
    ...told
      .left()
      .map(({ kind, eventId }) =>
        finding(`${kind} ${eventId}`, 'it is told by /epcis/events, and there is no row for it'),
      ),
    ...rows.changes.flatMap(row => judgeChange(row, book)),
    ...book.left().map(({ row, kind, subject }) => finding(row, `there is no row for this ${kind} ${subject}`)),
    ...rows.entries.map(({ index }) => finding(`transparency_entry ${index}`, 'it stands behind the last checkpoint')),
    ...backwards(entries),
    ...spareTiles(rows, entries.length),
  ];
  return findings;
}

/** Microseconds since 1970, which PostgreSQL keeps and Date does not. */
function micros(time: string): bigint {
  const [, fraction = ''] = /\.(\d+)/.exec(time) ?? [];
  const seconds = BigInt(Math.floor(new Date(time).getTime() / 1000));
  return seconds * 1_000_000n + BigInt(fraction.padEnd(6, '0').slice(0, 6));
}

function judgeLine(
  row: string,
  { salt, content, actor }: { salt: string; content: string; actor: string },
  [kind, subject]: [string, string],
  book: Book,
  recordTime?: string,
): { line?: Entry; findings: Finding[] } {
  const { line, isSame } = book.take(kind, subject, commitment(salt, Buffer.from(content, 'base64')));
  if (!line) return { findings: [finding(row, 'it is not in the log')] };
  if (!isSame) return { line, findings: [finding(row, `it was changed after ${line.row} was logged`)] };
  const findings = [
    ...(recordTime !== undefined && micros(recordTime) !== micros(line.recordTime)
      ? [finding(row, `its record time was rewritten: the log has ${line.recordTime}`)]
      : []),
    ...(actor !== line.actor ? [finding(row, `another actor than in the log: ${line.actor}`)] : []),
  ];
  return { line, findings };
}

function judgeEvent(row: EventRow, book: Book, told: ToldBook | undefined): Finding[] {
  const name = `epcis_event ${row.id}`;
  const kind = row.is_declaration ? 'declaration' : 'event';
  const { line, findings } = judgeLine(name, row, [kind, row.event_id], book, row.record_time);
  const asTold = told?.take(kind, row.event_id, { salt: row.salt, sha256: line?.sha256 });
  return [
    ...findings,
    ...(told && line && !book.isYoung(line) ? judgeTold(name, line, asTold) : []),
    ...judgeOrigin(row, name),
    ...judgeColumns(row, name),
  ];
}

/** No salt of before can be passed off for one that says more, nor the other way round: the log commits to its length. */
const OLD_SALT = 32;

/** Whose event it is and which capture brought it are not in the event: the salt that was logged with it is made of them. */
function judgeOrigin({ nonce, salt, party, capture_id: captureId }: EventRow, name: string): Finding[] {
  const kept = Buffer.from(salt, 'base64');
  if (nonce === null)
    return kept.length === OLD_SALT ? [] : [finding(name, 'nonce is gone, of which its salt was made')];
  return saltOf(Buffer.from(nonce, 'base64'), { party, captureId }).equals(kept)
    ? []
    : [finding(name, 'party or capture_id is not what was logged')];
}

/** Whether the query interface tells what was signed for. */
function judgeTold(name: string, { recordTime }: Entry, told: ReturnType<ToldBook['take']> | undefined): Finding[] {
  if (!told) return [finding(name, '/epcis/events does not tell it')];
  if (!told.isSame) return [finding(name, '/epcis/events tells it otherwise than it was logged')];
  return told.event.recordTime === recordTime
    ? []
    : [finding(name, `/epcis/events tells it with another record time: ${told.event.recordTime}`)];
}

function readEvent({ content }: EventRow): [EpcisEvent, PreparedEvent] | undefined {
  try {
    const event = JSON.parse(Buffer.from(content, 'base64').toString()) as EpcisEvent;
    return [event, prepareValid(event)];
  } catch {
    return undefined;
  }
}

/** Everything that is kept for finding an event follows from its content. */
function judgeColumns(row: EventRow, name: string): Finding[] {
  const read = readEvent(row);
  // Then it is not what was logged, and that has been said.
  if (!read) return [];
  const [event, told] = read;
  const { columns } = told;
  const pairs: [string, unknown, unknown][] = [
    ['event_id', row.event_id, event.eventID ?? told.hashId],
    ['hash', row.hash, told.hash.toString('hex')],
    ['variant', row.variant, told.variant.toString('hex')],
    ['is_declaration', row.is_declaration, told.isDeclaration],
    ['type', row.type, columns.type],
    ['event_time', micros(row.event_time), micros(columns.eventTime)],
    ['action', row.action, columns.action],
    ['biz_step', row.biz_step, columns.bizStep],
    ['disposition', row.disposition, columns.disposition],
    ['read_point', row.read_point, columns.readPoint],
    ['biz_location', row.biz_location, columns.bizLocation],
    ['transformation_id', row.transformation_id, columns.transformationId],
  ];
  const epcs = told.epcs.map(one => [one.role, one.epc, one.kind, one.quantity, one.uom]);
  const facets = told.facets.map(one => [
    one.path,
    one.text,
    one.num,
    one.at === null ? null : new Date(one.at).getTime() / 1000,
  ]);
  return [
    ...pairs
      .filter(([, is, should]) => is !== should)
      .map(([column]) => finding(name, `${column} is not what the logged event says`)),
    ...(isSameBag(row.epcs, epcs)
      ? []
      : [finding(`epcis_event_epc of ${name}`, 'they are not the EPCs of the logged event')]),
    ...(isSameBag(row.facets, facets)
      ? []
      : [finding(`epcis_event_ext of ${name}`, 'they are not the fields of the logged event')]),
  ];
}

const isSameBag = (some: unknown[], others: unknown[]): boolean =>
  some
    .map(one => JSON.stringify(one))
    .sort()
    .join() ===
  others
    .map(one => JSON.stringify(one))
    .sort()
    .join();

function judgeChange(row: ChangeRow, book: Book): Finding[] {
  const name = `labels_change ${row.id}`;
  const { findings } = judgeLine(name, row, ['label', row.id], book);
  if (findings.length > 0) return findings;
  const said = readChange(row);
  const pairs: [string, unknown, unknown][] = [
    ['roll_id', row.roll_id, said.roll],
    ['state', row.state, said.state],
    ['batch_id', row.lot, said.lot ?? null],
    ['labels', row.labels, said.labels],
    ['positions', row.positions, `{${said.positions.map(([first, last]) => `[${first},${last + 1})`).join(',')}}`],
    ['changed_at', micros(row.changed_at), micros(said.at)],
    ['id', row.id, said.change],
  ];
  return pairs
    .filter(([, is, should]) => is !== should)
    .map(([column]) => finding(name, `${column} is not what was logged`));
}

export interface SaidChange {
  at: string;
  change: string;
  gtin: string;
  labels: number;
  /** Of labels that left: the lines of orders they left with. */
  lines?: [line: string, positions: [first: number, last: number][]][];
  lot?: string;
  positions: [first: number, last: number][];
  roll: string;
  root: string;
  state: string;
}

/** libs/labels/README.md says how it is written. */
export const readChange = ({ content }: ChangeRow): SaidChange =>
  JSON.parse(Buffer.from(content, 'base64').toString()) as SaidChange;

function backwards(entries: readonly (string | undefined)[]): Finding[] {
  const times = entries.map((entry, index) => readEntry(entry, `transparency_entry ${index}`)[0]);
  return times.flatMap((entry, at) =>
    entry && entry.recordTime < (times[at - 1]?.recordTime ?? '')
      ? [finding(entry.row, 'its record time is before that of the entry before it')]
      : [],
  );
}

function spareTiles({ tiles }: Rows, size: number): Finding[] {
  return tiles
    .filter(({ level, tile, bytes }) => tile * 256 + bytes / 32 > Math.floor(size / 256 ** level))
    .map(({ level, tile }) => finding(`transparency_tile ${level}/${tile}`, 'the log has no such tile'));
}
