import { z } from 'zod';
import { MOST_PER_LINE, weightField, type Pick, type Weight } from '#libs/ordering';
import { id, kilos, wholeNumber } from '../../web/fields.js';

/** `pick.<line>.<batch>`: packs of that line from that batch; left empty means none. */
export const pickField = (lineId: string, batchId: string): string => `pick.${lineId}.${batchId}`;

const WEIGHT = weightField('');
const packs = z.union([z.literal('').transform(() => 0), wholeNumber(0, MOST_PER_LINE)]);
const row = z.object({ lineId: id(), batchId: id(), quantity: packs });
const weight = z.object({ lineId: id(), grams: kilos() });

/** What the packer took, and what the scale showed. */
export interface Packed {
  picks: Pick[];
  weights: Weight[];
}

/** Picks and weights in a sent form, whatever else it holds. A field that is neither is not ours; a wrong number is refused. */
export const pickForm = z.record(z.string(), z.unknown()).transform((typed, context): Packed => {
  const packed: Packed = { picks: [], weights: [] };
  const refuse = (field: string, input: unknown, words: string) =>
    context.issues.push({ code: 'custom', input, path: [field], params: { words } });
  for (const [field, value] of Object.entries(typed)) {
    const [prefix, lineId, batchId] = field.split('.');
    if (prefix === 'pick') {
      const read = row.safeParse({ lineId, batchId, quantity: value });
      if (read.success) packed.picks.push(read.data);
      else refuse(field, value, 'notWhole');
      // Left empty, the verb says whose weight is missing.
    } else if (field.startsWith(WEIGHT) && value !== '') {
      const read = weight.safeParse({ lineId, grams: value });
      if (read.success) packed.weights.push(read.data);
      else refuse(field, value, 'notANumber');
    }
  }
  return packed;
});
