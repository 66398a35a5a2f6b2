import { statement } from '#platform/database';
import type { Scanned } from './scan-answer.js';

export type ScanRow = Scanned;

/** Looks that are written together, as columns: each in the place of its look. */
export type ScanValues = [
  gtins: string[],
  serials: (string | null)[],
  lots: (string | null)[],
  times: Date[],
  cells: (string | null)[],
  devices: (Buffer | null)[],
  networks: (Buffer | null)[],
];

/** The certificate of the product that held on a day, as JSON. Aliases: v catalog_variant. */
const certificateOn = (day: string): string => `(
  SELECT json_build_object('stars', o.stars, 'decisionNumber', o.decision_number, 'issuer', o.issuer,
                           'issuedOn', o.issued_on, 'expiresOn', o.expires_on)
  FROM ocop_certificate o
  WHERE o.product_id = v.product_id AND ${day} BETWEEN o.issued_on AND LEAST(o.expires_on, COALESCE(o.revoked_on - 1, o.expires_on))
    AND (o.revoked_on IS NULL OR o.revoked_on > o.issued_on))`;

/** A name by its code, as a question of its own: joined, a handful of looks would read half the register of places. */
const unitName = (code: string): string => `(SELECT full_name FROM places_unit WHERE code = ${code})`;

/** Of the steps that a batch went through, those of this pack. Aliases: b traceability_batch, v catalog_variant. */
const STEPS = `COALESCE((SELECT json_agg(json_build_object('kind', t.kind, 'step', t.step, 'happenedAt', t.happened_at, 'site', site.name,
    'commune', u.full_name, 'input', t.input, 'output', t.output, 'packs', t.packs,
    'photos', (SELECT json_agg(ph.id ORDER BY ph.position) FROM recorder_public_photo ph WHERE ph.item_id = t.id AND ph.bytes IS NOT NULL)) ORDER BY t.happened_at, t.position)
  FROM traceability_standing t JOIN traceability_site site ON site.id = t.site_id JOIN places_unit u ON u.code = site.commune_code
  WHERE t.batch_id = b.id AND t.step IN ('gather', 'make', 'pack', 'receive') AND (t.variant_id IS NULL OR t.variant_id = v.id)), '[]')`;

