import { z } from 'zod';
import { card, commune, seller } from './product.js';

export const cooperativeEntry = z
  .object({
    slug: z.string(),
    name: z.string(),
    legalForm: seller.shape.legalForm,
    members: z.int().positive(),
    commune,
    products: z.int().min(0).meta({ description: 'how many it has on sale' }),
    line: z.string().nullable().meta({ description: 'the product line it sells most of' }),
  })
  .meta({ id: 'CooperativeEntry' });

export const cooperativeList = z
  .object({ total: z.int().min(0), cooperatives: z.array(cooperativeEntry) })
  .meta({ id: 'CooperativeList' });

/** A verified, active co-op (or other seller) and what it has on sale. */
export const cooperative = seller
  .extend({
    sector: z.string(),
    registeredOn: z.iso.date(),
    foundedByUnion: z.enum(['women', 'youth', 'farmers', 'veterans']).nullable(),
    members: z.int().positive(),
    email: z.string().nullable(),
    storyVi: z.string(),
    storyEn: z.string(),
    verifiedOn: z.iso.date(),
    total: z.int().min(0),
    products: z.array(card),
  })
  .meta({ id: 'Cooperative' });

export type CooperativeEntry = z.infer<typeof cooperativeEntry>;
export type CooperativeList = z.infer<typeof cooperativeList>;
export type CooperativePage = z.infer<typeof cooperative>;
