import { Injectable } from '@nestjs/common';
import { HiddenFromActor, requireSeat, type Actor } from '#libs/identity';
import { Clock } from '#platform/clock';
import { Database, statement } from '#platform/database';
import { newId } from '#platform/ids';
import { fold } from '#platform/language';
import { lockBatches } from './batches.query.js';
import { AmountNeeded, BatchRecalled, SupplierCodeUnreadable } from './refusals.js';
import { refuseOtherTimes } from './task-rules.js';

export interface DeliveryInput {
  /** Of the delivery to be: a form sent twice writes one. */
  id?: string;
  batchId: string;
  /** The co-op's own number for who brought it. */
  supplier: string;
  /** For the desk alone; kept when a name was known before and none is given. */
  name?: string;
  /** Whole base units of the batch. */
  amount: bigint;
  /** As it was said at the scales. */
  said?: string;
  deliveredAt: Date;
}

const insertDelivery = statement<
  { id: string },
  [
    id: string,
    batchId: string,
    cooperativeId: string,
    code: string,
    name: string,
    amount: bigint,
    said: string,
    at: Date,
    by: string,
    now: Date,
  ]
>(
  'traceability.insert-delivery',
  `WITH supplier AS (
     INSERT INTO traceability_supplier (cooperative_id, code, name) VALUES ($3, $4, $5)
     ON CONFLICT (cooperative_id, code) DO UPDATE SET name = CASE WHEN excluded.name <> '' THEN excluded.name ELSE traceability_supplier.name END
     RETURNING code
   )
   INSERT INTO traceability_delivery (id, batch_id, cooperative_id, supplier_code, amount, said, delivered_at, recorded_by, recorded_at)
   SELECT $1, $2, $3, code, $6, $7, $8, $9, $10 FROM supplier ON CONFLICT (id) DO NOTHING RETURNING id`,
);

const withdrawDelivery = statement<{ id: string }, [id: string, cooperativeId: string, at: Date]>(
  'traceability.withdraw-delivery',
  `UPDATE traceability_delivery SET withdrawn_at = COALESCE(withdrawn_at, $3) WHERE id = $1 AND cooperative_id = $2 RETURNING id`,
);

/** `tv 07` -> `TV-07`: letters, digits and hyphens, at most 12. */
export function readSupplierCode(typed: string): string | undefined {
  const code = fold(typed)
    .toUpperCase()
    .replace(/[ /._-]+/g, '-');
  return /^[A-Z0-9-]{1,12}$/.test(code) ? code : undefined;
}

/** Who brought how much to which batch. The number stands in sums; the name never leaves the desk, and no event holds either. */
@Injectable()
export class Deliveries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** By a clerk. Throws SupplierCodeUnreadable, AmountNeeded, BatchRecalled, NotYetHappened, TooLongAgo. */
  record(actor: Actor, input: DeliveryInput): Promise<void> {
    return this.db.transaction(async tx => {
      const [batch] = await this.db.run(tx, lockBatches, [[input.batchId]]);
      if (!batch) throw new HiddenFromActor();
      requireSeat(actor, batch.cooperativeId, 'clerk');
      const code = readSupplierCode(input.supplier);
      if (code === undefined) throw new SupplierCodeUnreadable();
      if (input.amount <= 0n) throw new AmountNeeded('amount');
      if (batch.recalledAt) throw new BatchRecalled();
      refuseOtherTimes(input.deliveredAt, this.clock.now());
      const { id = newId(), batchId, name = '', amount, said = '', deliveredAt } = input;
      const now = this.clock.now();
      await this.db.run(tx, insertDelivery, [
        id,
        batchId,
        batch.cooperativeId,
        code,
        name,
        amount,
        said,
        deliveredAt,
        actor.personId,
        now,
      ]);
    });
  }

  /** Written down by mistake: it stays, and does not count. Done again, it changes nothing. */
  async withdraw(actor: Actor, cooperativeId: string, id: string): Promise<void> {
    requireSeat(actor, cooperativeId, 'clerk');
    const done = await this.db.write(withdrawDelivery, [id, cooperativeId, this.clock.now()]);
    if (done.length === 0) throw new HiddenFromActor();
  }
}
