import { dong, plus, zero, type Dong } from '#platform/money';
import { feeFor, type TariffStep, type Zone } from '../fee-for.js';
import { TariffUnusable } from '../refusals.js';

export const COD_BEARERS = ['cooperative', 'buyer'] as const;
/** Who bears what collecting at the door costs. */
export type CodBearer = (typeof COD_BEARERS)[number];

export interface PriceTerms {
  steps: readonly TariffStep[];
  /** cm³ of a parcel that count as one kilogram: 6000 on the road, 5000 in the air. Data, since each list has its own. */
  divisor: number;
  /** Added once to a parcel that goes to or comes from a remote commune. */
  remoteFee: Dong;
  /** What a carrier keeps for collecting at the door: at least so much, or hundredths of a percent of the sum. */
  codFee: Dong;
  codBasisPoints: number;
  codBorneBy: CodBearer;
}

export interface PricedParcel {
  zone: Zone;
  grams: number;
  /** The room it takes, in mm³, as far as its packs were measured. */
  mm3?: number;
  isRemote?: boolean;
  /** What is collected at the door. */
  toCollect?: Dong;
}

export interface FeeParts {
  /** The weight that is paid for, in grams. */
  chargeable: number;
  /** By zone and weight. */
  base: Dong;
  /** Of a remote commune. */
  remote: Dong;
  /** What bringing it costs. */
  delivery: Dong;
  /** What collecting costs: the carrier keeps it of what it remits. */
  cod: Dong;
  /** What the carrier gets in all. */
  total: Dong;
  /** What the buyer is asked: the total, without what the co-op bears of it. */
  asked: Dong;
}

/**
 * The weight that is paid for: a large light parcel takes the room of a heavy one. As many cm³ as the divisor says are a kilogram, and
 * so as many mm³ a gram. Rounded up to whole grams.
 */
export const chargeableGrams = (grams: number, mm3: number, divisor: number): number =>
  grams === 0 ? 0 : Math.max(grams, Math.ceil(mm3 / divisor));

/** What carrying a parcel costs, part by part; the parts sum to the total. What weighs nothing is not carried and costs nothing. */
export function feeParts(
  terms: PriceTerms,
  { zone, grams, mm3 = 0, isRemote = false, toCollect = zero }: PricedParcel,
): FeeParts {
  const chargeable = chargeableGrams(grams, mm3, terms.divisor);
  const base = feeFor(terms.steps, zone, chargeable);
  const remote = isRemote && grams > 0 ? terms.remoteFee : zero;
  const delivery = plus(base, remote);
  const cod = grams > 0 ? collectingFee(terms, toCollect) : zero;
  const asked = terms.codBorneBy === 'buyer' ? plus(delivery, cod) : delivery;
  return { chargeable, base, remote, delivery, cod, total: plus(delivery, cod), asked };
}

const BASIS = 10_000n;

/** Rounded up to whole đồng: the carrier's favour, as their statements have it. */
function collectingFee({ codFee, codBasisPoints }: PriceTerms, toCollect: Dong): Dong {
  if (toCollect <= 0n) return zero;
  const share = dong((toCollect * BigInt(codBasisPoints) + BASIS - 1n) / BASIS);
  return share > codFee ? share : codFee;
}

/** A list must know both zones, each weight once, and must not grow cheaper with weight. Throws TariffUnusable. */
export function refuseUnusable({ steps }: Pick<PriceTerms, 'steps'>): void {
  for (const zone of ['same-province', 'other-province'] as const) {
    const own = steps.filter(step => step.zone === zone).sort((a, b) => a.upToGrams - b.upToGrams);
    const isRising = own.every((step, at) => at === 0 || rises(own[at - 1], step));
    if (own.length === 0 || !isRising) throw new TariffUnusable();
  }
}

const rises = (before: TariffStep | undefined, step: TariffStep): boolean =>
  before === undefined || (before.upToGrams < step.upToGrams && before.fee <= step.fee);
