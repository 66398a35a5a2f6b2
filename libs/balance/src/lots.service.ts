import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#platform/database';
import { addLots, batchesCalled, batchesNamed, lockLots, lotTraits, ownClasses } from './balance.query.js';
import type { LotState, OwnLot } from './books.js';
import { isBulk, readLotName, type NamedLot } from './lot-names.js';

/** The nodes of the graph, made and locked when events speak of them. */
@Injectable()
export class Lots {
  constructor(private readonly db: Database) {}

  /** Locked until the transaction ends, in the order of their names. */
  async locked(tx: Tx, names: readonly string[]): Promise<Map<string, LotState>> {
    if (names.length === 0) return new Map();
    const own = new Map([...(await this.ownOf(tx, names)), ...(await this.namedByBatch(tx, names))]);
    const rows = names.map(name => {
      const { cooperativeId = null, productId = null, batchId = null } = own.get(name) ?? {};
      return { name, cooperativeId, productId, batchId };
    });
    await this.db.run(tx, addLots, [JSON.stringify(rows)]);
    const locked = await this.db.run(tx, lockLots, [[...names]]);
    const traits = await this.db.run(tx, lotTraits, [locked.map(({ id }) => id)]);
    const byId = new Map(traits.map(trait => [trait.id, trait]));
    return new Map(
      locked.map(row => {
        const { claims = {}, feeds = false, isHeld = false } = byId.get(row.id) ?? {};
        const held = Object.entries(claims).map(([claim, amount]) => [claim, BigInt(amount)] as const);
        return [row.name, { ...row, own: own.get(row.name), claims: new Map(held), feeds, isHeld }];
      }),
    );
  }

  private async namedByBatch(tx: Tx, names: readonly string[]): Promise<[string, OwnLot][]> {
    const read = names.flatMap(name => {
      const [, kind, batchId] = BY_BATCH.exec(name) ?? [];
      return batchId === undefined ? [] : [{ name, batchId, isByProduct: kind === 'by-product' }];
    });
    if (read.length === 0) return [];
    const batches = await this.db.run(tx, batchesNamed, [read.map(({ batchId }) => batchId)]);
    return read.flatMap(({ name, batchId, isByProduct }) => {
      const batch = batches.find(one => one.batchId === batchId);
      return batch ? [[name, { ...batch, ...(isByProduct && { isByProduct }) }] as [string, OwnLot]] : [];
    });
  }

  private async ownOf(tx: Tx, names: readonly string[]): Promise<Map<string, OwnLot>> {
    const lots = names.map(name => [name, readLotName(name)] as const).filter(isLot);
    if (lots.length === 0) return new Map();
    const gtins = new Map(lots.map(([, { gtin, pack }]) => [gtin, pack]));
    const classes = await this.db.run(tx, ownClasses, [[...gtins.keys()], [...gtins.values()]]);
    if (classes.length === 0) return new Map();
    const byGtin = new Map(classes.map(row => [row.gtin, row]));
    const ours = lots.flatMap(([name, lot]) => {
      const found = byGtin.get(lot.gtin);
      return found ? [{ name, lot, found }] : [];
    });
    const batches = await this.db.run(tx, batchesCalled, [
      ours.map(({ found }) => found.productId),
      ours.map(({ lot }) => lot.base),
    ]);
    const batchOf = new Map(batches.map(row => [`${row.productId} ${row.lot}`, row.batchId]));
    return new Map(
      ours.map(({ name, lot, found: { cooperativeId, productId, line, netQuantity, netUnit } }) => [
        name,
        {
          cooperativeId,
          productId,
          line,
          unit: netUnit,
          ...(!isBulk(lot.gtin) && { netQuantity }),
          batchId: batchOf.get(`${productId} ${lot.base}`) ?? null,
        },
      ]),
    );
  }
}

/** `urn:chophien:stage:{batch}.{n}` and `urn:chophien:by-product:{batch}.{n}`: goods of a batch without a GTIN. */
const BY_BATCH = /^urn:chophien:(stage|by-product):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.\d+$/;

const isLot = (pair: readonly [string, NamedLot | undefined]): pair is readonly [string, NamedLot] =>
  pair[1] !== undefined;
