import { z } from 'zod';

/** RFC 9457, application/problem+json. */
export const problem = z
  .object({
    type: z.string(),
    status: z.int(),
    title: z.string(),
    code: z.string().optional().meta({ description: 'stable, for programs' }),
    field: z.string().optional(),
    facts: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
    detail: z.string().optional(),
    requestId: z.string(),
  })
  .meta({ id: 'Problem' });
