import { newSerials } from '../../libs/labels/src/rolls/serial.js';
import { openDatabase } from '#platform/database';

export interface Guesses {
  /** Serials tried, in turn on each product that has labels. */
  tried: number;
  hits: number;
  products: number;
  /** Labels there are to be hit. */
  labels: number;
  /** Of one serial of each product that is real, slipped in to show that a hit would be seen. */
  found: number;
}

const BATCH = 20_000;

/** Tries serials as whoever guesses would draw them: of our own alphabet and length, on products that have labels. */
export async function guessSerials(url: string, count: number): Promise<Guesses> {
  const db = await openDatabase({ url, pool: 1 });
  const ask = async <Row>(sql: string, values: unknown[] = []): Promise<Row[]> => db.source.query(sql, values);
  const hit = async (serials: string[], gtins: string[]): Promise<number> => {
    const [row] = await ask<{ hits: number }>(
      `SELECT count(*)::int AS hits FROM unnest($1::text[], $2::text[]) guess (gtin, serial) JOIN labels_label l USING (gtin, serial)`,
      [gtins, serials],
    );
    return row?.hits ?? 0;
  };
  try {
    const real = await ask<{ gtin: string; serial: string; labels: number }>(
      'SELECT gtin, min(serial) AS serial, count(*)::int AS labels FROM labels_label GROUP BY gtin ORDER BY gtin',
    );
    const gtins = real.map(({ gtin }) => gtin);
    let hits = 0;
    for (let tried = 0; tried < count; tried += BATCH) {
      const serials = newSerials(Math.min(BATCH, count - tried));
      hits += await hit(
        serials,
        serials.map((_, at) => gtins[(tried + at) % gtins.length] ?? ''),
      );
    }
    const found = await hit(
      real.map(({ serial }) => serial),
      gtins,
    );
    return {
      tried: count,
      hits,
      products: gtins.length,
      labels: real.reduce((sum, row) => sum + row.labels, 0),
      found,
    };
  } finally {
    await db.close();
  }
}
