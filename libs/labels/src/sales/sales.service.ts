import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/identity';
import { Database, type Tx } from '#platform/database';
import { LabelChanges } from '../rolls/changes.service.js';
import { plainSerial } from '../rolls/serial.js';
import { isGarbled } from './garbled.js';
import { LabelGarbled, LabelInOtherParcel, ParcelHasItsLabels } from './refusals.js';
import * as sql from './sale-statements.js';
import { whatStandsAgainst, type LineInParcel } from './what-stands-against.js';

/** So many packs of a line. */
export interface LineBack {
  lineId: string;
  quantity: number;
}

/**
 * Labels in parcels. At the packing table a label is only put into a parcel, and can be taken out again; it is sold when the parcel leaves, since what is
 * told to the public log and to partners as shipped cannot be taken back. Steps of the verbs of an order, which holds the lock on it.
 */
@Injectable()
export class Sales {
  constructor(
    private readonly db: Database,
    private readonly changes: LabelChanges,
  ) {}

  /** Puts a label, as scanned or typed, into the parcel of its line; again changes nothing. Throws one of sales/refusals. */
  async put(tx: Tx, cooperativeId: string, read: string, lines: readonly LineInParcel[]): Promise<void> {
    if (isGarbled(read)) throw new LabelGarbled();
    const label = await this.find(tx, read, lines);
    const line = lines.find(one => one.gtin === label?.gtin);
    const refusal = whatStandsAgainst(label, cooperativeId, line);
    if (refusal) throw refusal;
    if (!label || !line || label.orderLineId === line.lineId) return;
    await this.requireRoom(tx, line, label.batchId ?? '');
    const [added] = await this.db.run(tx, sql.putInParcel, [label.gtin, label.serial, line.lineId]);
    if (!added) throw new LabelInOtherParcel();
  }

  /** Takes a label out of the parcel; one that is not in it stays where it is. */
  async takeOut(tx: Tx, lineIds: readonly string[], gtin: string, serial: string): Promise<void> {
    await this.db.run(tx, sql.takeOut, [[...lineIds], gtin, serial]);
  }

  /** The parcel is opened again: none of its labels is in it any more. */
  async empty(tx: Tx, lineIds: readonly string[]): Promise<void> {
    await this.db.run(tx, sql.emptyParcel, [[...lineIds]]);
  }

  /** The parcel leaves, and its labels with it: sold, in the book, in the public log and as a shipping event. Answers how many. */
  async sell(tx: Tx, actor: Pick<Actor, 'personId'>, lineIds: readonly string[]): Promise<number> {
    const sold = await this.db.run(tx, sql.sellParcel, [[...lineIds]]);
    for (const { rollId, gtin, batchId, labels } of strips(sold))
      await this.changes.record(tx, actor, { rollId, gtin, state: 'sold', batchId, labels });
    return sold.length;
  }

  /**
   * Packs came back from their buyer, as far as their labels are known. Those that go onto the shelf keep them; of what nobody can buy any more the labels are
   * void, so that whoever scans one later has another pack in the hand (L08, S6).
   */
  async takeBack(
    tx: Tx,
    actor: Pick<Actor, 'personId'>,
    lines: readonly LineBack[],
    isSoldAgain: boolean,
  ): Promise<void> {
    const ids = lines.map(({ lineId }) => lineId);
    const quantities = lines.map(({ quantity }) => quantity);
    const back = await this.db.run(tx, sql.labelsComeBack, [ids, quantities]);
    for (const { rollId, gtin, batchId, labels } of strips(back)) {
      const serials = labels.map(({ serial }) => serial);
      await this.changes.tellReturned(tx, actor, gtin, batchId, serials);
      if (isSoldAgain) continue;
      await this.db.run(tx, sql.voidSold, [gtin, serials]);
      await this.changes.record(tx, actor, { rollId, gtin, state: 'void', batchId, labels });
    }
  }

  /** A scanner types the whole address, with its GTIN; whoever types by hand gives the serial alone, and it is one of the goods in the order. */
  private async find(tx: Tx, read: string, lines: readonly LineInParcel[]): Promise<sql.LabelToPack | undefined> {
    const scanned = /\/01\/(\d{14})\//.exec(read)?.[1];
    const gtins = scanned === undefined ? lines.map(line => line.gtin) : [scanned];
    const [label] = await this.db.run(tx, sql.lockLabels, [gtins, plainSerial(read)]);
    return label;
  }

  private async requireRoom(tx: Tx, { lineId, picks }: LineInParcel, batchId: string): Promise<void> {
    const [there] = await this.db.run(tx, sql.countInParcel, [lineId, batchId]);
    const pick = picks.find(one => one.batchId === batchId);
    if ((there?.labels ?? 0) >= (pick?.packs ?? 0)) throw new ParcelHasItsLabels(pick?.lot ?? '', pick?.packs ?? 0);
  }
}

/** Those of one roll on packs of one batch: what a change speaks of. */
function strips<Label extends sql.SoldLabel>(labels: readonly Label[]) {
  const kinds = new Map(labels.map(label => [`${label.rollId} ${label.batchId}`, label]));
  return [...kinds.values()].map(({ rollId, gtin, batchId }) => ({
    rollId,
    gtin,
    batchId,
    labels: labels.filter(label => label.rollId === rollId && label.batchId === batchId),
  }));
}
