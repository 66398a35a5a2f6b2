import { statement } from '#platform/database';
import type { ImportRow, KnownProduct, RowPlan } from './plan-rows.js';

const TEXTS = [
  'line',
  'group_code',
  ...['name', 'summary', 'story', 'ingredients', 'usage', 'warnings'].flatMap(text => [`${text}_vi`, `${text}_en`]),
  'standard',
  'shelf_life_days',
];
const camel = (column: string): string => column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

/** Products of a co-op as a file compares them; null: all of them. */
export const knownProducts = statement<
  KnownProduct,
  [cooperativeId: string, slugs: string[] | null, names: string[] | null]
>(
  'catalog.known-products',
  `SELECT p.id, p.slug, p.state, p.version, json_build_object(${TEXTS.map(column => `'${camel(column)}', p.${column}`).join(', ')}) AS texts,
     COALESCE((SELECT json_agg(json_build_object('id', v.id, 'gtin', v.gtin, 'pack', v.pack, 'netQuantity', v.net_quantity, 'netUnit', v.net_unit,
       'shippingGrams', v.shipping_grams, 'price', COALESCE(v.price_per_kilo, v.price), 'onSale', v.withdrawn_at IS NULL) ORDER BY v.position)
       FROM catalog_variant v WHERE v.product_id = p.id), '[]') AS packs
   FROM catalog_product p WHERE p.cooperative_id = $1 AND ($2::text[] IS NULL OR p.slug = ANY ($2) OR p.name_vi = ANY ($3))
   ORDER BY p.created_at, p.id`,
);

/** Groups that take products on a day. */
export const groupLeaves = statement<{ code: string }, [today: string]>(
  'catalog.group-leaves',
  `SELECT g.code FROM catalog_group g WHERE g.valid_from <= $1 AND (g.valid_to IS NULL OR $1 <= g.valid_to)
     AND NOT EXISTS (SELECT FROM catalog_group finer WHERE finer.parent_code = g.code)`,
);

export const insertImport = statement<never, [id: string, cooperativeId: string, name: string, by: string, at: Date]>(
  'catalog.insert-import',
  'INSERT INTO catalog_import (id, cooperative_id, file_name, uploaded_by, uploaded_at) VALUES ($1, $2, $3, $4, $5)',
);
export const insertImportRows = statement<never, [importId: string, rows: string]>(
  'catalog.insert-import-rows',
  `INSERT INTO catalog_import_row (import_id, line, product_key, value, errors)
   SELECT $1, r."line", r."key", r."value", r."errors" FROM jsonb_to_recordset($2::jsonb) AS r("line" int, "key" text, "value" jsonb, "errors" jsonb)`,
);

export const importOwner = statement<{ cooperativeId: string; state: string }, [importId: string]>(
  'catalog.import-owner',
  'SELECT cooperative_id AS "cooperativeId", state FROM catalog_import WHERE id = $1',
);
export const confirmImport = statement<{ id: string }, [importId: string, by: string, at: Date]>(
  'catalog.confirm-import',
  `UPDATE catalog_import SET state = 'confirmed', confirmed_by = $2, confirmed_at = $3 WHERE id = $1 AND state = 'planned' RETURNING id`,
);

export interface RunningImport {
  cooperativeId: string;
  personId: string;
}

/** One worker at a time is at an import: another waits here, and finds what the first has left. */
export const lockImport = statement<RunningImport, [importId: string]>(
  'catalog.lock-import',
  `SELECT cooperative_id AS "cooperativeId", confirmed_by AS "personId" FROM catalog_import WHERE id = $1 AND state = 'confirmed' FOR UPDATE`,
);
/** All rows of the first product that is not done. */
export const nextRows = statement<{ value: ImportRow }, [importId: string]>(
  'catalog.next-import-rows',
  `SELECT value FROM catalog_import_row WHERE import_id = $1 AND value IS NOT NULL AND outcome IS NULL AND product_key = (
     SELECT product_key FROM catalog_import_row WHERE import_id = $1 AND value IS NOT NULL AND outcome IS NULL ORDER BY line LIMIT 1)
   ORDER BY line`,
);
export const setOutcomes = statement<never, [importId: string, outcomes: string]>(
  'catalog.set-import-outcomes',
  `UPDATE catalog_import_row r SET outcome = o.value FROM jsonb_array_elements($2::jsonb) AS o(value)
   WHERE r.import_id = $1 AND r.line = (o.value->>'line')::int`,
);
export const endImport = statement<never, [importId: string, at: Date]>(
  'catalog.end-import',
  `UPDATE catalog_import SET state = 'done', done_at = $2 WHERE id = $1 AND state = 'confirmed'`,
);
export const rowsOfImport = statement<{ value: ImportRow }, [importId: string]>(
  'catalog.rows-of-import',
  'SELECT value FROM catalog_import_row WHERE import_id = $1 AND value IS NOT NULL ORDER BY line',
);

/** `refused` may also be the code of a refusal that a verb gave. */
export type RowOutcome = RowPlan | { line: number; what: 'refused'; changes: []; reason: string };
