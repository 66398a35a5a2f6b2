import { z } from 'zod';
import { SORTS } from '../../pages/storefront/search.query.js';

const page = z.coerce.number().int().min(1).max(1000).default(1);
const perPage = z.coerce.number().int().min(1).max(100).default(24);
const dongs = z.coerce.number().int().min(0).max(99_999_999);
const code = z.string().max(20);
const slug = z.string().max(200);

/** Filters that may be given several times: any of their values will do. */
export const productQuery = z.object({
  q: z.string().max(200).optional().meta({ description: 'words; tone marks may be left out' }),
  commune: z.array(code).max(30).optional(),
  group: z.array(code).max(30).optional().meta({ description: 'OCOP groups at any depth, e.g. I or I.5.a' }),
  stars: z.array(z.coerce.number().int().min(3).max(5)).max(3).optional(),
  line: z.array(code).max(30).optional(),
  cooperative: z.array(slug).max(30).optional(),
  from: dongs.optional().meta({ description: 'least price of the cheapest pack, whole đồng' }),
  to: dongs.optional().meta({ description: 'highest price of the cheapest pack, whole đồng' }),
  sort: z
    .enum(SORTS)
    .optional()
    .meta({ description: 'default: relevance with words, newest without; see /about/ranking' }),
  page,
  perPage,
});

export const pageQuery = z.object({ page, perPage });
export const slugParams = z.object({ slug });
export const codeParams = z.object({ code });

export type ProductQuery = z.output<typeof productQuery>;
