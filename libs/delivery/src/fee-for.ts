import { dong, plus, times, zero, type Dong } from '#platform/money';

export type Zone = 'same-province' | 'other-province';

/** A parcel of up to so many grams in this zone costs so many đồng. */
export interface TariffStep {
  zone: Zone;
  upToGrams: number;
  fee: Dong;
}

/** Zones are made of provinces: the parcel stays in the sender's province, or it leaves it. */
export const zoneOf = (fromProvince: string, toProvince: string): Zone =>
  fromProvince === toProvince ? 'same-province' : 'other-province';

/**
 * The fee of the first step that is heavy enough. What is heavier than the heaviest step travels as several full parcels and
 * a rest; what weighs nothing (a night's stay) is not sent and needs no tariff. Throws RangeError on a weight that is none, or a zone
 * without steps.
 */
export function feeFor(tariff: readonly TariffStep[], zone: Zone, grams: number): Dong {
  if (!Number.isSafeInteger(grams) || grams < 0) throw new RangeError(`not a weight in grams: ${grams}`);
  if (grams === 0) return zero;
  const steps = tariff.filter(step => step.zone === zone).sort((a, b) => a.upToGrams - b.upToGrams);
  const heaviest = steps.at(-1);
  if (!heaviest) throw new RangeError(`no tariff for ${zone}`);
  const full = Math.floor(grams / heaviest.upToGrams);
  const rest = grams % heaviest.upToGrams;
  const restFee = rest === 0 ? zero : (steps.find(step => step.upToGrams >= rest)?.fee ?? zero);
  return plus(times(dong(heaviest.fee), full), restFee);
}
