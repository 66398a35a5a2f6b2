import { z } from 'zod';

/** What a list shows: a strange address shows the open ones. */
export const complaintsWish = z.object({
  tab: z.enum(['open', 'all']).catch('open'),
  page: z.coerce.number().int().min(1).max(1000).catch(1),
});
export type ComplaintsWish = z.infer<typeof complaintsWish>;
