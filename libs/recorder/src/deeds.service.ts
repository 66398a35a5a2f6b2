import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/identity';
import { Packings } from '#libs/inventory';
import { Batches, LotTaken } from '#libs/traceability';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import type { Deed } from './item.js';
import { withdrawItem, type ItemFlag, type ItemRow } from './items.query.js';
import { TooLateToWithdraw } from './refusals.js';
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
  ) {}

  async perform(actor: Actor, cooperativeId: string, item: ItemRow, deed: Deed): Promise<Done> {
    if (deed.what === 'start') return this.start(actor, cooperativeId, item, deed);
    if (deed.what === 'withdraw') return this.withdraw(item, deed);
    if (deed.what === 'pack') return this.pack(actor, item, deed);
    return this.work(actor, item, deed);
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

  private async work(actor: Actor, { id, happenedAt, hash }: ItemRow, deed: Of<'work'>): Promise<Done> {
    const { batch, kind, site: siteId, note, input, output } = deed;
    // The events carry the hash of what was typed, and with it that of the signed item.
    const typed = { ...deed.typed, item: hash.toString('hex') };
    await this.batches.recordTask(actor, batch, { id, kind, happenedAt, siteId, note, input, output, typed });
    return {};
  }

  private async pack(actor: Actor, { id, happenedAt }: ItemRow, deed: Of<'pack'>): Promise<Done> {
    const { batch, site: siteId, note, variant: variantId, packs } = deed;
    await this.packings.pack(actor, batch, { id, happenedAt, siteId, note, variantId, packs });
    return {};
  }

  private async withdraw({ deviceId }: ItemRow, { item }: Of<'withdraw'>): Promise<Done> {
    const taken = await this.db.write(withdrawItem, [rowIdOf(item), deviceId, this.clock.now()]);
    if (taken.length === 0) throw new TooLateToWithdraw();
    return {};
  }
}
