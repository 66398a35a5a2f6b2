import { z } from 'zod';
import { MOST_PER_LINE, type Pick } from '#libs/ordering';
import { id, wholeNumber } from '../../web/fields.js';

/** `pick.<line>.<batch>`: packs of that line from that batch; left empty means none. */
export const pickField = (lineId: string, batchId: string): string => `pick.${lineId}.${batchId}`;

const packs = z.union([z.literal('').transform(() => 0), wholeNumber(0, MOST_PER_LINE)]);
const row = z.object({ lineId: id(), batchId: id(), quantity: packs });

/** The picks in a sent form, whatever else it holds. A field that is no pick is not ours; a wrong number is refused. */
export const pickForm = z.record(z.string(), z.unknown()).transform((typed, context): Pick[] => {
  const picks: Pick[] = [];
  for (const [field, quantity] of Object.entries(typed)) {
    const [prefix, lineId, batchId] = field.split('.');
    if (prefix !== 'pick') continue;
    const read = row.safeParse({ lineId, batchId, quantity });
    if (read.success) picks.push(read.data);
    else context.issues.push({ code: 'custom', input: quantity, path: [field], params: { words: 'notWhole' } });
  }
  return picks;
});
