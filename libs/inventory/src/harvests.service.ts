import { Injectable } from '@nestjs/common';
import { HiddenFromActor, requireSeat, type Actor } from '#libs/identity';
import { addDays, Clock, type Day } from '#platform/clock';
import { Database, isTaken, type Tx } from '#platform/database';
import { newId, randomCode } from '#platform/ids';
import { Outbox } from '#platform/outbox';
import { GRACE_DAYS, isExpected, LEAST_SHARE, MOST_DAYS_AHEAD, MOST_SHARE, sharedAhead } from './harvest.js';
import { HarvestPromises } from './harvest-promises.service.js';
import {
  endHarvest,
  harvestOfAttempt,
  harvestOfCode,
  harvestsNotOver,
  insertHarvest,
  lockBatchToTie,
  lockHarvest,
  markShort,
  packToDeclare,
  tieBatch,
  type HarvestFound,
  type HarvestLocked,
} from './harvests.query.js';
import { HarvestDaysWrong, HarvestOver, NothingAhead } from './refusals.js';

/** Said over the phone and sent on in chats, as the code of an order. */
const CODE_LENGTH = 8;

export interface HarvestTerms {
  /** One per filled-in form: pressing again declares no second one. */
  attemptKey: string;
  cooperativeId: string;
  variantId: string;
  /** Packs that it should give, and how many in a hundred of them may be promised. */
  expected: number;
  share: number;
  from: Day;
  to: Day;
}

/** Harvests that are expected, by a clerk of the co-op: what one says never changes, since people order on it. */
@Injectable()
export class Harvests {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly promises: HarvestPromises,
  ) {}

  /** Returns its code. Throws HarvestDaysWrong, NothingAhead. */
  async declare(clerk: Actor, { cooperativeId, ...terms }: HarvestTerms): Promise<string> {
    requireSeat(clerk, cooperativeId, 'clerk');
    const [before] = await this.db.write(harvestOfAttempt, [terms.attemptKey]);
    if (before) return before.code;
    const [pack] = await this.db.write(packToDeclare, [terms.variantId, cooperativeId]);
    if (!pack) throw new HiddenFromActor();
    if (!isExpected(terms, this.clock.today())) throw new HarvestDaysWrong(MOST_DAYS_AHEAD);
    const { expected, share } = terms;
    if (share < LEAST_SHARE || share > MOST_SHARE || sharedAhead(expected, share) < 1) throw new NothingAhead();
    const code = randomCode(CODE_LENGTH);
    const said = {
      declaredBy: clerk.personId,
      declaredAt: this.clock.now(),
      waitsUntil: addDays(terms.to, GRACE_DAYS),
    };
    try {
      await this.db.write(insertHarvest, [JSON.stringify({ id: newId(), code, ...terms, ...said })]);
      return code;
    } catch (error) {
      // Pressed twice, or a code that somebody else has drawn: the look before finds the one, and another draw mends the other.
      if (isTaken(error, 'inventory_harvest_attempt_key_key') || isTaken(error, 'inventory_harvest_code_key'))
        return this.declare(clerk, { cooperativeId, ...terms });
      throw error;
    }
  }

  /** For who orders of it. Throws HiddenFromActor. */
  async find(code: string): Promise<HarvestFound> {
    const [harvest] = await this.db.write(harvestOfCode, [code]);
    if (!harvest) throw new HiddenFromActor();
    return harvest;
  }

  /** A real batch of it is there: its packs go to who ordered ahead, those that lie there and those to come. Pressed again it changes nothing. */
  tie(clerk: Actor, code: string, batchId: string): Promise<void> {
    return this.db.transaction(async tx => {
      const [batch] = await this.db.run(tx, lockBatchToTie, [batchId, code]);
      const harvest = await this.locked(tx, clerk, code);
      if (!batch) throw new HiddenFromActor();
      await this.db.run(tx, tieBatch, [harvest.id, batchId, clerk.personId, this.clock.now()]);
      await this.promises.fill(tx, harvest.id);
    });
  }

  /** It gave less than was promised, or will be late: who still waits is told, once, and may wait on or take the order back. */
  tellShort(clerk: Actor, code: string): Promise<void> {
    return this.db.transaction(async tx => this.short(tx, (await this.locked(tx, clerk, code)).id));
  }

  /** Nothing more will come of it: what still waits ends by the reaction to the fact. Pressed again it changes nothing. */
  callOff(clerk: Actor, code: string, reason: string): Promise<void> {
    return this.db.transaction(async tx => {
      const [harvest] = await this.db.run(tx, lockHarvest, [code]);
      if (!harvest) throw new HiddenFromActor();
      requireSeat(clerk, harvest.cooperativeId, 'clerk');
      if (harvest.state === 'called-off') return;
      if (harvest.state !== 'open') throw new HarvestOver();
      await this.db.run(tx, endHarvest, [harvest.id, 'called-off', this.clock.now(), reason, clerk.personId]);
      await this.outbox.add(tx, { name: 'harvest.ended', harvestId: harvest.id });
    });
  }

  /** The sweep: packs that came by another way than a packing, days that are over, waits that are. */
  async followAll(): Promise<void> {
    const today = this.clock.today();
    for (const { code, to, waitsUntil } of await this.db.write(harvestsNotOver, []))
      await this.db.transaction(async tx => {
        const [harvest] = await this.db.run(tx, lockHarvest, [code]);
        if (harvest?.state !== 'open') return;
        if (harvest.gatheredAt) await this.promises.fill(tx, harvest.id);
        if (to < today) await this.short(tx, harvest.id);
        if (waitsUntil >= today) return;
        await this.db.run(tx, endHarvest, [harvest.id, 'ended', this.clock.now(), null, null]);
        await this.outbox.add(tx, { name: 'harvest.ended', harvestId: harvest.id });
      });
  }

  private async short(tx: Tx, harvestId: string): Promise<void> {
    for (const { id } of await this.db.run(tx, markShort, [harvestId, this.clock.now()]))
      await this.outbox.add(tx, { name: 'preorder.short', preorderId: id });
  }

  /** Open, and of the clerk's co-op. Throws HarvestOver. */
  private async locked(tx: Tx, clerk: Actor, code: string): Promise<HarvestLocked> {
    const [harvest] = await this.db.run(tx, lockHarvest, [code]);
    if (!harvest) throw new HiddenFromActor();
    requireSeat(clerk, harvest.cooperativeId, 'clerk');
    if (harvest.state !== 'open') throw new HarvestOver();
    return harvest;
  }
}
