import { setImmediate } from 'node:timers/promises';
import pg from 'pg';
import type { TestDatabase } from './database.js';

export interface Gate {
  /** Until so many connections stand still, each before a lock that another one has. */
  untilWaiting(many: number): Promise<void>;
  open(): Promise<void>;
}

/** Nobody writes into a table until the gate is opened: whoever has to is stopped in the middle of what it does. */
export async function aGate({ url }: Pick<TestDatabase, 'url'>, table: string): Promise<Gate> {
  const holder = new pg.Client(url);
  await holder.connect();
  await holder.query(`BEGIN; LOCK TABLE ${table} IN SHARE MODE`);
  const waiting = async (): Promise<number> => {
    // Inside a transaction it would be told of the same moment again and again.
    await holder.query('SELECT pg_stat_clear_snapshot()');
    const { rowCount } = await holder.query(
      `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    return rowCount ?? 0;
  };
  return {
    untilWaiting: async many => {
      while ((await waiting()) < many) await setImmediate();
    },
    open: async () => {
      await holder.query('COMMIT');
      await holder.end();
    },
  };
}
