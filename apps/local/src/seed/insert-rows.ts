import type { Tx } from '#platform/database';

export type Row = Readonly<Record<string, unknown>>;

/** Rows per sentence: enough to be quick, few enough to stay far from any limit. */
const AT_ONCE = 4000;

const asJson = (rows: readonly Row[]): string =>
  JSON.stringify(rows, (_key, value: unknown) => (typeof value === 'bigint' ? value.toString() : value));

/** Many rows at once; the columns are the keys of the first row, and PostgreSQL reads each by its own type. */
export async function insertRows(tx: Tx, table: string, rows: readonly Row[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).join(', ');
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    const sql = `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(null::${table}, $1::jsonb)`;
    await tx.query(sql, [asJson(rows.slice(at, at + AT_ONCE))]);
  }
}
