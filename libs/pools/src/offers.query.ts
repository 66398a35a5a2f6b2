import { statement } from '#platform/database';
import { FILLS_POOL } from './pools.query.js';

export const fillsPool = statement<{ id: string }, [poolId: string, variantId: string, cooperativeId: string]>(
  'pools.fills',
  `SELECT v.id FROM pools_pool x, catalog_variant v JOIN catalog_product p ON p.id = v.product_id JOIN cooperatives_cooperative c ON c.id = p.cooperative_id
   WHERE x.id = $1 AND v.id = $2 AND c.id = $3 AND ${FILLS_POOL}`,
);

export const insertOffer = statement<
  never,
  [id: string, poolId: string, cooperativeId: string, variantId: string, capacity: number, personId: string, now: Date]
>(
  'pools.insert-offer',
  `INSERT INTO pools_offer (id, pool_id, cooperative_id, variant_id, capacity, offered_by, offered_at) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
);

export const deleteOffer = statement<{ id: string }, [poolId: string, cooperativeId: string]>(
  'pools.delete-offer',
  'DELETE FROM pools_offer WHERE pool_id = $1 AND cooperative_id = $2 RETURNING id',
);

export interface OfferRow {
  id: string;
  cooperativeId: string;
  variantId: string;
  capacity: number;
  share: number | null;
  answer: 'accepted' | 'declined' | null;
}

/** In the order in which they came: it decides between equal remainders. */
export const offersOf = statement<OfferRow, [poolId: string]>(
  'pools.offers',
  `SELECT id, cooperative_id AS "cooperativeId", variant_id AS "variantId", capacity, share, answer FROM pools_offer
   WHERE pool_id = $1 ORDER BY offered_at, id`,
);

export const setShares = statement<never, [ids: string[], shares: number[]]>(
  'pools.set-shares',
  `UPDATE pools_offer o SET share = s.share FROM unnest($1::uuid[], $2::int[]) AS s(id, share) WHERE o.id = s.id`,
);

export const acceptOffer = statement<never, [id: string, now: Date]>(
  'pools.accept',
  `UPDATE pools_offer SET answer = 'accepted', answered_at = $2 WHERE id = $1`,
);

export const declineOffers = statement<never, [ids: string[], now: Date]>(
  'pools.decline',
  `UPDATE pools_offer SET answer = 'declined', share = 0, answered_at = $2 WHERE id = ANY ($1)`,
);
