import { Injectable } from '@nestjs/common';
import { PromotionUses } from '#libs/promotions';
import { addMonths, Clock, startOfDay } from '#platform/clock';
import { Database, statement, type Tx } from '#platform/database';

/**
 * Transaction data is kept three years (the habit of the trade; the e-commerce law of 2025 names no period we have seen),
 * then the buyer behind it is forgotten.
 */
export const KEEP_BUYER_MONTHS = 36;

/** Sums, goods and the commune stay: they are the co-op's books. Open orders keep their address until they are over. */
const ERASE = `UPDATE ordering_group g SET buyer_name = '', buyer_phone = '', buyer_email = NULL, address_line = '', note = '', person_id = NULL, erased_at = $2
   WHERE g.erased_at IS NULL
     AND NOT EXISTS (SELECT FROM ordering_order o WHERE o.group_id = g.id AND o.state NOT IN ('delivered', 'cancelled'))`;

const eraseOfPerson = statement<{ id: string }, [personId: string, at: Date]>(
  'ordering.erase-of-person',
  `${ERASE} AND g.person_id = $1 RETURNING g.id`,
);
const dropBasket = statement<never, [personId: string]>(
  'ordering.drop-basket-of-person',
  'DELETE FROM ordering_basket WHERE person_id = $1',
);
const eraseDue = statement<{ id: string }, [before: Date, at: Date]>(
  'ordering.erase-due',
  `${ERASE} AND (g.placed_at < $1 OR EXISTS (SELECT FROM identity_person p WHERE p.id = g.person_id AND p.erased_at IS NOT NULL)) RETURNING g.id`,
);

/** Who ordered, and for how long we know it (Law 91/2025/QH15). */
@Injectable()
export class BuyerData {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly promotions: PromotionUses,
  ) {}

  /** Forgets a person's basket, and the person in their finished orders; what is still on its way follows by `eraseDue`. Returns how many groups. */
  async erase(tx: Tx, personId: string): Promise<number> {
    await this.db.run(tx, dropBasket, [personId]);
    return this.forgotten(tx, await this.db.run(tx, eraseOfPerson, [personId, this.clock.now()]));
  }

  /** For the schedule: finished orders of forgotten persons, and those older than the period. */
  async eraseDue(): Promise<number> {
    const before = startOfDay(addMonths(this.clock.today(), -KEEP_BUYER_MONTHS));
    return this.db.transaction(async tx =>
      this.forgotten(tx, await this.db.run(tx, eraseDue, [before, this.clock.now()])),
    );
  }

  private async forgotten(tx: Tx, groups: readonly { id: string }[]): Promise<number> {
    await this.promotions.forget(
      tx,
      groups.map(group => group.id),
    );
    return groups.length;
  }
}
