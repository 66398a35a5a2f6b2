import { Injectable } from '@nestjs/common';
import { Stock } from '#libs/inventory';
import { Clock } from '#platform/clock';
import { Database, type Tx } from '#platform/database';
import { Outbox } from '#platform/outbox';
import { declineOffers, offersOf, setShares } from './offers.query.js';
import { shareOut } from './pool.js';
import { failPool, movePool, type LockedPool } from './pools.query.js';

/** Who gets how much of a pool. Steps: each joins a transaction that has locked the pool; the shelves come last. */
@Injectable()
export class Sharing {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly stock: Stock,
  ) {}

  /** The time for offers is over: each that offered is asked for its share, or nobody since all together is too little. */
  async ask(tx: Tx, pool: LockedPool): Promise<void> {
    if (!(await this.share(tx, pool))) return this.fail(tx, pool.id, 'short');
    await this.db.run(tx, movePool, [pool.id, 'asked']);
    await this.outbox.add(tx, { name: 'pool.asked', poolId: pool.id });
  }

  /** These decline, or said nothing in time: their part goes to the others, by the same rule. */
  async withoutThese(tx: Tx, pool: LockedPool, offerIds: readonly string[]): Promise<void> {
    await this.db.run(tx, declineOffers, [[...offerIds], this.clock.now()]);
    if (!(await this.share(tx, pool))) return this.fail(tx, pool.id, 'declined');
    await this.outbox.add(tx, { name: 'pool.asked', poolId: pool.id });
    await this.agreeIfAllAccepted(tx, pool);
    await this.stock.release(tx, offerIds);
  }

  /** Who has a share has taken it. An offer that got none need not answer. */
  async agreeIfAllAccepted(tx: Tx, pool: LockedPool): Promise<void> {
    const offers = await this.db.run(tx, offersOf, [pool.id]);
    if (offers.some(({ share, answer }) => (share ?? 0) > 0 && answer !== 'accepted')) return;
    await this.db.run(tx, movePool, [pool.id, 'agreed']);
    await this.outbox.add(tx, { name: 'pool.agreed', poolId: pool.id });
  }

  /** Nothing comes of it: everything is back on the shelves. */
  async fail(tx: Tx, poolId: string, reason: string): Promise<void> {
    await this.db.run(tx, failPool, [poolId, reason, this.clock.now()]);
    await this.outbox.add(tx, { name: 'pool.closed', poolId });
    const offers = await this.db.run(tx, offersOf, [poolId]);
    await this.stock.release(
      tx,
      offers.map(({ id }) => id),
    );
  }

  /** False where those who have not declined cannot fill it. */
  private async share(tx: Tx, { id, packs }: LockedPool): Promise<boolean> {
    const standing = (await this.db.run(tx, offersOf, [id])).filter(({ answer }) => answer !== 'declined');
    const shares = shareOut(packs, standing);
    if (!shares) return false;
    await this.db.run(tx, setShares, [[...shares.keys()], [...shares.values()]]);
    return true;
  }
}
