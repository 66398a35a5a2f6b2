import { Invoices, Issuers, TaxXml } from '#libs/invoices';
import { StillClock } from '#platform/clock';
import type { Database } from '#platform/database';
import { DAY, later } from './calendar.js';
import { OWN_COOPERATIVE } from './cast.js';
import { directorOf } from './payouts.js';
import { cooperativeId } from './register.js';

/** Sales invoices of one co-op, for what was delivered in the last two weeks, each of its day. The books are there. */
export async function issuePast(db: Database, now: Date): Promise<void> {
  const { slug } = OWN_COOPERATIVE;
  const since = new StillClock(later(now, -14 * DAY));
  const series = `2C${since.today().slice(2, 4)}TSM`;
  await new Issuers(db, since).start(directorOf(slug), cooperativeId(slug), { series });
  const delivered = await db.source.query<{ id: string; at: Date }[]>(
    `SELECT id, delivered_at AS at FROM ordering_order WHERE cooperative_id = $1 AND delivered_at >= $2 ORDER BY delivered_at, id`,
    [cooperativeId(slug), since.now()],
  );
  for (const { id, at } of delivered) await new Invoices(db, new StillClock(at), new TaxXml()).followOrder(id);
}
