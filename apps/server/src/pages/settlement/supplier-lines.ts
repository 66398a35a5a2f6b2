import { divideAmongSuppliers } from '#libs/settlement';
import { dong, plus, zero, type Dong } from '#platform/money';
import type { BroughtRow, SuppliedBatch, SupplierMonth } from './suppliers.query.js';

/** What one member brought to one batch, and its part of the money of that batch. */
export interface SupplierLine {
  code: string;
  name: string;
  batch: SuppliedBatch;
  inMonth: bigint;
  amount: bigint;
  /** By all members. */
  ofAll: bigint;
  batchEarned: Dong;
  proceeds: Dong;
}

export interface SupplierSums {
  lines: SupplierLine[];
  /** Earned with goods in the month; of it, with goods in the delivery book and with others. */
  earned: Dong;
  divided: Dong;
  rest: Dong;
}

/** By member, then from the newest batch to the oldest. */
export function supplierSums({ batches, brought, earnings }: SupplierMonth): SupplierSums {
  const {
    proceeds,
    batches: ofBatch,
    rest,
  } = divideAmongSuppliers(
    earnings.map(({ amount, parts }) => ({
      amount: dong(amount),
      parts: parts.map(({ batchId, weight }) => ({ batchId, weight: BigInt(weight) })),
    })),
    brought.map(({ batchId, code, amount }) => ({ batchId, supplier: code, amount: BigInt(amount) })),
  );
  const proceedsOf = new Map(proceeds.map(one => [`${one.batchId} ${one.supplier}`, one.earned]));
  const line = (batch: SuppliedBatch, row: BroughtRow): SupplierLine => ({
    ...{ code: row.code, name: row.name, batch },
    inMonth: BigInt(row.inMonth),
    amount: BigInt(row.amount),
    ofAll: brought.reduce((sum, one) => (one.batchId === batch.id ? sum + BigInt(one.amount) : sum), 0n),
    batchEarned: ofBatch.get(batch.id) ?? zero,
    proceeds: proceedsOf.get(`${batch.id} ${row.code}`) ?? zero,
  });
  const lines = batches.flatMap(batch => brought.filter(row => row.batchId === batch.id).map(row => line(batch, row)));
  const divided = plus(...ofBatch.values());
  return {
    lines: lines.sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)),
    ...{ earned: plus(divided, rest), divided, rest },
  };
}

export interface SupplierTotal {
  code: string;
  name: string;
  batches: number;
  inMonth: { unit: string; amount: bigint }[];
  proceeds: Dong;
}

/** A line a member: amounts of one unit are added, kilos and pieces stay apart. */
export function totalsOf(lines: readonly SupplierLine[]): SupplierTotal[] {
  const codes = [...new Set(lines.map(line => line.code))];
  return codes.map(code => {
    const own = lines.filter(line => line.code === code);
    return {
      ...{ code, name: own[0]?.name ?? '', batches: own.length },
      inMonth: amountsOf(own),
      proceeds: plus(...own.map(line => line.proceeds)),
    };
  });
}

function amountsOf(lines: readonly SupplierLine[]): SupplierTotal['inMonth'] {
  const sums = new Map<string, bigint>();
  for (const { batch, inMonth } of lines) sums.set(batch.unit, (sums.get(batch.unit) ?? 0n) + inMonth);
  return [...sums].map(([unit, amount]) => ({ unit, amount }));
}
