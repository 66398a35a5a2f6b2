import type { Database } from '#platform/database';
import { PLAN_SOURCE, PLAN_TARGETS } from './plan-targets.js';

const insertTargets = `
  INSERT INTO reporting_target (sector, indicator, year, more_than, wording, source)
  SELECT sector, indicator, year, "moreThan", wording, $2 FROM jsonb_to_recordset($1::jsonb)
    AS target(sector text, indicator text, year int, "moreThan" int, wording text)
  ON CONFLICT (sector, indicator, year) DO UPDATE SET more_than = excluded.more_than, wording = excluded.wording, source = excluded.source
  WHERE (reporting_target.more_than, reporting_target.wording, reporting_target.source)
    IS DISTINCT FROM (excluded.more_than, excluded.wording, excluded.source)`;

/** Fills the targets of the plan; running it again changes nothing unless one was corrected here. */
export async function loadTargets(db: Database): Promise<void> {
  await db.transaction(tx => tx.query(insertTargets, [JSON.stringify(PLAN_TARGETS), PLAN_SOURCE]));
}
