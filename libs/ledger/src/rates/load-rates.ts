import type { Database } from '#platform/database';
import { COMMISSION_RATES, WITHHOLDING_RULES } from './own-rates.js';

const COMMISSION = `
  INSERT INTO ledger_commission_rate (valid_from, valid_to, rate_bp, vat_bp, source)
  SELECT "validFrom", "validTo", "rateBp", "vatBp", source FROM jsonb_to_recordset($1::jsonb)
    AS rate("validFrom" date, "validTo" date, "rateBp" int, "vatBp" int, source text)
  ON CONFLICT (valid_from) DO UPDATE SET valid_to = excluded.valid_to WHERE ledger_commission_rate.valid_to IS DISTINCT FROM excluded.valid_to`;

const WITHHOLDING = `
  INSERT INTO ledger_withholding_rule (legal_form, activity, valid_from, valid_to, vat_bp, pit_bp, source)
  SELECT "legalForm", activity, "validFrom", "validTo", "vatBp", "pitBp", source FROM jsonb_to_recordset($1::jsonb)
    AS rule("legalForm" text, activity text, "validFrom" date, "validTo" date, "vatBp" int, "pitBp" int, source text)
  ON CONFLICT (legal_form, activity, valid_from) DO UPDATE SET valid_to = excluded.valid_to
  WHERE ledger_withholding_rule.valid_to IS DISTINCT FROM excluded.valid_to`;

/** Fills the dated rates; running it again changes nothing unless one was ended here. */
export async function loadRates(db: Database): Promise<void> {
  await db.transaction(async tx => {
    await tx.query(COMMISSION, [JSON.stringify(COMMISSION_RATES)]);
    await tx.query(WITHHOLDING, [JSON.stringify(WITHHOLDING_RULES)]);
  });
}
