import type { Day } from '#platform/clock';
import { statement } from '#platform/database';
import type { ScanAnswer } from './scan-answer.js';

export type ScanRow = ScanAnswer;
type ScanValues = [gtin: string, serial: string | null, lot: string | null, now: Date, today: Day];

/** The certificate of the product that held on a day, as JSON. Aliases: v catalog_variant. */
const certificateOn = (day: string): string => `(
  SELECT json_build_object('stars', o.stars, 'decisionNumber', o.decision_number, 'issuer', o.issuer,
                           'issuedOn', o.issued_on, 'expiresOn', o.expires_on)
  FROM ocop_certificate o
  WHERE o.product_id = v.product_id AND ${day} BETWEEN o.issued_on AND LEAST(o.expires_on, COALESCE(o.revoked_on - 1, o.expires_on))
    AND (o.revoked_on IS NULL OR o.revoked_on > o.issued_on))`;

// One sentence counts the look, decides, writes the decision down and fetches the page. The UPDATE locks the label's row, so of
// forty phones at the same moment exactly one gets scans = 1 back, whatever the snapshot of the rest of the sentence shows.
// A look before the activation is written down but not counted: the packer who tries a sheet must not use up the first look.
export const scan = statement<ScanRow, ScanValues>(
  'labels.scan',
  `WITH variant AS (
     SELECT v.id, v.product_id, v.net_quantity, v.net_unit, v.price, v.withdrawn_at FROM catalog_variant v WHERE v.gtin = $1
   ), label AS (
     SELECT s.batch_id FROM labels_label l JOIN labels_sheet s ON s.id = l.sheet_id JOIN traceability_batch b ON b.id = s.batch_id
     WHERE l.gtin = $1 AND l.serial = $2::text AND ($3::text IS NULL OR b.lot = $3)
   ), looked AS (
     UPDATE labels_label l SET scans = l.scans + 1, first_scanned_at = COALESCE(l.first_scanned_at, $4::timestamptz),
       last_scanned_at = GREATEST(l.last_scanned_at, $4)
     WHERE l.gtin = $1 AND l.serial = $2 AND l.state = 'active' AND EXISTS (SELECT FROM label)
     RETURNING l.scans, l.first_scanned_at
   ), batch AS (
     SELECT b.* FROM traceability_batch b WHERE b.id = CASE WHEN $2 IS NOT NULL THEN (SELECT label.batch_id FROM label) ELSE (
       SELECT lot.id FROM variant v JOIN traceability_batch lot ON lot.product_id = v.product_id AND lot.lot = $3
       WHERE EXISTS (SELECT FROM traceability_task t WHERE t.batch_id = lot.id AND t.variant_id = v.id)) END
   ), decided AS (
     SELECT CASE
       WHEN v.id IS NULL OR (b.id IS NULL AND ($2 IS NOT NULL OR $3 IS NOT NULL)) THEN 'unknown'
       WHEN b.id IS NULL THEN CASE WHEN p.state IN ('approved', 'taken-down') THEN 'product' ELSE 'unknown' END
       WHEN b.recalled_at IS NOT NULL THEN 'recalled'
       WHEN $2 IS NOT NULL AND looked.scans IS NULL THEN 'inactive'
       WHEN b.best_before < $5::date THEN 'expired'
       WHEN $2 IS NULL THEN 'lot'
       WHEN looked.scans = 1 THEN 'genuine'
       ELSE 'seen' END AS verdict, looked.scans, CASE WHEN looked.scans > 1 THEN looked.first_scanned_at END AS first_scanned_at
     FROM (SELECT) one LEFT JOIN variant v ON true LEFT JOIN catalog_product p ON p.id = v.product_id
       LEFT JOIN batch b ON true LEFT JOIN looked ON true
   ), written AS (
     INSERT INTO scans_scan (gtin, serial, lot, verdict, scanned_at) SELECT $1, $2, $3, verdict, $4 FROM decided
   )
   SELECT d.verdict, d.scans, d.first_scanned_at AS "firstScannedAt",
     CASE WHEN c.id IS NOT NULL THEN json_build_object('slug', c.slug, 'legalForm', c.legal_form, 'name', c.name,
       'addressLine', c.address_line, 'commune', commune.full_name, 'province', province.full_name, 'phone', c.phone, 'gln', c.gln) END AS cooperative,
     CASE WHEN p.id IS NOT NULL AND known THEN json_build_object('slug', p.slug, 'line', p.line, 'nameVi', p.name_vi, 'nameEn', p.name_en,
       'summaryVi', p.summary_vi, 'summaryEn', p.summary_en, 'ingredientsVi', p.ingredients_vi, 'ingredientsEn', p.ingredients_en,
       'usageVi', p.usage_vi, 'usageEn', p.usage_en, 'warningsVi', p.warnings_vi, 'warningsEn', p.warnings_en, 'standard', p.standard,
       'netQuantity', v.net_quantity, 'netUnit', v.net_unit) END AS product,
     CASE WHEN b.id IS NOT NULL THEN json_build_object('lot', b.lot, 'unit', b.unit, 'producedOn', b.produced_on, 'packedOn', b.packed_on,
       'bestBefore', b.best_before, 'recalledOn', (b.recalled_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date,
       'recallReasonVi', b.recall_reason_vi, 'recallReasonEn', b.recall_reason_en) END AS batch,
     COALESCE((SELECT json_agg(json_build_object('kind', t.kind, 'step', t.step, 'happenedAt', t.happened_at, 'site', site.name,
         'commune', u.full_name, 'input', t.input, 'output', t.output, 'packs', t.packs) ORDER BY t.happened_at, t.position)
       FROM traceability_task t JOIN traceability_site site ON site.id = t.site_id JOIN places_unit u ON u.code = site.commune_code
       WHERE t.batch_id = b.id AND (t.variant_id IS NULL OR t.variant_id = v.id)), '[]') AS steps,
     CASE WHEN known THEN ${certificateOn('b.packed_on')} END AS "certificateThen",
     CASE WHEN known THEN ${certificateOn('$5::date')} END AS "certificateNow",
     CASE WHEN known AND p.state = 'approved' AND c.verification = 'verified' AND c.standing = 'active' AND v.withdrawn_at IS NULL
       THEN v.price END AS price
   FROM (SELECT *, verdict <> 'unknown' AS known FROM decided) d
   LEFT JOIN variant v ON true
   LEFT JOIN catalog_product p ON p.id = v.product_id
   LEFT JOIN cooperatives_cooperative c ON c.id = p.cooperative_id
   LEFT JOIN places_unit commune ON commune.code = c.commune_code
   LEFT JOIN places_unit province ON province.code = commune.parent_code
   LEFT JOIN batch b ON true`,
);

/** Whether there would be an answer, without counting anything: for programs that ask for the head only. */
export const isKnown = statement<{ known: boolean }, [gtin: string, serial: string | null, lot: string | null]>(
  'labels.is-known',
  `SELECT EXISTS (SELECT FROM catalog_variant v JOIN catalog_product p ON p.id = v.product_id WHERE v.gtin = $1
     AND CASE
       WHEN $2::text IS NOT NULL THEN EXISTS (SELECT FROM labels_label l JOIN labels_sheet s ON s.id = l.sheet_id
         JOIN traceability_batch b ON b.id = s.batch_id WHERE l.gtin = $1 AND l.serial = $2 AND ($3::text IS NULL OR b.lot = $3))
       WHEN $3 IS NOT NULL THEN EXISTS (SELECT FROM traceability_batch b JOIN traceability_task t ON t.batch_id = b.id
         WHERE b.product_id = v.product_id AND b.lot = $3 AND t.variant_id = v.id)
       ELSE p.state IN ('approved', 'taken-down') END) AS known`,
);
