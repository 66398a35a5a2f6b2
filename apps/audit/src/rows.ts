import type { HttpLog } from '#libs/tlog';
import type { Told } from './told-events.js';

export interface EventRow {
  id: number;
  event_id: string;
  variant: string;
  is_declaration: boolean;
  hash: string;
  type: string;
  event_time: string;
  record_time: string;
  action: string | null;
  biz_step: string | null;
  disposition: string | null;
  read_point: string | null;
  biz_location: string | null;
  transformation_id: string | null;
  party: string;
  actor: string;
  capture_id: string | null;
  content: string;
  /** Of what the salt was made; null in events from before it was made of anything. */
  nonce: string | null;
  salt: string;
  epcs: unknown[][];
  facets: unknown[][];
}

export interface ChangeRow {
  id: string;
  number: number;
  roll_id: string;
  state: string;
  lot: string | null;
  positions: string;
  labels: number;
  actor: string;
  changed_at: string;
  salt: string;
  content: string;
}

export interface RollRow {
  id: string;
  gtin: string;
  quantity: number;
  /** Whether it is the co-op's whose goods are on the packs. */
  is_owners: boolean;
  labels: [
    position: number,
    gtin: string,
    serial: string,
    state: string,
    lot: string | null,
    orderLine: string | null,
  ][];
}

export interface Rows {
  events: EventRow[];
  changes: ChangeRow[];
  rolls: RollRow[];
  pending: { id: number; entry: string }[];
  /** The ids of lines that waited before anything else was read: only of those a row can be expected. */
  waited: ReadonlySet<number>;
  /** The events again, as the EPCIS query interface tells them. */
  told: Told;
  entries: { index: number }[];
  tiles: { level: number; tile: number; bytes: number }[];
}

/**
 * The rows behind the log, as the tables hold them now. In this order: what waited is told, what is told has a row, and what was saved with a row
 * waits or is in the log.
 */
export async function readRows(log: HttpLog, apiKey: string, readTold: () => Promise<Told>): Promise<Rows> {
  const all = <Row>(table: string) => readTable<Row>(log, table, apiKey);
  const waited = (await all<{ id: number }>('pending')).map(line => line.id);
  return {
    waited: new Set(waited),
    told: await readTold(),
    events: await all('events'),
    changes: await all('changes'),
    rolls: await all('rolls'),
    pending: await all('pending'),
    entries: await all('entries'),
    tiles: await all('tiles'),
  };
}

/** Entries one by one from an index on: where one is gone, no bundle shows those behind it. */
export const entriesFrom =
  (log: HttpLog, apiKey: string) =>
  async (index: number): Promise<{ index: number; entry: string }[]> =>
    (await log.json<{ index: number; entry: string }[]>(`rows/entries?after=${index}`, bearer(apiKey))) ?? [];

const bearer = (apiKey: string) => ({ authorization: `Bearer ${apiKey}` });

async function readTable<Row>(log: HttpLog, table: string, apiKey: string): Promise<Row[]> {
  const rows: (Row & { key: number | string })[] = [];
  for (;;) {
    const after = rows.at(-1)?.key ?? '';
    const page = await log.json<typeof rows>(`rows/${table}?after=${after}`, bearer(apiKey));
    if (!page)
      throw new Error(`${log.prefix}/rows is not open to this key: it must be one of the department that may query`);
    if (page.length === 0) return rows;
    rows.push(...page);
  }
}
