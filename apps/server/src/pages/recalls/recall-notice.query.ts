import { statement } from '#platform/database';

/** One kind of pack of a recalled batch, as it stands on a shelf. */
export interface NoticeRow {
  nameVi: string;
  nameEn: string;
  lot: string;
  /** The packs of it carry this; null when nothing was packed. */
  gtin: string | null;
  netQuantity: number | null;
  netUnit: string | null;
  packedOn: string | null;
  bestBefore: string | null;
  cooperative: string;
  phone: string;
}

export const recallNotice = statement<NoticeRow, [batchIds: string[]]>(
  'server.recall-notice',
  `SELECT p.name_vi AS "nameVi", p.name_en AS "nameEn", b.lot, v.gtin, v.net_quantity AS "netQuantity", v.net_unit AS "netUnit", b.packed_on AS "packedOn",
     b.best_before AS "bestBefore", c.name AS cooperative, c.phone
   FROM traceability_batch b JOIN catalog_product p ON p.id = b.product_id JOIN cooperatives_cooperative c ON c.id = b.cooperative_id
   LEFT JOIN LATERAL (SELECT DISTINCT x.id, x.gtin, x.net_quantity, x.net_unit FROM catalog_variant x
     WHERE x.id IN (SELECT t.variant_id FROM traceability_standing t WHERE t.batch_id = b.id AND t.step = 'pack'
       UNION SELECT s.variant_id FROM inventory_stock s WHERE s.batch_id = b.id)) v ON true
   WHERE b.id = ANY ($1) ORDER BY c.name, p.name_vi, b.lot, v.gtin LIMIT 500`,
);
