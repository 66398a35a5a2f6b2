import { z } from 'zod';
import { cooperativeEntry } from './cooperative.js';
import { card } from './product.js';

export const provinceList = z
  .object({ provinces: z.array(z.object({ code: z.string(), name: z.string() })) })
  .meta({ id: 'ProvinceList' });

export const communeList = z
  .object({
    province: z.object({ code: z.string(), name: z.string() }),
    communes: z.array(z.object({ code: z.string(), name: z.string() })),
  })
  .meta({ id: 'CommuneList' });

/** A commune of today and what comes from it. */
export const communePage = z
  .object({
    code: z.string(),
    name: z.string(),
    province: z.object({ code: z.string(), name: z.string() }),
    latitude: z.number().nullable(),
    longitude: z.number().nullable(),
    total: z.int().min(0).meta({ description: 'how many goods from here are on sale; the newest of them follow' }),
    products: z.array(card),
    cooperatives: z.array(cooperativeEntry),
  })
  .meta({ id: 'Commune' });

export type CommunePage = z.infer<typeof communePage>;
