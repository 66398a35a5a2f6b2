import { statement } from '#platform/database';
import type { Day } from '#platform/clock';

/** The labels of a co-op: by the book of changes how many ever came into each state, and what it holds unbound now. */
export interface LabelsOfCooperative {
  name: string;
  slug: string;
  issued: number;
  bound: number;
  sold: number;
  /** Void on a pack, or spoiled before. */
  lost: number;
  /** Of free rolls, on no pack: what is measured by the allowance. */
  unbound: number;
  /** By the last count of each free roll: what the books said was there, and was not. */
  missing: number;
  allowed: number;
  hasOwnAllowance: boolean;
}

export interface AllowanceRow {
  /** Null: every co-op that has none of its own. */
  cooperative: string | null;
  labels: number;
  from: Day;
  /** Null, as the reason, for what the house starts with. */
  by: string | null;
  reason: string | null;
  /** ISO 8601 */
  setAt: string;
}

export interface DepartmentLabels {
  cooperatives: LabelsOfCooperative[];
  /** The newest fifty. */
  history: AllowanceRow[];
  /** Who can be given an allowance. */
  choices: { id: string; name: string }[];
}

const list = (query: string) => `COALESCE((SELECT json_agg(row) FROM (${query}) row), '[]')`;

/** $1 today. */
export const departmentLabels = statement<DepartmentLabels, [today: Day]>(
  'labels.department',
  `SELECT
     ${list(`SELECT c.name, c.slug, COALESCE(told.issued, 0) AS issued, COALESCE(told.bound, 0) AS bound, COALESCE(told.sold, 0) AS sold,
         COALESCE(told.lost, 0) AS lost, labels_unbound(c.id) AS unbound, COALESCE(counted.missing, 0) AS missing, a.labels AS allowed, a.cooperative_id IS NOT NULL AS "hasOwnAllowance"
       FROM cooperatives_cooperative c
       LEFT JOIN (SELECT r.cooperative_id, sum(k.labels) FILTER (WHERE k.state = 'issued')::int AS issued,
           sum(k.labels) FILTER (WHERE k.state = 'active')::int AS bound, sum(k.labels) FILTER (WHERE k.state = 'sold')::int AS sold,
           sum(k.labels) FILTER (WHERE k.state IN ('void', 'spoiled'))::int AS lost
         FROM labels_change k JOIN labels_roll r ON r.id = k.roll_id GROUP BY r.cooperative_id) told ON told.cooperative_id = c.id
       LEFT JOIN (SELECT r.cooperative_id, sum(k.expected - k.counted)::int AS missing
         FROM (SELECT DISTINCT ON (roll_id) roll_id, expected, counted FROM labels_count ORDER BY roll_id, counted_at DESC, id DESC) k
         JOIN labels_roll r ON r.id = k.roll_id WHERE k.expected > k.counted GROUP BY r.cooperative_id) counted ON counted.cooperative_id = c.id
       CROSS JOIN LATERAL labels_allowance_of(c.id, $1) a
       WHERE told.issued IS NOT NULL OR a.cooperative_id IS NOT NULL
       ORDER BY labels_unbound(c.id) > a.labels DESC, f_fold(c.name), c.id`)} AS cooperatives,
     ${list(`SELECT c.name AS cooperative, a.labels, a.valid_from AS "from", p.full_name AS by, a.reason, a.set_at AS "setAt"
       FROM labels_allowance a LEFT JOIN cooperatives_cooperative c ON c.id = a.cooperative_id LEFT JOIN identity_person p ON p.id = a.set_by
       ORDER BY a.set_at DESC, a.id DESC LIMIT 50`)} AS history,
     ${list(`SELECT c.id, c.name FROM cooperatives_cooperative c WHERE c.verification = 'verified' ORDER BY f_fold(c.name), c.id`)} AS choices`,
);
