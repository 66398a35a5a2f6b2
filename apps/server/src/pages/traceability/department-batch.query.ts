import type { Answers, BatchUnit, Step } from '#libs/traceability';
import type { Day } from '#platform/clock';
import { statement } from '#platform/database';
import type { FlagRow } from '../balance/flag-sql.js';
import { enclosedSql, type Enclosed } from '../recorder/enclosed-part.js';

export interface TaskOfChain {
  id: string;
  kind: string;
  step: Step;
  happenedAt: string;
  site: string;
  commune: string;
  input: string;
  output: string;
  stage: number | null;
  packs: number | null;
  answers: Answers;
  typed: string | null;
  /** Photos and voice notes of the phone that recorded it. */
  enclosed: Enclosed[];
  wrong: { note: string; at: string } | null;
  events: { id: string; step: string; recordedAt: string; isDeclaration: boolean }[];
}

export interface Neighbour {
  id: string;
  lot: string;
  cooperative: string;
  nameVi: string;
  nameEn: string;
  amount: string;
}

export interface ChainPage {
  id: string;
  lot: string;
  unit: BatchUnit;
  line: string;
  recipeVersion: number;
  nameVi: string;
  nameEn: string;
  cooperative: string;
  slug: string;
  balance: bigint;
  packedOn: Day | null;
  recalledAt: Date | null;
  bulkGtin: string | null;
  tasks: TaskOfChain[];
  from: Neighbour[];
  into: Neighbour[];
  /** Sums by members are the co-op's; the department sees how many brought how much. */
  members: number;
  flags: Pick<FlagRow, 'id' | 'kind' | 'numbers' | 'state'>[];
  brought: string;
}

const neighbour = `'id', o.id, 'lot', o.lot, 'cooperative', oc.name, 'nameVi', op.name_vi, 'nameEn', op.name_en`;
const named =
  'JOIN cooperatives_cooperative oc ON oc.id = o.cooperative_id JOIN catalog_product op ON op.id = o.product_id';

/** Any batch of the province, for an officer: what was told of it, with the events beneath. No person's name. */
export const chainPage = statement<ChainPage, [batchId: string]>(
  'traceability.chain-page',
  `SELECT b.id, b.lot, b.unit, p.line, b.recipe_version AS "recipeVersion", p.name_vi AS "nameVi", p.name_en AS "nameEn", c.name AS cooperative, c.slug,
     b.balance, b.packed_on AS "packedOn", b.recalled_at AS "recalledAt", b.bulk_gtin AS "bulkGtin",
     COALESCE((SELECT json_agg(json_build_object('id', t.id, 'kind', t.kind, 'step', t.step, 'happenedAt', t.happened_at, 'site', s.name,
         'commune', u.full_name, 'input', t.input::text, 'output', t.output::text, 'stage', t.stage, 'packs', t.packs, 'answers', t.answers,
         'typed', t.typed, 'enclosed', ${enclosedSql('t.id')}, 'wrong', CASE WHEN k.task_id IS NOT NULL THEN json_build_object('note', k.note, 'at', k.corrected_at) END,
         'events', COALESCE((SELECT json_agg(json_build_object('id', e.event_id, 'step', e.biz_step, 'recordedAt', e.record_time,
             'isDeclaration', e.is_declaration) ORDER BY e.id)
           FROM traceability_event x JOIN epcis_event e ON e.event_id = x.event_id AND e.is_declaration = x.is_correction WHERE x.task_id = t.id), '[]'))
         ORDER BY t.happened_at, t.position)
       FROM traceability_task t JOIN traceability_site s ON s.id = t.site_id JOIN places_unit u ON u.code = s.commune_code
       LEFT JOIN traceability_correction k ON k.task_id = t.id WHERE t.batch_id = b.id), '[]') AS tasks,
     COALESCE((SELECT json_agg(x.told) FROM (
       SELECT json_build_object(${neighbour}, 'amount', sum(k.amount)::text) AS told
       FROM traceability_standing t JOIN traceability_take k ON k.task_id = t.id AND k.batch_id <> b.id JOIN traceability_batch o ON o.id = k.batch_id ${named}
       WHERE t.batch_id = b.id GROUP BY o.id, oc.name, op.name_vi, op.name_en
       UNION ALL
       SELECT json_build_object(${neighbour}, 'amount', h.received::text)
       FROM traceability_hand_over h JOIN traceability_batch o ON o.id = h.from_batch_id ${named} WHERE h.to_batch_id = b.id) x), '[]') AS "from",
     COALESCE((SELECT json_agg(x.told) FROM (
       SELECT json_build_object(${neighbour}, 'amount', sum(k.amount)::text) AS told
       FROM traceability_take k JOIN traceability_standing t ON t.id = k.task_id AND t.batch_id <> b.id JOIN traceability_batch o ON o.id = t.batch_id ${named}
       WHERE k.batch_id = b.id GROUP BY o.id, oc.name, op.name_vi, op.name_en
       UNION ALL
       SELECT json_build_object(${neighbour}, 'amount', h.received::text)
       FROM traceability_hand_over h JOIN traceability_batch o ON o.id = h.to_batch_id ${named} WHERE h.from_batch_id = b.id) x), '[]') AS "into",
     COALESCE((SELECT json_agg(json_build_object('id', f.id, 'kind', f.kind, 'numbers', f.numbers, 'state', f.state) ORDER BY f.raised_at, f.id)
       FROM balance_flag f WHERE f.batch_id = b.id), '[]') AS flags,
     (SELECT count(DISTINCT d.supplier_code)::int FROM traceability_delivery d WHERE d.batch_id = b.id AND d.withdrawn_at IS NULL) AS members,
     (SELECT COALESCE(sum(d.amount), 0)::text FROM traceability_delivery d WHERE d.batch_id = b.id AND d.withdrawn_at IS NULL) AS brought
   FROM traceability_batch b JOIN catalog_product p ON p.id = b.product_id JOIN cooperatives_cooperative c ON c.id = b.cooperative_id
   WHERE b.id = $1`,
);
