import type { BatchUnit, OwnUnit } from '#libs/traceability';
import { statement } from '#platform/database';

export interface HandOverOfBatch {
  id: string;
  code: string;
  sscc: string;
  /** Base units as text. */
  amount: string;
  received: string | null;
  preparedAt: string;
  cancelledAt: string | null;
  receivedAt: string | null;
  receiver: string | null;
}

export interface HandOverPage {
  id: string;
  lot: string;
  unit: BatchUnit;
  balance: bigint;
  bulkGtin: string | null;
  sites: { id: string; name: string; commune: string }[];
  handOvers: HandOverOfBatch[];
  ownUnits: (Omit<OwnUnit, 'holds'> & { holds: string })[];
}

export const OWN_UNITS = `COALESCE((SELECT json_agg(json_build_object('name', n.name, 'holds', n.holds::text, 'base', n.base, 'validFrom', n.valid_from))
  FROM traceability_unit n WHERE n.cooperative_id = b.cooperative_id), '[]')`;
export const SITES = `COALESCE((SELECT json_agg(json_build_object('id', s.id, 'name', s.name, 'commune', u.full_name) ORDER BY f_fold(s.name), s.id)
  FROM traceability_site s JOIN places_unit u ON u.code = s.commune_code WHERE s.cooperative_id = b.cooperative_id), '[]')`;

export const handOverPage = statement<HandOverPage, [batchId: string, cooperativeId: string]>(
  'traceability.hand-over-page',
  `SELECT b.id, b.lot, b.unit, b.balance, b.bulk_gtin AS "bulkGtin", ${SITES} AS sites, ${OWN_UNITS} AS "ownUnits",
     COALESCE((SELECT json_agg(json_build_object('id', h.id, 'code', h.code, 'sscc', h.sscc, 'amount', h.amount::text, 'received', h.received::text,
         'preparedAt', h.prepared_at, 'cancelledAt', h.cancelled_at, 'receivedAt', h.received_at, 'receiver', c.name) ORDER BY h.prepared_at DESC)
       FROM traceability_hand_over h LEFT JOIN cooperatives_cooperative c ON c.id = h.to_cooperative_id WHERE h.from_batch_id = b.id), '[]') AS "handOvers"
   FROM traceability_batch b WHERE b.id = $1 AND b.cooperative_id = $2`,
);

export interface GoodsToTake {
  id: string;
  giver: string;
  nameVi: string;
  nameEn: string;
  lot: string;
  unit: BatchUnit;
  amount: bigint;
  sscc: string;
  preparedAt: Date;
  cancelledAt: Date | null;
  receivedAt: Date | null;
}

export const goodsToTake = statement<GoodsToTake, [code: string]>(
  'traceability.goods-to-take',
  `SELECT h.id, c.name AS giver, p.name_vi AS "nameVi", p.name_en AS "nameEn", b.lot, h.unit, h.amount, h.sscc, h.prepared_at AS "preparedAt",
     h.cancelled_at AS "cancelledAt", h.received_at AS "receivedAt"
   FROM traceability_hand_over h JOIN traceability_batch b ON b.id = h.from_batch_id JOIN catalog_product p ON p.id = b.product_id
   JOIN cooperatives_cooperative c ON c.id = h.from_cooperative_id WHERE h.code = $1`,
);

export interface Receiver {
  id: string;
  slug: string;
  name: string;
  batches: { id: string; lot: string; nameVi: string; nameEn: string }[];
  products: { id: string; nameVi: string; nameEn: string }[];
  sites: { id: string; name: string; commune: string }[];
  ownUnits: (Omit<OwnUnit, 'holds'> & { holds: string })[];
}

/** Where the goods may go at the co-ops of this person. */
export const receivers = statement<Receiver, [cooperativeIds: string[], unit: string]>(
  'traceability.receivers',
  `SELECT b.cooperative_id AS id, c.slug, c.name, ${SITES} AS sites, ${OWN_UNITS} AS "ownUnits",
     COALESCE((SELECT json_agg(json_build_object('id', x.id, 'lot', x.lot, 'nameVi', p.name_vi, 'nameEn', p.name_en) ORDER BY x.created_at DESC)
       FROM traceability_batch x JOIN catalog_product p ON p.id = x.product_id
       WHERE x.cooperative_id = c.id AND x.unit = $2 AND x.packed_on IS NULL AND x.recalled_at IS NULL), '[]') AS batches,
     COALESCE((SELECT json_agg(json_build_object('id', p.id, 'nameVi', p.name_vi, 'nameEn', p.name_en) ORDER BY f_fold(p.name_vi))
       FROM catalog_product p WHERE p.cooperative_id = c.id AND p.state <> 'taken-down'), '[]') AS products
   FROM (SELECT unnest($1::uuid[]) AS cooperative_id) b JOIN cooperatives_cooperative c ON c.id = b.cooperative_id ORDER BY f_fold(c.name)`,
);
