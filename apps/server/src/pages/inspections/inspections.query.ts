import type { LabelVerdict } from '#libs/recorder';
import { statement } from '#platform/database';
import { enclosedSql, type Enclosed } from '../recorder/enclosed-part.js';

export interface CheckRow {
  id: string;
  cooperative: string;
  slug: string;
  batchId: string | null;
  lot: string | null;
  label: string;
  verdict: LabelVerdict | null;
  isInOrder: boolean;
  note: string;
  happenedAt: Date;
  enclosed: Enclosed[];
}

/** The officer's name stays in the department: a co-op speaks with the office, not with a person. */
const CHECKS = `SELECT k.id, c.name AS cooperative, c.slug, k.batch_id AS "batchId", b.lot, k.label, k.verdict, k.is_in_order AS "isInOrder", k.note,
     k.happened_at AS "happenedAt",
     ${enclosedSql('k.id')} AS enclosed
   FROM recorder_check k JOIN cooperatives_cooperative c ON c.id = k.cooperative_id LEFT JOIN traceability_batch b ON b.id = k.batch_id`;

export const checksOfProvince = statement<CheckRow, []>(
  'inspections.checks-of-province',
  `${CHECKS} ORDER BY k.happened_at DESC, k.id LIMIT 200`,
);

export const checksOfDesk = statement<CheckRow, [cooperativeId: string]>(
  'inspections.checks-of-desk',
  `${CHECKS} WHERE k.cooperative_id = $1 ORDER BY k.happened_at DESC, k.id LIMIT 200`,
);

export const openInspections = statement<
  { id: string; expiresAt: Date; names: string[] },
  [personId: string, now: Date]
>(
  'inspections.open',
  `SELECT i.id, i.expires_at AS "expiresAt", (SELECT json_agg(c.name ORDER BY c.name) FROM recorder_inspection_cooperative k
       JOIN cooperatives_cooperative c ON c.id = k.cooperative_id WHERE k.inspection_id = i.id) AS names
   FROM recorder_inspection i WHERE i.person_id = $1 AND i.expires_at > $2 AND i.closed_at IS NULL ORDER BY i.expires_at, i.id`,
);

export const cooperativesToInspect = statement<{ id: string; name: string; commune: string }, []>(
  'inspections.cooperatives',
  `SELECT c.id, c.name, u.full_name AS commune FROM cooperatives_cooperative c JOIN places_unit u ON u.code = c.commune_code
   WHERE c.verification = 'verified' ORDER BY f_fold(c.name), c.id`,
);
