import { z } from 'zod';

/** What an officer wants to see. An address is typed and kept in bookmarks: what it does not understand it leaves aside. */
export const sellerWish = z.object({
  tab: z.enum(['waiting', 'verified', 'refused', 'all']).catch('waiting'),
  q: z
    .string()
    .max(80)
    .transform(q => q.trim())
    .catch(''),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});

export type SellerWish = z.output<typeof sellerWish>;
