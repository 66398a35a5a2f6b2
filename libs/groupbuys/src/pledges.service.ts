import { Injectable } from '@nestjs/common';
import { HiddenFromActor } from '#libs/identity';
import { MOST_PER_LINE } from '#libs/ordering';
import { Clock } from '#platform/clock';
import { Database, type Tx } from '#platform/database';
import { newId, newSecret } from '#platform/ids';
import type { Locale } from '#platform/language';
import type { Dong } from '#platform/money';
import { Outbox } from '#platform/outbox';
import {
  buyOfCode,
  claimPacks,
  insertPledge,
  livePledge,
  lockBuyOfPledge,
  pledgeOfAttempt,
  setPacks,
  whatIsLeft,
  withdrawPledge,
} from './pledges.query.js';
import { GroupBuyNotRunning, PacksGone, PledgeOver } from './refusals.js';

/** Of one pledge: what one order line can carry. */
export const MOST_PLEDGED = MOST_PER_LINE;

export interface PledgeInput {
  /** One per filled-in form: pressing again with the same one pledges nothing more. */
  attemptKey: string;
  code: string;
  packs: number;
  personId?: string;
  /** Phone in E.164. */
  buyer: { name: string; phone: string; email?: string };
  communeCode: string;
  addressLine: string;
  note: string;
  locale: Locale;
  /** The most that the buyer saw they would pay, with delivery: the order never costs more. */
  mostTotal: Dong;
}

/** Pledging packs, changing one's mind, taking it back: until the deadline, by whoever has the key. */
@Injectable()
export class Pledges {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Returns the secret of the pledge's page. Throws PacksGone, GroupBuyNotRunning. */
  async pledge(input: PledgeInput): Promise<string> {
    const [buy] = await this.db.write(buyOfCode, [input.code]);
    if (!buy) throw new HiddenFromActor();
    return this.store(buy.id, input).catch(async (error: unknown) => {
      // Pressed twice: the key is taken, or the first press took the last packs.
      const [before] = await this.db.write(pledgeOfAttempt, [input.attemptKey]);
      if (before) return before.key;
      throw error;
    });
  }

  /** Pressed again it changes nothing. Throws PledgeOver, PacksGone, GroupBuyNotRunning. */
  change(key: string, packs: number, mostTotal: Dong): Promise<void> {
    return this.withLive(key, async (tx, buyId, pledge) => {
      await this.claim(tx, buyId, packs - pledge.packs);
      await this.db.run(tx, setPacks, [pledge.id, packs, mostTotal]);
    });
  }

  /** Name and address go at once. Throws PledgeOver, GroupBuyNotRunning. */
  withdraw(key: string): Promise<void> {
    return this.withLive(key, async (tx, buyId, pledge) => {
      await this.claim(tx, buyId, -pledge.packs);
      await this.db.run(tx, withdrawPledge, [pledge.id, this.clock.now()]);
    });
  }

  private store(buyId: string, input: PledgeInput): Promise<string> {
    const { buyer, code: _code, ...rest } = input;
    const [id, key] = [newId(), newSecret()];
    const who = { buyerName: buyer.name, buyerPhone: buyer.phone, buyerEmail: buyer.email };
    const row = { id, buyId, key, ...rest, ...who, mostTotal: input.mostTotal.toString(), pledgedAt: this.clock.now() };
    return this.db.transaction(async tx => {
      await this.claim(tx, buyId, input.packs);
      await this.db.run(tx, insertPledge, [JSON.stringify(row)]);
      await this.outbox.add(tx, { name: 'pledge.made', pledgeId: id });
      return key;
    });
  }

  private async claim(tx: Tx, buyId: string, packs: number): Promise<void> {
    const now = this.clock.now();
    const [claimed] = await this.db.run(tx, claimPacks, [buyId, packs, now]);
    if (claimed) return;
    const [found] = await this.db.run(tx, whatIsLeft, [buyId, packs, now]);
    throw found?.isRunning ? new PacksGone(found.left) : new GroupBuyNotRunning();
  }

  private withLive(
    key: string,
    change: (tx: Tx, buyId: string, pledge: { id: string; packs: number }) => Promise<void>,
  ): Promise<void> {
    return this.db.transaction(async tx => {
      const [buy] = await this.db.run(tx, lockBuyOfPledge, [key]);
      if (!buy) throw new HiddenFromActor();
      const [pledge] = await this.db.run(tx, livePledge, [key]);
      if (!pledge) throw new PledgeOver();
      await change(tx, buy.id, pledge);
    });
  }
}
