import { statement } from '#platform/database';
import type { Passport } from './passport.js';

/** Passports of packed batches as SQL: one row per batch and GTIN it was packed under. `where` speaks of b (batch) and v (variant). */
export const passportColumns = (where: string): string => `
  SELECT v.gtin, b.lot, p.name_vi AS "nameVi", p.name_en AS "nameEn", p.line, c.name AS brand, v.net_quantity AS "netQuantity", v.net_unit AS "netUnit",
    p.ingredients_vi AS "ingredientsVi", p.usage_vi AS "usageVi", p.warnings_vi AS "warningsVi", p.standard, p.shelf_life_days AS "shelfLifeDays",
    b.produced_on AS "producedOn", b.packed_on AS "packedOn", b.best_before AS "bestBefore",
    (b.recalled_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS "recalledOn", b.recall_reason_vi AS "recallReasonVi",
    ARRAY(SELECT id FROM catalog_photo WHERE product_id = p.id ORDER BY position, id) AS photos,
    json_build_object('slug', c.slug, 'name', c.name, 'legalForm', c.legal_form, 'taxCode', c.tax_code, 'gln', c.gln, 'address', c.address_line,
      'commune', commune.full_name, 'province', province.full_name, 'phone', c.phone) AS responsible,
    COALESCE((SELECT json_agg(json_build_object('kind', t.kind, 'step', t.step, 'at', t.happened_at,
        'productCode', '/01/' || CASE WHEN t.step = 'pack' THEN v.gtin ELSE COALESCE(b.bulk_gtin, v.gtin) END || '/10/' || b.lot
          || CASE WHEN t.step <> 'pack' AND b.bulk_gtin IS NOT NULL THEN '.' || COALESCE(t.stage, 1) ELSE '' END,
        'photos', (SELECT json_agg(ph.id ORDER BY ph.position) FROM recorder_public_photo ph WHERE ph.item_id = t.id AND ph.bytes IS NOT NULL),
        'place', json_build_object('gln', c.gln, 'extension', s.extension, 'name', s.name, 'commune', u.full_name)) ORDER BY t.happened_at, t.position)
      FROM traceability_standing t JOIN traceability_site s ON s.id = t.site_id JOIN places_unit u ON u.code = s.commune_code
      WHERE t.batch_id = b.id AND (t.variant_id IS NULL OR t.variant_id = v.id)
        AND NOT EXISTS (SELECT FROM traceability_correction wrong WHERE wrong.task_id = t.id)), '[]') AS stages,
    COALESCE((SELECT json_agg(json_build_object('kind', 'ocop', 'stars', o.stars, 'decisionNumber', o.decision_number, 'issuer', o.issuer,
        'issuedOn', o.issued_on, 'expiresOn', LEAST(o.expires_on, o.revoked_on - 1)) ORDER BY o.issued_on)
      FROM ocop_certificate o WHERE o.product_id = p.id AND b.packed_on BETWEEN o.issued_on AND LEAST(o.expires_on, COALESCE(o.revoked_on - 1, o.expires_on))
        AND (o.revoked_on IS NULL OR o.revoked_on > o.issued_on)), '[]') AS certificates,
    COALESCE((SELECT json_agg(DISTINCT jsonb_build_object('name', giver.name, 'gln', giver.gln))
      FROM traceability_standing t JOIN traceability_take k ON k.task_id = t.id AND k.batch_id <> b.id
      JOIN traceability_batch other ON other.id = k.batch_id JOIN cooperatives_cooperative giver ON giver.id = other.cooperative_id
      WHERE t.batch_id = b.id), '[]') AS "from",
    (SELECT count(DISTINCT l.order_id)::int FROM ordering_packing k JOIN ordering_line l ON l.id = k.line_id
      WHERE k.batch_id = b.id AND l.variant_id = v.id) AS parcels
  FROM catalog_variant v JOIN catalog_product p ON p.id = v.product_id JOIN cooperatives_cooperative c ON c.id = p.cooperative_id
  JOIN places_unit commune ON commune.code = c.commune_code JOIN places_unit province ON province.code = commune.parent_code
  JOIN traceability_batch b ON b.product_id = p.id
  WHERE ${where} AND b.packed_on IS NOT NULL
    AND EXISTS (SELECT FROM traceability_standing t WHERE t.batch_id = b.id AND t.variant_id = v.id)`;

export const passportOf = statement<Passport, [gtin: string, lot: string]>(
  'passport.of',
  passportColumns('v.gtin = $1 AND b.lot = $2'),
);

/** Of one batch, one passport per pack. */
export const passportsOfBatch = statement<Passport, [batchId: string]>(
  'passport.of-batch',
  `${passportColumns('b.id = $1')} ORDER BY v.position, v.gtin`,
);
