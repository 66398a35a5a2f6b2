import type { RowPlan } from '#libs/catalog';
import { statement } from '#platform/database';

export interface ImportSummary {
  id: string;
  fileName: string;
  state: 'planned' | 'confirmed' | 'done';
  uploadedAt: Date;
}

export const recentImports = statement<ImportSummary, [cooperativeId: string]>(
  'catalog-pages.recent-imports',
  `SELECT id, file_name AS "fileName", state, uploaded_at AS "uploadedAt" FROM catalog_import
   WHERE cooperative_id = $1 ORDER BY uploaded_at DESC, id DESC LIMIT 20`,
);

/** What became of a row: as it was planned, or what a verb said against it. */
export type Outcome = RowPlan | { line: number; what: 'refused'; changes: []; reason: string };

export interface ImportedRow {
  line: number;
  name: string | null;
  errors: { column: string; message: string }[];
  outcome: Outcome | null;
}

export interface ImportPage extends ImportSummary {
  rows: ImportedRow[];
}

export const importPage = statement<ImportPage, [cooperativeId: string, id: string]>(
  'catalog-pages.import',
  `SELECT i.id, i.file_name AS "fileName", i.state, i.uploaded_at AS "uploadedAt",
     COALESCE((SELECT json_agg(json_build_object('line', r.line, 'name', r.value->'texts'->>'nameVi', 'errors', r.errors, 'outcome', r.outcome) ORDER BY r.line)
       FROM catalog_import_row r WHERE r.import_id = i.id), '[]') AS rows
   FROM catalog_import i WHERE i.cooperative_id = $1 AND i.id = $2`,
);
