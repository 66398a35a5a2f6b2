import { dong, minus, plus, share, zero, type Dong } from '#platform/money';

/** What a member brought to a batch, all times together, in base units of the batch. */
export interface Brought {
  batchId: string;
  supplier: string;
  amount: bigint;
}

/** What the books give a co-op for an order, or take of it when goods came back. Below zero: taken. */
export interface Earning {
  amount: Dong;
  /** The batches it was packed from, weighed by the price of what was packed; null: no batch is known. */
  parts: readonly { batchId: string | null; weight: bigint }[];
}

export interface SupplierProceeds extends Brought {
  earned: Dong;
}

export interface Divided {
  /** What each batch that members brought goods to has earned. */
  batches: ReadonlyMap<string, Dong>;
  proceeds: readonly SupplierProceeds[];
  /** Earned with goods that no member is known to have brought. */
  rest: Dong;
}

/**
 * Divides what was earned among those who brought the goods: each order over its batches by price, then each batch over its members by amount. Largest
 * remainder both times, so that all proceeds and the rest are the whole to the đồng.
 */
export function divideAmongSuppliers(earnings: readonly Earning[], brought: readonly Brought[]): Divided {
  const ofBatch = earnedByBatch(earnings);
  const supplied = [...new Set(brought.map(one => one.batchId))];
  const batches = new Map(supplied.map(batch => [batch, ofBatch.get(batch) ?? zero]));
  const proceeds = [...batches].flatMap(([batch, earned]) => {
    const some = brought.filter(one => one.batchId === batch);
    const parts = spread(
      earned,
      some.map(one => one.amount),
    );
    return some.map((one, at) => ({ ...one, earned: parts[at] ?? zero }));
  });
  const whole = plus(...earnings.map(one => one.amount));
  return { batches, proceeds, rest: minus(whole, plus(...batches.values())) };
}

function earnedByBatch(earnings: readonly Earning[]): Map<string, Dong> {
  const sums = new Map<string, Dong>();
  for (const { amount, parts } of earnings.filter(one => one.parts.length > 0)) {
    const amounts = spread(
      amount,
      parts.map(one => one.weight),
    );
    for (const [at, { batchId }] of parts.entries())
      if (batchId !== null) sums.set(batchId, plus(sums.get(batchId) ?? zero, amounts[at] ?? zero));
  }
  return sums;
}

/** `share`, also of what is taken: a refund is divided as the sale was. */
const spread = (whole: Dong, weights: readonly bigint[]): Dong[] =>
  whole < 0n ? share(dong(-whole), weights).map(part => dong(-part)) : share(whole, weights);
