import type { Database } from '#platform/database';
import { newId } from '#platform/ids';
import { OWN_PRICE_LISTS } from './own-price-list.js';

const insertSteps = `
  INSERT INTO delivery_tariff (id, zone, up_to_grams, fee, valid_from, valid_to, source)
  SELECT id, zone, "upToGrams", fee, "validFrom", "validTo", source FROM jsonb_to_recordset($1::jsonb)
    AS step(id uuid, zone text, "upToGrams" int, fee bigint, "validFrom" date, "validTo" date, source text)
  ON CONFLICT (zone, up_to_grams, valid_from) DO UPDATE SET fee = excluded.fee, valid_to = excluded.valid_to, source = excluded.source
  WHERE (delivery_tariff.fee, delivery_tariff.valid_to, delivery_tariff.source) IS DISTINCT FROM (excluded.fee, excluded.valid_to, excluded.source)`;

/** Fills the price lists; running it again changes nothing unless a list was ended or corrected here. */
export async function loadTariff(db: Database): Promise<void> {
  const rows = OWN_PRICE_LISTS.flatMap(({ steps, ...list }) => steps.map(step => ({ id: newId(), ...list, ...step })));
  await db.transaction(tx => tx.query(insertSteps, [JSON.stringify(rows)]));
}
