import type { Database } from '#platform/database';
import { CEILINGS } from './own-ceilings.js';

const LOAD = `
  INSERT INTO promotions_ceiling (valid_from, valid_to, most_bp, source)
  SELECT "validFrom", "validTo", "mostBp", source FROM jsonb_to_recordset($1::jsonb)
    AS ceiling("validFrom" date, "validTo" date, "mostBp" int, source text)
  ON CONFLICT (valid_from) DO UPDATE SET valid_to = excluded.valid_to WHERE promotions_ceiling.valid_to IS DISTINCT FROM excluded.valid_to`;

/** Fills the dated ceilings; running it again changes nothing unless one was ended here. */
export async function loadCeilings(db: Database): Promise<void> {
  await db.transaction(tx => tx.query(LOAD, [JSON.stringify(CEILINGS)]));
}
