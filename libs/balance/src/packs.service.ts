import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#platform/database';
import type { LotState } from './books.js';
import { lotName, readLotName } from './lot-names.js';
import {
  addSold,
  lockPacks,
  packsCalled,
  packsGoneOn,
  packsWithoutLabel,
  takeSoldBack,
  type CalledPacks,
  type GoneOn,
} from './packs.query.js';
import { SoldBeyondPacked } from './refusals.js';

/** Packs of a variant from a batch. */
export interface PackLot {
  variantId: string;
  batchId: string;
}

export interface SoldPacks extends PackLot {
  packs: number;
}

/** Steps of others' transactions: what is sold and labelled of a batch is never more than was packed of it. */
@Injectable()
export class Packs {
  constructor(private readonly db: Database) {}

  /**
   * Packs that leave with an order of the market (B6): `take` moves them off the shelves. The lots are locked before the shelves, as packing
   * into them does. What was handed to somebody else or destroyed cannot be sold as well. Throws what `take` throws, and SoldBeyondPacked.
   */
  async sell(tx: Tx, sold: readonly SoldPacks[], take: () => Promise<void>): Promise<void> {
    const books = await this.lockBooks(tx, sold);
    await take();
    const stray = sold.find(one => !books.called.some(pack => isOf(pack, one)));
    if (stray) throw new SoldBeyondPacked(stray.batchId);
    const done = await this.db.run(tx, addSold, [...books.amounts]);
    const isDone = new Set(books.locked.filter(({ id }) => done.some(row => row.id === id)).map(({ name }) => name));
    for (const pack of books.called) if (!isDone.has(nameOf(pack))) throw new SoldBeyondPacked(nameOf(pack));
  }

  /** A parcel that never left is opened: `put` stands its packs on their shelves again. */
  async giveBack(tx: Tx, packs: readonly SoldPacks[], put: () => Promise<void>): Promise<void> {
    const books = await this.lockBooks(tx, packs);
    await put();
    await this.db.run(tx, takeSoldBack, [...books.amounts]);
  }

  /** How many packs have no label yet (B3), counted under the lot's lock so that it stays true: two who label at once wait for each other. */
  async withoutLabel(tx: Tx, { variantId, batchId }: PackLot): Promise<number> {
    const [pack] = await this.called(tx, [{ variantId, batchId }]);
    if (!pack) return 0;
    const [lot] = await this.db.run(tx, lockPacks, [[nameOf(pack)]]);
    if (!lot) return 0;
    const [row] = await this.db.run(tx, packsWithoutLabel, [lot.id, pack.gtin, batchId]);
    return Math.max(0, row?.left ?? 0);
  }

  /** Of these locked lots, the packs of which more are sold or labelled than are left. */
  async goneOn(tx: Tx, lots: Iterable<LotState>): Promise<GoneOn[]> {
    const packs = [...lots].filter(({ own }) => own?.netQuantity !== undefined);
    if (packs.length === 0) return [];
    const gtins = packs.map(({ name }) => readLotName(name)?.gtin ?? '');
    return this.db.run(tx, packsGoneOn, [packs.map(({ id }) => id), gtins]);
  }

  private async lockBooks(tx: Tx, packs: readonly SoldPacks[]) {
    const called = await this.called(tx, packs);
    const byName = new Map(called.map(pack => [nameOf(pack), amountOf(pack, packs)]));
    const locked = await this.db.run(tx, lockPacks, [[...byName.keys()]]);
    const amounts = [locked.map(({ id }) => id), locked.map(({ name }) => byName.get(name) ?? 0n)] as const;
    return { called, locked, amounts };
  }

  private called(tx: Tx, packs: readonly PackLot[]): Promise<CalledPacks[]> {
    return this.db.run(tx, packsCalled, [packs.map(one => one.variantId), packs.map(one => one.batchId)]);
  }
}

const nameOf = ({ gtin, lot }: CalledPacks): string => lotName(gtin, lot);

const isOf = (pack: CalledPacks, { variantId, batchId }: PackLot): boolean =>
  pack.variantId === variantId && pack.batchId === batchId;

/** In base units: two lines of an order may take of the same batch. */
function amountOf(pack: CalledPacks, sold: readonly SoldPacks[]): bigint {
  const packs = sold.filter(one => isOf(pack, one)).reduce((sum, one) => sum + one.packs, 0);
  return BigInt(packs) * BigInt(pack.netQuantity);
}
