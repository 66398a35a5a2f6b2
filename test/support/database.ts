import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { StillClock } from '#platform/clock';
import { openDatabase, type Database } from '#platform/database';
import { newId } from '#platform/ids';
import { Outbox } from '#platform/outbox';

/** The moment at which every test begins: Tuesday 24 November 2026, 09:00 in Lai Châu; the seed ends there. */
export const TEST_NOW = new Date('2026-11-24T02:00:00Z');

export interface TestDatabase {
  url: string;
  db: Database;
  clock: StillClock;
  outbox: Outbox;
  /** A question in plain SQL, for asserting on what is stored. */
  ask<Row>(sql: string, values?: unknown[]): Promise<Row[]>;
  drop(): Promise<void>;
}

interface Templates {
  url: string;
  bare: string;
  market: string;
}

function templates(): Templates {
  return JSON.parse(readFileSync(join(import.meta.dirname, '../../.cache/test-database.json'), 'utf8')) as Templates;
}

async function asAdmin(url: string, sql: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

/** The URL of a new database of one's own: `bare` has tables and reference data, `market` the whole seeded province, `empty` nothing. */
export async function cloneDatabase(
  from: 'bare' | 'market' | 'empty',
): Promise<{ url: string; drop: () => Promise<void> }> {
  const { url, ...names } = templates();
  const name = `t_${newId().replaceAll('-', '')}`;
  const template = { ...names, empty: 'template1' }[from];
  await asAdmin(url, `CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY file_copy`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  return { url: own.href, drop: () => asAdmin(url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

export async function testDatabase(from: 'bare' | 'market' = 'bare'): Promise<TestDatabase> {
  const { url, drop } = await cloneDatabase(from);
  const db = await openDatabase({ url, pool: 6 });
  const clock = new StillClock(TEST_NOW);
  return {
    url,
    db,
    clock,
    outbox: new Outbox(db, clock),
    ask: async (sql, values = []) => (await db.source.query(sql, values)) as never,
    drop: async () => {
      const isEven = await areBooksEven(db);
      await db.close();
      await drop();
      if (!isEven) throw new Error(UNEVEN);
    },
  };
}

export const UNEVEN = 'the trial balance is not zero';

/** Whatever a spec or a journey did, debit and credit of all its books are the same. */
export async function areBooksEven({ source }: Database): Promise<boolean> {
  const rows: { even: boolean }[] = await source.query('SELECT COALESCE(sum(amount), 0) = 0 AS even FROM ledger_entry');
  return rows[0]?.even === true;
}
