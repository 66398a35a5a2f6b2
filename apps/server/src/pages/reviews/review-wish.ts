import { z } from 'zod';

const page = z.coerce.number().int().min(1).max(10_000).catch(1);

/** What somebody wants to see. An address is typed and kept in bookmarks: what it does not understand it leaves aside. */
export const deskWish = z.object({ tab: z.enum(['open', 'all']).catch('open'), page });
export const departmentWish = z.object({ tab: z.enum(['reported', 'all', 'removed']).catch('reported'), page });

export type ReviewWish = z.output<typeof deskWish>;
export type DepartmentReviewWish = z.output<typeof departmentWish>;
