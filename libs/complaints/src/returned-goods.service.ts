import { Injectable } from '@nestjs/common';
import { Packs } from '#libs/balance';
import type { Actor } from '#libs/identity';
import { Stock } from '#libs/inventory';
import { Sales } from '#libs/labels';
import { Database, type Tx } from '#platform/database';
import { linesOf } from './complaints.query.js';

/** Back onto the shelf of their batch, to be sold again; or nobody can buy them any more. */
export const FATES = ['shelf', 'written-off'] as const;
export type Fate = (typeof FATES)[number];

/** Goods that a buyer gave back. */
@Injectable()
export class ReturnedGoods {
  constructor(
    private readonly db: Database,
    private readonly stock: Stock,
    private readonly packs: Packs,
    private readonly labels: Sales,
  ) {}

  /** A step of a transaction, and its last. What may be sold again is no longer sold in the books of the goods. */
  async takeBack(tx: Tx, actor: Pick<Actor, 'personId'>, complaintId: string, fate: Fate): Promise<void> {
    const lines = await this.db.run(tx, linesOf, [complaintId]);
    await this.labels.takeBack(tx, actor, lines, fate === 'shelf');
    const returned = await this.stock.returnedBy(tx, lines);
    const put = () => this.stock.putReturned(tx, returned, fate === 'shelf', complaintId);
    if (fate === 'shelf') await this.packs.giveBack(tx, returned, put);
    else await put();
  }
}
