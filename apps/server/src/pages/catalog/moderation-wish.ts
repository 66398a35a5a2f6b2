import { z } from 'zod';
import { PRODUCT_STATES } from '#libs/catalog';

/** What an officer wants to see. An address is typed and kept in bookmarks: what it does not understand it leaves aside. */
export const moderationWish = z.object({
  tab: z.enum(['waiting', 'all']).catch('waiting'),
  state: z.enum(PRODUCT_STATES).or(z.literal('')).catch(''),
  q: z
    .string()
    .max(80)
    .transform(q => q.trim())
    .catch(''),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});

export type ModerationWish = z.output<typeof moderationWish>;
