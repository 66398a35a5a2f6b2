import { Injectable } from '@nestjs/common';
import { gtin14 } from '#libs/gs1';
import { HiddenFromActor } from '#libs/identity';
import { Database, type Tx } from '#platform/database';
import { lastItem, lockPrefix } from './products.query.js';
import { GtinsUsedUp } from './refusals.js';

/** GTINs from the co-op's own company prefix, one after the other and never twice. */
@Injectable()
export class ItemNumbers {
  constructor(private readonly db: Database) {}

  /** The next free GTIN (14 digits); nobody else of this co-op gets one until the transaction ends. Throws GtinsUsedUp. */
  async next(tx: Tx, cooperativeId: string): Promise<string> {
    const [cooperative] = await this.db.run(tx, lockPrefix, [cooperativeId]);
    if (!cooperative) throw new HiddenFromActor();
    const { gs1Prefix } = cooperative;
    const [used] = await this.db.run(tx, lastItem, [gs1Prefix]);
    const item = (used?.last ?? 0) + 1;
    // 12 digits carry prefix and item number together.
    if (String(item).length > 12 - gs1Prefix.length) throw new GtinsUsedUp();
    return gtin14(gs1Prefix, item);
  }
}
