import { z } from 'zod';
import { keepField, MOST_PER_LINE, type LineWish } from '#libs/ordering';
import { id, longText, wholeNumber } from '../../web/fields.js';

const PREFIX = keepField('');
const wish = z.object({ lineId: id(), quantity: wholeNumber(0, MOST_PER_LINE) });

/** How many of each line remain, and why. A field that says nothing of a line is not ours; a wrong number is refused. */
export const editForm = z
  .looseObject({ editReason: longText(300) })
  .transform(({ editReason: reason, ...typed }, context): { wishes: LineWish[]; reason: string } => {
    const wishes: LineWish[] = [];
    for (const [field, quantity] of Object.entries(typed)) {
      if (!field.startsWith(PREFIX)) continue;
      const read = wish.safeParse({ lineId: field.slice(PREFIX.length), quantity });
      if (read.success) wishes.push(read.data);
      else context.issues.push({ code: 'custom', input: quantity, path: [field], params: { words: 'notWhole' } });
    }
    return { wishes, reason };
  });
