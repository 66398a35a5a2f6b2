import { z } from 'zod';
import { addMonths, dayOf, startOfDay } from '#platform/clock';
import type { Visit } from '../../web/visit.js';

const asked = z.object({ month: z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/) });

/** `2026-11`. This month when none, or none of the calendar, is asked for. */
export function monthIn(visit: Pick<Visit, 'now'>, query: unknown): string {
  const read = asked.safeParse(query);
  return read.success ? read.data.month : dayOf(visit.now).slice(0, 7);
}

export function boundsOf(month: string): [from: Date, before: Date] {
  const first = `${month}-01`;
  return [startOfDay(first), startOfDay(addMonths(first, 1))];
}
