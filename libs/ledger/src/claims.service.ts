import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Database, type Tx } from '#platform/database';
import { openAccounts } from './books.query.js';
import {
  addClaims,
  owedByCooperatives,
  postClaims,
  releaseClaims,
  stampSales,
  unstampSales,
  type ClaimedSum,
  type Debt,
} from './claims.query.js';

/** What a payout run takes out of what is payable, and gives back. Steps of its transaction; as many sentences for one order as for all. */
@Injectable()
export class Claims {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** All that is payable of orders that were ready by then; the sums per co-op. An order is in one run, until that run gives it back. */
  async take(
    tx: Tx,
    { runId, readyBefore, cooperativeIds }: { runId: string; readyBefore: Date; cooperativeIds: readonly string[] },
  ): Promise<ClaimedSum[]> {
    await this.db.run(tx, stampSales, [runId, readyBefore, cooperativeIds]);
    await this.db.run(tx, addClaims, [runId]);
    const accounts = cooperativeIds.map(owner => ({ kind: 'payout-clearing', owner }));
    await this.db.run(tx, openAccounts, [JSON.stringify(accounts)]);
    return this.db.run(tx, postClaims, [runId, this.clock.now()]);
  }

  /** The money does not go, or came back: all of these co-ops in the run is payable again. */
  async release(tx: Tx, runId: string, cooperativeIds: readonly string[]): Promise<void> {
    await this.db.run(tx, releaseClaims, [runId, this.clock.now(), cooperativeIds]);
    await this.db.run(tx, unstampSales, [runId, cooperativeIds]);
  }

  /** What each of them owes; below zero when the market owes it. */
  owedBy(tx: Tx, cooperativeIds: readonly string[]): Promise<Debt[]> {
    return this.db.run(tx, owedByCooperatives, [cooperativeIds]);
  }
}
