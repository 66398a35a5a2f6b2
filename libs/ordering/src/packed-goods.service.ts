import { Injectable } from '@nestjs/common';
import { Packs } from '#libs/balance';
import { Stock } from '#libs/inventory';
import { Sales } from '#libs/labels';
import { Database, type Tx } from '#platform/database';
import { insertPacking, linesToPack, packedInto, parcelOf } from './desk.query.js';
import { packsOf, picksByLine, type Pick } from './picks.js';
import { isWaiting } from './pre-orders.query.js';
import { forgetPacking } from './recalled-orders.query.js';
import { NotHarvestedYet } from './refusals.js';

/** What lies in the parcel of an order: off the shelves, sold in the books of the goods, and written down batch by batch, in one transaction. */
@Injectable()
export class PackedGoods {
  constructor(
    private readonly db: Database,
    private readonly packs: Packs,
    private readonly stock: Stock,
    private readonly sales: Sales,
  ) {}

  /** Throws NotHarvestedYet, PicksDoNotSum, OutOfStock when a chosen batch has not enough free packs, SoldBeyondPacked when it never had so many. */
  async putIn(tx: Tx, orderId: string, picks: readonly Pick[]): Promise<void> {
    const [goods] = await this.db.run(tx, isWaiting, [orderId]);
    if (goods?.waits) throw new NotHarvestedYet();
    const lines = picksByLine(await this.db.run(tx, linesToPack, [orderId]), picks);
    await this.packs.sell(tx, packsOf(lines), async () => {
      // In the order of variants: stock rows belong to one variant, so two packers lock them in the same order.
      for (const { line, picks: chosen } of lines) await this.stock.take(tx, line.id, chosen);
    });
    const packing = lines.flatMap(({ line, picks: chosen }) => chosen.map(pick => ({ lineId: line.id, ...pick })));
    await this.db.run(tx, insertPacking, [JSON.stringify(packing)]);
  }

  /** Everything back onto the shelves, promised to the same lines. */
  async takeOut(tx: Tx, orderId: string): Promise<void> {
    const lineIds = await this.lineIds(tx, orderId);
    const packed = await this.db.run(tx, packedInto, [orderId]);
    await this.db.run(tx, forgetPacking, [orderId]);
    await this.packs.giveBack(tx, packed, () => this.stock.putBack(tx, lineIds));
    await this.sales.empty(tx, lineIds);
  }

  /** Which pack it is: its label, as scanned or typed. Throws what Sales.put throws. */
  async putLabel(tx: Tx, order: { id: string; cooperativeId: string }, read: string): Promise<void> {
    await this.sales.put(tx, order.cooperativeId, read, await this.db.run(tx, parcelOf, [order.id]));
  }

  async takeOutLabel(tx: Tx, orderId: string, { gtin, serial }: { gtin: string; serial: string }): Promise<void> {
    await this.sales.takeOut(tx, await this.lineIds(tx, orderId), gtin, serial);
  }

  /** The parcel leaves, and its labels are sold. */
  async sellLabels(tx: Tx, { personId }: { personId: string }, orderId: string): Promise<void> {
    await this.sales.sell(tx, { personId }, await this.lineIds(tx, orderId));
  }

  private async lineIds(tx: Tx, orderId: string): Promise<string[]> {
    return (await this.db.run(tx, linesToPack, [orderId])).map(line => line.id);
  }
}
