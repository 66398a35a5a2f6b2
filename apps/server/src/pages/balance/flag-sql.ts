import type { FlagKind, FlagState } from '#libs/balance';

/** One flag as pages show it. Amounts in `numbers` are whole base units of `unit`, as text. */
export interface FlagRow {
  id: string;
  kind: FlagKind;
  state: FlagState;
  numbers: Record<string, string>;
  batchId: string | null;
  lot: string | null;
  nameVi: string | null;
  nameEn: string | null;
  cooperative: string | null;
  cooperativeSlug: string | null;
  /** The name of the lot in the graph. */
  node: string;
  /** ISO 8601 */
  raisedAt: string;
  happenedAt: string | null;
  explanation: string | null;
  explainedBy: string | null;
  decision: string | null;
  decidedBy: string | null;
  decidedAt: string | null;
}

export const FLAG = `f.id, f.kind, f.state, f.numbers, f.batch_id AS "batchId", b.lot, p.name_vi AS "nameVi", p.name_en AS "nameEn", c.name AS cooperative,
  c.slug AS "cooperativeSlug", n.name AS node, f.raised_at AS "raisedAt", ev.event_time AS "happenedAt", f.explanation, who.full_name AS "explainedBy",
  f.decision, officer.full_name AS "decidedBy", f.decided_at AS "decidedAt"
  FROM balance_flag f JOIN balance_lot n ON n.id = f.lot_id LEFT JOIN traceability_batch b ON b.id = f.batch_id
  LEFT JOIN catalog_product p ON p.id = n.product_id LEFT JOIN cooperatives_cooperative c ON c.id = f.cooperative_id
  LEFT JOIN epcis_event ev ON ev.id = f.event
  LEFT JOIN identity_person who ON who.id = f.explained_by LEFT JOIN identity_person officer ON officer.id = f.decided_by`;

export const listOf = (rows: string): string => `(SELECT COALESCE(json_agg(row), '[]'::json) FROM (${rows}) row)`;
