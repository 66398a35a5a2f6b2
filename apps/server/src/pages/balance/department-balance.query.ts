import type { Part } from '#libs/balance';
import { statement } from '#platform/database';
import type { Certainty } from './bound-source.js';
import { FLAG, listOf, type FlagRow } from './flag-sql.js';

export interface VisitRow {
  name: string;
  slug: string;
  score: number;
  entries: number;
  parts: Part[];
}

export interface DepartmentBalance {
  explained: FlagRow[];
  open: FlagRow[];
  done: FlagRow[];
  visits: VisitRow[];
  /** Claims about places that nobody has decided. */
  claimsWaiting: number;
}

/** The whole worklist: what can be countersigned first, oldest first. */
export const departmentBalance = statement<DepartmentBalance>(
  'server.department-balance',
  `SELECT
     ${listOf(`SELECT ${FLAG} WHERE f.state = 'explained' ORDER BY f.explained_at, f.id LIMIT 100`)} AS explained,
     ${listOf(`SELECT ${FLAG} WHERE f.state IN ('open', 'rejected') ORDER BY f.cooperative_id IS NULL, f.raised_at, f.id LIMIT 100`)} AS open,
     ${listOf(`SELECT ${FLAG} WHERE f.state = 'countersigned' ORDER BY f.decided_at DESC, f.id LIMIT 20`)} AS done,
     ${listOf(`SELECT c.name, c.slug, s.score, s.entries, s.parts FROM (
         SELECT DISTINCT ON (cooperative_id) * FROM balance_score ORDER BY cooperative_id, day DESC) s
       JOIN cooperatives_cooperative c ON c.id = s.cooperative_id ORDER BY s.score DESC, c.name LIMIT 20`)} AS visits,
     (SELECT count(*)::int FROM balance_site_claim WHERE state = 'open') AS "claimsWaiting"`,
);

export interface FlagStep {
  state: string;
  words: string;
  who: string | null;
  happenedAt: string;
}

export interface FlagPage extends FlagRow {
  steps: FlagStep[];
}

export const flagPage = statement<{ flag: FlagPage }, [flagId: string]>(
  'server.flag-page',
  `SELECT row_to_json(row) AS flag FROM (SELECT ${listOf(`SELECT s.state, s.words, w.full_name AS who, s.happened_at AS "happenedAt" FROM balance_flag_step s
     LEFT JOIN identity_person w ON w.id = s.person_id WHERE s.flag_id = $1 ORDER BY s.id`)} AS steps, ${FLAG} WHERE f.id = $1) row`,
);

export interface BoundRow {
  kind: 'yield' | 'capacity';
  line: string;
  task: string;
  cooperative: string | null;
  least: bigint;
  most: bigint;
  validFrom: string;
  source: string;
  certainty: Certainty;
  /** Of a capacity. */
  unit: string | null;
  usualSize: bigint | null;
  fromAge: number;
}

export const boundsPage = statement<BoundRow>(
  'server.bounds-page',
  `SELECT b.kind, b.line, b.task, c.name AS cooperative, b.least, b.most, b.valid_from AS "validFrom", b.source, b.certainty, b.unit,
     b.usual_size AS "usualSize", b.from_age AS "fromAge"
   FROM balance_bound b LEFT JOIN cooperatives_cooperative c ON c.id = b.cooperative_id
   WHERE b.valid_to IS NULL OR b.valid_to >= CURRENT_DATE
   ORDER BY b.line, b.kind DESC, b.task, b.cooperative_id IS NOT NULL, c.name, b.valid_from DESC, b.from_age`,
);

export const cooperativesToBound = statement<{ id: string; name: string }>(
  'server.cooperatives-to-bound',
  `SELECT id, name FROM cooperatives_cooperative WHERE verification = 'verified' AND standing = 'active' ORDER BY f_fold(name), id`,
);
