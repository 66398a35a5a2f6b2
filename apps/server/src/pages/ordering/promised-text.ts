import type { PromisedDays } from '#libs/delivery';
import { PAY_WITHIN_MINUTES } from '#libs/payments';
import type { Writer } from '../storefront/shown.js';

/** SQL: whether the co-op is behind what the buyer of order `o` was told. `today` is the SQL of the day. */
export const isLate = (today: string): string =>
  `(CASE o.state WHEN 'confirmed' THEN o.pack_by < ${today} WHEN 'packed' THEN o.way IN ('door', 'bus') AND o.promised_to < ${today}
     WHEN 'shipped' THEN o.promised_to < ${today} ELSE false END IS TRUE)`;

/** SQL: what the buyer of order `o` was told last, as JSON; null where nobody promised anything. */
export const PROMISED = `(CASE WHEN o.promised_to IS NOT NULL THEN json_build_object('packBy', o.pack_by, 'from', o.promised_from, 'to', o.promised_to) END)`;

/** SQL: days that were moved, oldest first. */
export const POSTPONEMENTS = `COALESCE((SELECT json_agg(json_build_object('from', p.from_before, 'to', p.to_before, 'reason', p.reason) ORDER BY p.happened_at, p.id)
     FROM ordering_postponement p WHERE p.order_id = o.id), '[]')`;

export interface PostponementRow {
  /** As it was told before. */
  from: string | null;
  to: string | null;
  reason: string;
}

/** For a buyer who takes all the time that a payment may take: no order is promised less than its pages have said. */
export const paidBy = (now: Date): Date =>
  new Date(now.getTime() + Math.max(...Object.values(PAY_WITHIN_MINUTES)) * 60_000);

/** `từ 01/12/2026 đến 03/12/2026` */
export const daysText = (visit: Pick<Writer, 'words' | 'day'>, { from, to }: { from: string; to: string }): string =>
  visit.words.promisedDays.between(visit.day(from), visit.day(to));

/** What is told to who orders: brought to the door between two days, or ready from a day on. */
export function promisedItem(visit: Writer, promised: PromisedDays | null | undefined, isFetched = false) {
  const { title, fetch, fromOn } = visit.words.promisedDays;
  if (!promised) return { term: title, detail: undefined };
  return isFetched
    ? { term: fetch, detail: fromOn(visit.day(promised.from)) }
    : { term: title, detail: daysText(visit, promised) };
}

/** What was said before, and why it is no longer so. */
export const postponedTexts = (visit: Writer, postponements: readonly PostponementRow[]): string[] =>
  postponements.map(({ from, to, reason }) =>
    visit.words.promisedDays.postponed(from && to ? daysText(visit, { from, to }) : '–', reason),
  );
