import type { Database } from '#platform/database';
import { GROUPS_SOURCE, GROUPS_VALID_FROM, OCOP_GROUPS } from './ocop-groups.js';

const insertGroups = `
  INSERT INTO catalog_group (code, parent_code, name_vi, name_en, position, valid_from, source)
  SELECT "code", "parentCode", "nameVi", "nameEn", position, $2, $3 FROM jsonb_to_recordset($1::jsonb)
    AS row("code" text, "parentCode" text, "nameVi" text, "nameEn" text, position int)
  ON CONFLICT (code) DO UPDATE SET name_vi = excluded.name_vi, name_en = excluded.name_en, position = excluded.position
  WHERE (catalog_group.name_vi, catalog_group.name_en, catalog_group.position) IS DISTINCT FROM (excluded.name_vi, excluded.name_en, excluded.position)`;

/** Fills the OCOP list of goods; running it again changes nothing unless a name was corrected here. */
export async function loadGroups(db: Database): Promise<void> {
  const rows = OCOP_GROUPS.map((group, position) => ({ ...group, position }));
  await db.transaction(tx => tx.query(insertGroups, [JSON.stringify(rows), GROUPS_VALID_FROM, GROUPS_SOURCE]));
}
