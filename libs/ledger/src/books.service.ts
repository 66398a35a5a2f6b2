import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Database, type Statement, type Tx } from '#platform/database';
import { newId } from '#platform/ids';
import {
  addPostings,
  creditsNow,
  groupOfDispute,
  groupOfOrder,
  groupOfPayment,
  groupOfRefund,
  groupOfShipment,
  openAccounts,
  unbookedGroups,
} from './books.query.js';
import type { AccountKey } from './accounts.js';
import { ofCredit } from './credit-templates.js';
import { GroupReader } from './group-reader.service.js';
import { outstanding } from './outstanding.js';
import { type Posting } from './posting.js';

/** Groups per transaction when many are caught up. */
const AT_ONCE = 500;

const asJson = (value: unknown): string =>
  JSON.stringify(value, (_key, one: unknown) => (typeof one === 'bigint' ? one.toString() : one));

/**
 * Writes what happened into the books. Reactions: each reads what is true now and posts what is missing, so facts may come in any order, late and
 * five times.
 */
@Injectable()
export class Books {
  /** Accounts are never closed: one that was seen after its commit is there for ever. */
  private readonly opened = new Set<string>();

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly groups: GroupReader,
  ) {}

  async followGroup(groupId: string): Promise<void> {
    await this.follow([groupId]);
  }

  followOrder(orderId: string): Promise<void> {
    return this.followGroupOf(groupOfOrder, orderId);
  }

  followPayment(paymentId: string): Promise<void> {
    return this.followGroupOf(groupOfPayment, paymentId);
  }

  followRefund(refundId: string): Promise<void> {
    return this.followGroupOf(groupOfRefund, refundId);
  }

  /** A card payment is disputed, or that ended. The news may come before anybody knows whose it is. */
  async followDispute(disputeId: string): Promise<void> {
    await this.follow((await this.db.write(groupOfDispute, [disputeId])).map(found => found.groupId));
  }

  /** Cash was taken at a door, or has come from whoever carried the parcel. */
  followShipment(shipmentId: string): Promise<void> {
    return this.followGroupOf(groupOfShipment, shipmentId);
  }

  /** A line of the bank that waits for a person, was decided, or went back. */
  followCredit(creditId: string): Promise<void> {
    return this.postCredits(creditId);
  }

  /** Orders from before there were books. Returns how many groups; run again it finds nothing. */
  async catchUp(): Promise<number> {
    let caught = 0;
    for (let found = AT_ONCE; found === AT_ONCE; caught += found) {
      const groups = await this.db.write(unbookedGroups, [AT_ONCE]);
      found = groups.length;
      await this.follow(groups.map(group => group.groupId));
    }
    await this.postCredits(null);
    return caught;
  }

  /** A step of a transaction: each posting once per kind and cause, however often. */
  async post(tx: Tx, postings: readonly Posting[]): Promise<void> {
    if (postings.length === 0) return;
    await this.open(tx, postings);
    const asked = postings.map(posting => ({ id: newId(), ...posting }));
    await this.db.run(tx, addPostings, [asJson(asked), this.clock.now()]);
  }

  private async follow(groupIds: readonly string[]): Promise<void> {
    if (groupIds.length === 0) return;
    const isDone = await this.db.transaction(async tx => {
      const groups = await this.groups.read(tx, groupIds);
      if (!groups) return false;
      const now = this.clock.now();
      await this.post(
        tx,
        groups.flatMap(({ group, posted }) => outstanding(group, posted, now)),
      );
      await this.groups.markReady(tx, groups);
      return true;
    });
    // Somebody froze one of them at the same moment: their postings count, and are read now.
    if (!isDone) await this.follow(groupIds);
  }

  private async followGroupOf(find: Statement<{ groupId: string }, [string]>, id: string): Promise<void> {
    const [found] = await this.db.write(find, [id]);
    if (!found) throw new Error(`${find.name}: nothing has the id ${id}`);
    await this.follow([found.groupId]);
  }

  private async postCredits(creditId: string | null): Promise<void> {
    await this.db.transaction(async tx => {
      const credits = await this.db.run(tx, creditsNow, [creditId]);
      await this.post(tx, credits.flatMap(ofCredit));
    });
  }

  private async open(tx: Tx, postings: readonly Posting[]): Promise<void> {
    const accounts = new Map<string, AccountKey>(
      postings.flatMap(({ entries }) =>
        entries.map(
          ({ kind, owner, part }) => [`${kind} ${owner ?? ''} ${part ?? ''}`, { kind, owner, part }] as const,
        ),
      ),
    );
    for (const key of this.opened) accounts.delete(key);
    if (accounts.size === 0) return;
    await this.db.run(tx, openAccounts, [asJson([...accounts.values()])]);
    const keys = [...accounts.keys()];
    this.db.afterCommit(tx, () => keys.forEach(key => this.opened.add(key)));
  }
}
