import type pg from 'pg';
import type { DataSource, EntityManager } from 'typeorm';
import type { Statement } from './statement.js';

/** What a step that joins somebody's transaction takes as its first argument. Never optional: an optional one is forgotten in silence. */
export type Tx = EntityManager;

interface Runner {
  query<Row>(query: { name: string; text: string; values: unknown[] }): Promise<{ rows: Row[] }>;
}

/**
 * The two ways to PostgreSQL: `read` for pages (read-only connections, prepared statements) and `transaction` for verbs.
 * No network call belongs inside a transaction.
 */
export class Database {
  private readonly followUps = new WeakMap<Tx, Set<() => void>>();

  constructor(
    readonly source: DataSource,
    private readonly readers: pg.Pool,
  ) {}

  async read<Row, Values extends readonly unknown[]>(query: Statement<Row, Values>, values: Values): Promise<Row[]> {
    return (await this.readers.query({ name: query.name, text: query.text, values: [...values] })).rows as Row[];
  }

  async transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const followUps = new Set<() => void>();
    const result = await this.source.transaction(tx => {
      this.followUps.set(tx, followUps);
      return work(tx);
    });
    for (const followUp of followUps) followUp();
    return result;
  }

  /** A sentence that is a whole transaction by itself: one round trip. */
  async write<Row, Values extends readonly unknown[]>(query: Statement<Row, Values>, values: Values): Promise<Row[]> {
    const { master } = this.source.driver as unknown as { master: Runner };
    return (await master.query<Row>({ name: query.name, text: query.text, values: [...values] })).rows;
  }

  /** Runs a prepared sentence inside a transaction. Those given in one `Promise.all` go out at once and are run in their order. */
  async run<Row, Values extends readonly unknown[]>(
    tx: Tx,
    query: Statement<Row, Values>,
    values: Values,
  ): Promise<Row[]> {
    const client = (await tx.queryRunner?.connect()) as Runner;
    return (await client.query<Row>({ name: query.name, text: query.text, values: [...values] })).rows;
  }

  /** Something to do once the transaction is committed (at most once per function). Lost with the process: a sweep must cover it. */
  afterCommit(tx: Tx, followUp: () => void): void {
    const followUps = this.followUps.get(tx);
    if (!followUps) throw new Error('afterCommit needs a transaction opened by Database.transaction');
    followUps.add(followUp);
  }

  async close(): Promise<void> {
    await this.readers.end();
    if (this.source.isInitialized) await this.source.destroy();
  }
}
