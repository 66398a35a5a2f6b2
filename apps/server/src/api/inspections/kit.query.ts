import type { LabelVerdict } from '#libs/recorder';
import type { BatchUnit } from '#libs/traceability';
import type { Day } from '#platform/clock';
import { statement } from '#platform/database';
import type { FlagRow } from '../../pages/balance/flag-sql.js';

export interface BatchInKit {
  id: string;
  lot: string;
  line: string;
  nameVi: string;
  nameEn: string;
  gtins: string[];
  unit: BatchUnit;
  /** Base units, as text. */
  balance: string;
  packedOn: Day | null;
  bestBefore: Day | null;
  recalledAt: string | null;
  flags: Pick<FlagRow, 'kind' | 'numbers'>[];
  /** Newest first. */
  tasks: { kind: string; at: string; site: string }[];
}

export interface CooperativeInKit {
  id: string;
  slug: string;
  name: string;
  commune: string;
  ownUnits: { name: string; holds: string; base: BatchUnit }[];
  certificates: { nameVi: string; nameEn: string; stars: number; number: string; expiresOn: Day }[];
  batches: BatchInKit[];
}

export interface KitRow {
  id: string;
  preparedAt: Date;
  expiresAt: Date;
  cooperatives: CooperativeInKit[];
  /** The newest checkpoint of the public log, signed; null before the first. */
  checkpoint: string | null;
}

/** What an officer's phone takes along: no person's name in it. The newest 40 batches of each co-op, the last five tasks of each. */
export const inspectionKits = statement<KitRow, [personId: string, now: Date]>(
  'api.inspection-kits',
  `SELECT i.id, i.prepared_at AS "preparedAt", i.expires_at AS "expiresAt",
     (SELECT note FROM transparency_checkpoint ORDER BY number DESC LIMIT 1) AS checkpoint,
     (SELECT json_agg(json_build_object('id', c.id, 'slug', c.slug, 'name', c.name, 'commune', u.full_name,
         'ownUnits', COALESCE((SELECT json_agg(json_build_object('name', n.name, 'holds', n.holds::text, 'base', n.base) ORDER BY f_fold(n.name), n.valid_from)
           FROM traceability_unit n WHERE n.cooperative_id = c.id), '[]'),
         'certificates', COALESCE((SELECT json_agg(json_build_object('nameVi', p.name_vi, 'nameEn', p.name_en, 'stars', o.stars,
             'number', o.decision_number, 'expiresOn', o.expires_on) ORDER BY o.expires_on)
           FROM catalog_product p JOIN ocop_certificate o ON o.product_id = p.id
           WHERE p.cooperative_id = c.id AND o.revoked_on IS NULL AND o.expires_on >= $2::date), '[]'),
         'batches', COALESCE((SELECT json_agg(b.told ORDER BY b.created_at DESC, b.id) FROM (
           SELECT b.created_at, b.id, json_build_object('id', b.id, 'lot', b.lot, 'line', p.line, 'nameVi', p.name_vi, 'nameEn', p.name_en,
             'gtins', COALESCE((SELECT json_agg(v.gtin) FROM catalog_variant v WHERE v.product_id = p.id), '[]'),
             'unit', b.unit, 'balance', b.balance::text, 'packedOn', b.packed_on, 'bestBefore', b.best_before, 'recalledAt', b.recalled_at,
             'flags', COALESCE((SELECT json_agg(json_build_object('kind', f.kind, 'numbers', f.numbers) ORDER BY f.raised_at)
               FROM balance_flag f WHERE f.batch_id = b.id AND f.state <> 'countersigned'), '[]'),
             'tasks', COALESCE((SELECT json_agg(json_build_object('kind', t.kind, 'at', t.happened_at, 'site', t.site) ORDER BY t.happened_at DESC)
               FROM (SELECT t.kind, t.happened_at, s.name AS site FROM traceability_standing t JOIN traceability_site s ON s.id = t.site_id
                 WHERE t.batch_id = b.id ORDER BY t.happened_at DESC LIMIT 5) t), '[]')) AS told
           FROM traceability_batch b JOIN catalog_product p ON p.id = b.product_id WHERE b.cooperative_id = c.id
           ORDER BY b.created_at DESC, b.id LIMIT 40) b), '[]')) ORDER BY c.name, c.id)
       FROM recorder_inspection_cooperative k JOIN cooperatives_cooperative c ON c.id = k.cooperative_id JOIN places_unit u ON u.code = c.commune_code
       WHERE k.inspection_id = i.id) AS cooperatives
   FROM recorder_inspection i WHERE i.person_id = $1 AND i.expires_at > $2 AND i.closed_at IS NULL ORDER BY i.expires_at, i.id LIMIT 6`,
);

/** Of a label: the first six bytes of SHA-256 of salt, GTIN, `/` and serial; all of one verdict behind one another. */
export interface FingerprintRow {
  verdict: Exclude<LabelVerdict, 'unknown'>;
  fingerprints: Buffer;
}

/**
 * What label-filter.ts makes a filter of, in which one forged serial of 65,536 passes for genuine. The serials themselves, which nobody may
 * collect, stay here.
 */
export const labelFingerprints = statement<FingerprintRow, [inspectionId: string, personId: string, now: Date]>(
  'api.label-fingerprints',
  `SELECT verdict, string_agg(print, ''::bytea) AS fingerprints FROM (
     SELECT CASE WHEN b.recalled_at IS NOT NULL THEN 'recalled' WHEN l.state IN ('active', 'sold') THEN 'genuine' ELSE 'inactive' END AS verdict,
       substr(sha256(i.salt || convert_to(l.gtin || '/' || l.serial, 'UTF8')), 1, 6) AS print
     FROM recorder_inspection i JOIN recorder_inspection_cooperative k ON k.inspection_id = i.id
     JOIN labels_roll r ON r.cooperative_id = k.cooperative_id JOIN labels_label l ON l.roll_id = r.id
     LEFT JOIN traceability_batch b ON b.id = l.batch_id
     WHERE i.id = $1 AND i.person_id = $2 AND i.expires_at > $3 AND i.closed_at IS NULL) x GROUP BY verdict`,
);

export const saltOf = statement<{ salt: Buffer }, [inspectionId: string, personId: string, now: Date]>(
  'api.inspection-salt',
  'SELECT salt FROM recorder_inspection WHERE id = $1 AND person_id = $2 AND expires_at > $3 AND closed_at IS NULL',
);