// One sentence counts the looks, decides, writes the decisions down and fetches the pages. Labels are locked in their order, so two groups
// wait for each other and never deadlock; the UPDATE works on the locked row, so of forty phones at the same moment exactly one is the first,
// whatever the snapshot of the rest of the sentence shows. A look before the activation is written down but not counted: the packer who
// tries a sheet must not use up the first look.
// `(SELECT $1)` hides from the planner how many looks there are: it would otherwise plan anew for every group, which takes ten times as long
// as the sentence itself.
export const scan = statement<ScanRow, ScanValues>(
  'scans.record',
  `WITH item AS (
     SELECT *, (at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS today
     FROM unnest((SELECT $1::text[]), (SELECT $2::text[]), (SELECT $3::text[]), (SELECT $4::timestamptz[]), (SELECT $5::text[]),
       (SELECT $6::bytea[]), (SELECT $7::bytea[]))
       WITH ORDINALITY AS i(gtin, serial, lot, at, cell, device, network, n)
   ), label AS (
     SELECT i.n, i.at, l.gtin, l.serial, l.state, l.batch_id, CASE WHEN l.state = 'sold' THEN l.order_line_id END AS order_line_id,
       s.gtin IS NOT NULL AS has_inside_code, s.opened_at
     FROM item i JOIN labels_label l ON l.gtin = i.gtin AND l.serial = i.serial
     LEFT JOIN labels_inside s ON s.gtin = l.gtin AND s.serial = l.serial
     LEFT JOIN traceability_batch b ON b.id = l.batch_id
     WHERE i.lot IS NULL OR b.lot = i.lot
   ), counting AS (
     SELECT gtin, serial, count(*)::int AS looks, min(at) AS first, max(at) AS last FROM label WHERE state IN ('active', 'sold') GROUP BY gtin, serial
   ), locked AS MATERIALIZED (
     SELECT l.gtin, l.serial FROM counting c JOIN labels_label l ON l.gtin = c.gtin AND l.serial = c.serial
     ORDER BY l.gtin, l.serial FOR NO KEY UPDATE OF l
   ), looked AS (
     UPDATE labels_label l SET scans = l.scans + c.looks, first_scanned_at = COALESCE(l.first_scanned_at, c.first),
       last_scanned_at = GREATEST(l.last_scanned_at, c.last)
     FROM locked k JOIN counting c ON c.gtin = k.gtin AND c.serial = k.serial
     WHERE l.gtin = k.gtin AND l.serial = k.serial AND l.state IN ('active', 'sold')
     RETURNING l.gtin, l.serial, l.scans - c.looks AS before, l.first_scanned_at
   ), place AS (
     SELECT label.n, looked.before + row_number() OVER (PARTITION BY label.gtin, label.serial ORDER BY label.n) AS scans, looked.first_scanned_at
     FROM label JOIN looked ON looked.gtin = label.gtin AND looked.serial = label.serial
   ), decided AS (
     SELECT i.*, v.id AS variant_id, v.product_id, b.id AS batch_id, label.order_line_id, label.has_inside_code, label.opened_at, place.scans::int AS scans,
       CASE WHEN place.scans > 1 THEN place.first_scanned_at END AS first_scanned_at,
       CASE
         WHEN v.id IS NULL OR CASE WHEN i.serial IS NOT NULL THEN label.n IS NULL ELSE b.id IS NULL AND i.lot IS NOT NULL END THEN 'unknown'
         WHEN i.serial IS NOT NULL AND b.id IS NULL THEN 'inactive' -- of a free roll: on no pack yet
         WHEN b.id IS NULL THEN CASE WHEN p.state IN ('approved', 'taken-down') THEN 'product' ELSE 'unknown' END
         WHEN b.recalled_at IS NOT NULL THEN 'recalled'
         WHEN i.serial IS NOT NULL AND place.scans IS NULL THEN 'inactive'
         WHEN EXISTS (SELECT FROM scans_alert a WHERE a.kind = 'clone' AND a.gtin = i.gtin AND a.serial = i.serial AND a.state = 'suspect')
           THEN 'suspect'
         WHEN label.opened_at IS NOT NULL THEN 'opened'
         WHEN b.best_before < i.today THEN 'expired'
         WHEN i.serial IS NULL THEN 'lot'
         WHEN place.scans = 1 THEN 'genuine'
         ELSE 'seen' END AS verdict
     FROM item i
     LEFT JOIN catalog_variant v ON v.gtin = i.gtin
     LEFT JOIN catalog_product p ON p.id = v.product_id
     LEFT JOIN label ON label.n = i.n
     LEFT JOIN place ON place.n = i.n
     LEFT JOIN LATERAL (
       SELECT lot.id FROM traceability_batch lot WHERE i.serial IS NULL AND lot.product_id = v.product_id AND lot.lot = i.lot
         AND EXISTS (SELECT FROM traceability_standing t WHERE t.batch_id = lot.id AND t.variant_id = v.id)
     ) of_lot ON true
     LEFT JOIN traceability_batch b ON b.id = COALESCE(label.batch_id, of_lot.id)
   ), written AS (
     INSERT INTO scans_scan (gtin, serial, lot, verdict, scanned_at, cell, device, network)
     SELECT gtin, serial, lot, verdict, at, cell, device, network FROM decided ORDER BY n
   )
   SELECT d.verdict, d.scans, d.first_scanned_at AS "firstScannedAt",
     CASE WHEN d.order_line_id IS NOT NULL THEN (SELECT o.shipped_at FROM ordering_line n JOIN ordering_order o ON o.id = n.order_id WHERE n.id = d.order_line_id) END AS "soldAt",
     COALESCE(d.has_inside_code, false) AND d.opened_at IS NULL AS "isSealed", d.opened_at AS "openedAt",
     c.id IS NOT NULL AS "isOurs", json_build_object(
     'cooperative', CASE WHEN c.id IS NOT NULL THEN json_build_object('slug', c.slug, 'legalForm', c.legal_form, 'name', c.name,
       'addressLine', c.address_line, 'commune', ${unitName('c.commune_code')},
       'province', (SELECT p.full_name FROM places_unit u JOIN places_unit p ON p.code = u.parent_code WHERE u.code = c.commune_code), 'phone', c.phone, 'gln', c.gln) END,
     'product', CASE WHEN p.id IS NOT NULL AND known THEN json_build_object('slug', p.slug, 'line', p.line, 'nameVi', p.name_vi, 'nameEn', p.name_en,
       'summaryVi', p.summary_vi, 'summaryEn', p.summary_en, 'ingredientsVi', p.ingredients_vi, 'ingredientsEn', p.ingredients_en,
       'usageVi', p.usage_vi, 'usageEn', p.usage_en, 'warningsVi', p.warnings_vi, 'warningsEn', p.warnings_en, 'standard', p.standard,
       'netQuantity', v.net_quantity, 'netUnit', v.net_unit) END,
     'batch', CASE WHEN b.id IS NOT NULL THEN json_build_object('lot', b.lot, 'unit', b.unit, 'producedOn', b.produced_on, 'packedOn', b.packed_on,
       'bestBefore', b.best_before, 'recalledOn', (b.recalled_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date,
       'recallReasonVi', b.recall_reason_vi, 'recallReasonEn', b.recall_reason_en) END,
     'steps', ${STEPS},
     'certificateThen', CASE WHEN known THEN ${certificateOn('b.packed_on')} END,
     'certificateNow', CASE WHEN known THEN ${certificateOn('d.today')} END,
     'price', CASE WHEN known AND p.state = 'approved' AND c.verification = 'verified' AND c.standing = 'active' AND v.withdrawn_at IS NULL
       THEN v.price END)::text AS facts
   FROM (SELECT *, verdict <> 'unknown' AS known FROM decided) d
   LEFT JOIN catalog_variant v ON v.id = d.variant_id
   LEFT JOIN catalog_product p ON p.id = d.product_id
   LEFT JOIN cooperatives_cooperative c ON c.id = p.cooperative_id
   LEFT JOIN traceability_batch b ON b.id = d.batch_id
   ORDER BY d.n`,
);

/** Whether there would be an answer, without counting anything: for programs that ask for the head only. */
export const isKnown = statement<{ known: boolean }, [gtin: string, serial: string | null, lot: string | null]>(
  'scans.is-known',
  `SELECT EXISTS (SELECT FROM catalog_variant v JOIN catalog_product p ON p.id = v.product_id WHERE v.gtin = $1
     AND CASE
       WHEN $2::text IS NOT NULL THEN EXISTS (SELECT FROM labels_label l
         LEFT JOIN traceability_batch b ON b.id = l.batch_id WHERE l.gtin = $1 AND l.serial = $2 AND ($3::text IS NULL OR b.lot = $3))
       WHEN $3 IS NOT NULL THEN EXISTS (SELECT FROM traceability_batch b JOIN traceability_standing t ON t.batch_id = b.id
         WHERE b.product_id = v.product_id AND b.lot = $3 AND t.variant_id = v.id)
       ELSE p.state IN ('approved', 'taken-down') END) AS known`,
);
