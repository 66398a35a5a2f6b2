import { z } from 'zod';
import { COMPLAINT_ACTIONS, FATES, REASONS, WISHES } from '#libs/complaints';
import { MOST_PER_LINE } from '#libs/ordering';
import { choice, id, longText, money, optional, text, ticked, wholeNumber } from '../../web/fields.js';

/** The field that says how many packs of a line it is about. */
export const packsField = (lineId: string): string => `packs.${lineId}`;
const PREFIX = packsField('');

const wished = z.object({ lineId: id(), quantity: wholeNumber(0, MOST_PER_LINE) });

/** A new complaint. A field that names no line of ours is not ours; a wrong number is refused. */
export const complaintForm = z
  .looseObject({ attempt: text(100), reason: choice(REASONS), wish: choice(WISHES), text: longText(3000) })
  .transform(({ attempt: attemptKey, reason, wish, text: words, ...typed }, context) => {
    const lines: z.infer<typeof wished>[] = [];
    for (const [field, quantity] of Object.entries(typed)) {
      if (!field.startsWith(PREFIX) || quantity === '') continue;
      const read = wished.safeParse({ lineId: field.slice(PREFIX.length), quantity });
      if (read.success) lines.push(read.data);
      else context.issues.push({ code: 'custom', input: quantity, path: [field], params: { words: 'notWhole' } });
    }
    return { attemptKey, reason, wish, lines, text: words };
  });

/** What one side does next; which of the fields an action asks for, the verb knows. */
export const stepForm = z.object({
  action: choice(COMPLAINT_ACTIONS),
  text: longText(3000),
  amount: optional(money(999_999_999)),
  withDelivery: ticked(),
  fate: optional(choice(FATES)),
});
