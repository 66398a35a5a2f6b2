import type { Answers, BatchUnit, OwnUnit, OwnWord } from '#libs/traceability';
import type { Day } from '#platform/clock';
import { statement } from '#platform/database';

interface PackRow {
  id: string;
  gtin: string;
  pack: string;
  netQuantity: number;
  netUnit: string;
}

export interface BatchRow {
  id: string;
  lot: string;
  product: string;
  unit: BatchUnit;
  balance: number;
  isPacked: boolean;
  recipeVersion: number;
  /** The kind of the last task on its way from the field to the pack. */
  last: string | null;
}

interface UsualRow {
  product: string;
  kind: string;
  site: string;
  input: number;
  output: number;
  variant: string | null;
  packs: number | null;
  happenedAt: string;
  answers: Answers;
  /** The unit in which it was typed. */
  unit: string | null;
}

export interface BookRow {
  products: { id: string; line: string; nameVi: string; nameEn: string; unit: BatchUnit | null; packs: PackRow[] }[];
  sites: { id: string; name: string }[];
  batches: BatchRow[];
  usual: UsualRow[];
  /** Local units of the co-op, amounts as text. */
  ownUnits: (Omit<OwnUnit, 'holds'> & { holds: string })[];
  ownWords: (OwnWord & { line: string })[];
}

/** What a device needs to record at a co-op: its products, places, units, words and batches in work, and what was done last of each kind. */
export const recorderBook = statement<BookRow, [cooperativeId: string, today: Day]>(
  'api.recorder-book',
  `SELECT
     COALESCE((SELECT json_agg(json_build_object('id', p.id, 'line', p.line, 'nameVi', p.name_vi, 'nameEn', p.name_en,
         'unit', (SELECT v.net_unit FROM catalog_variant v WHERE v.product_id = p.id ORDER BY v.withdrawn_at IS NOT NULL, v.position LIMIT 1),
         'packs', COALESCE((SELECT json_agg(json_build_object('id', v.id, 'gtin', v.gtin, 'pack', v.pack, 'netQuantity', v.net_quantity,
             'netUnit', v.net_unit) ORDER BY v.position)
           FROM catalog_variant v WHERE v.product_id = p.id AND v.withdrawn_at IS NULL), '[]')) ORDER BY f_fold(p.name_vi), p.id)
       FROM catalog_product p WHERE p.cooperative_id = $1 AND p.state <> 'taken-down'), '[]') AS products,
     COALESCE((SELECT json_agg(json_build_object('id', s.id, 'name', s.name) ORDER BY f_fold(s.name), s.id)
       FROM traceability_site s WHERE s.cooperative_id = $1), '[]') AS sites,
     COALESCE((SELECT json_agg(json_build_object('id', b.id, 'lot', b.lot, 'product', b.product_id, 'unit', b.unit, 'balance', b.balance,
         'isPacked', b.packed_on IS NOT NULL, 'recipeVersion', b.recipe_version, 'last', b.last) ORDER BY b.created_at DESC, b.id)
       FROM (SELECT b.*, (SELECT t.kind FROM traceability_standing t WHERE t.batch_id = b.id AND t.step IN ('gather', 'make', 'pack')
           ORDER BY t.happened_at DESC, t.position DESC LIMIT 1) AS last
         FROM traceability_batch b
         WHERE b.cooperative_id = $1 AND b.recalled_at IS NULL
           AND (b.packed_on IS NULL OR (b.balance > 0 AND b.packed_on > $2::date - 60))
         ORDER BY b.created_at DESC LIMIT 60) b), '[]') AS batches,
     COALESCE((SELECT json_agg(u) FROM (
       SELECT DISTINCT ON (b.product_id, t.kind) b.product_id AS product, t.kind, t.site_id AS site, t.input, t.output, t.variant_id AS variant,
         t.packs, t.happened_at AS "happenedAt", t.answers,
         COALESCE(t.typed::jsonb ->> 'unit', t.typed::jsonb ->> 'outputUnit', t.typed::jsonb ->> 'inputUnit') AS unit
       FROM (SELECT id, product_id FROM traceability_batch WHERE cooperative_id = $1 ORDER BY created_at DESC LIMIT 60) b
       JOIN traceability_standing t ON t.batch_id = b.id
       ORDER BY b.product_id, t.kind, t.happened_at DESC) u), '[]') AS usual,
     COALESCE((SELECT json_agg(json_build_object('name', n.name, 'holds', n.holds::text, 'base', n.base, 'validFrom', n.valid_from)
         ORDER BY f_fold(n.name), n.valid_from)
       FROM traceability_unit n WHERE n.cooperative_id = $1), '[]') AS "ownUnits",
     COALESCE((SELECT json_agg(json_build_object('line', w.line, 'kind', w.kind, 'vi', w.vi, 'en', w.en))
       FROM traceability_word w WHERE w.cooperative_id = $1), '[]') AS "ownWords"`,
);
