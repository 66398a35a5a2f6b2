import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/identity';
import { Packings } from '#libs/inventory';
import { Batches, HandOvers, HandOverTakenBack, LotTaken, NoSuchHandOver } from '#libs/traceability';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { Inspections } from './inspections.service.js';
import type { Deed } from './item.js';
import { isGivenUp, withdrawItem, type ItemFlag, type ItemRow } from './items.query.js';
import { NotOnThisDevice, TooLateToWithdraw } from './refusals.js';
import { rowIdOf } from './ulid.js';

/** What came of doing what an item says. */
export interface Done {
  lot?: string;
  flag?: ItemFlag;
}

type Of<What extends Deed['what']> = Extract<Deed, { what: What }>;

/** Does what an item says by the verbs that the pages use. Each is safe to call again: the item's id is the row's. */
@Injectable()
export class Deeds {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly batches: Batches,
    private readonly packings: Packings,
    private readonly handOvers: HandOvers,
    private readonly inspections: Inspections,
  ) {}

  async perform(actor: Actor, cooperativeId: string | null, item: ItemRow, deed: Deed): Promise<Done> {
    if (cooperativeId === null) {
      await this.inspections.perform(actor, item, deed);
      return {};
    }
    switch (deed.what) {
      case 'start':
        return this.start(actor, cooperativeId, item, deed);
      case 'withdraw':
        return this.withdraw(item, deed);
      case 'pack':
        return this.pack(actor, item, deed);
      case 'give':
        return this.give(actor, item, deed);
      case 'receive':
        return this.receive(actor, cooperativeId, item, deed);
      case 'work':
        return this.work(actor, item, deed);
      case 'check':
      case 'close':
        throw new NotOnThisDevice();
    }
  }

  /** The lot is written on the sacks already; only if somebody took it for another batch does this one get a new one. */
  private async start(actor: Actor, cooperativeId: string, { id }: ItemRow, deed: Of<'start'>): Promise<Done> {
    const { product: productId, lot } = deed;
    try {
      const started = await this.batches.start(actor, cooperativeId, { id, productId, lot });
      return { lot: started.lot };
    } catch (error) {
      if (!(error instanceof LotTaken)) throw error;
      const started = await this.batches.start(actor, cooperativeId, { id, productId });
      return { lot: started.lot, flag: 'lot-changed' };
    }
  }

  private async work(actor: Actor, item: ItemRow, deed: Of<'work'>): Promise<Done> {
    const { kind, input, output, byProduct, answers } = deed;
    const from = deed.from.map(({ batch: batchId, amount }) => ({ batchId, amount }));
    const work = { kind, input, output, byProduct, answers, from };
    await this.batches.recordTask(actor, deed.batch, { ...said(item, deed), ...work });
    return {};
  }

  private async pack(actor: Actor, item: ItemRow, deed: Of<'pack'>): Promise<Done> {
    const { variant: variantId, packs, answers } = deed;
    await this.packings.pack(actor, deed.batch, { ...said(item, deed), variantId, packs, answers });
    return {};
  }

  /** The code is on the paper or the screen that the receiver has scanned already: it is the phone that drew it. */
  private async give(actor: Actor, item: ItemRow, deed: Of<'give'>): Promise<Done> {
    const { code, amount } = deed;
    await this.handOvers.give(actor, deed.batch, { ...said(item, deed), handOverId: item.id, code, amount });
    return {};
  }

  private async receive(actor: Actor, cooperativeId: string, item: ItemRow, deed: Of<'receive'>): Promise<Done> {
    const { batch: batchId, amount } = deed;
    const taking = { ...said(item, deed), cooperativeId, batchId, amount, isByOtherClock: true };
    try {
      await this.handOvers.takeOver(actor, deed.code, taking);
    } catch (error) {
      const isOver = error instanceof NoSuchHandOver && (await this.db.write(isGivenUp, [deed.code])).length > 0;
      throw isOver ? new HandOverTakenBack() : error;
    }
    return {};
  }

  private async withdraw({ deviceId }: ItemRow, { item }: Of<'withdraw'>): Promise<Done> {
    const taken = await this.db.write(withdrawItem, [rowIdOf(item), deviceId, this.clock.now()]);
    if (taken.length === 0) throw new TooLateToWithdraw();
    return {};
  }
}

/** What all work has in common. The events carry the hash of what was typed, and with it that of the signed item. */
const said = (
  { id, happenedAt, hash }: ItemRow,
  { site: siteId, note, typed }: Of<'work' | 'pack' | 'give' | 'receive'>,
) => ({
  id,
  happenedAt,
  siteId,
  note,
  typed: { ...typed, item: hash.toString('hex') },
});
