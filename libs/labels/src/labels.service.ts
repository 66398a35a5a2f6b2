import { Injectable } from '@nestjs/common';
import { HiddenFromActor, requireSeat, type Actor } from '#libs/identity';
import { Clock } from '#platform/clock';
import { Database, type Tx } from '#platform/database';
import { newId } from '#platform/ids';
import { Outbox } from '#platform/outbox';
import * as sql from './label-statements.js';
import { printSheet, type PrintWish } from './print-sheet.js';
import {
  MOST_LABELS_PER_SHEET,
  MoreLabelsThanPacks,
  NoLabelsForRecalled,
  NoSuchLabel,
  NotACountOfLabels,
  NothingToPrint,
} from './refusals.js';
import { newSerials, plainSerial } from './serial.js';

export interface LabelOrder {
  batchId: string;
  variantId: string;
  /** 1 to MOST_LABELS_PER_SHEET. */
  quantity: number;
  /** An id the form was given when it was shown: sent twice, it is still one sheet. */
  sheetId?: string;
}

/** Labels from the order to the pack. Nobody gets more of them than there are packs: a spare genuine label makes a genuine fake. */
@Injectable()
export class Labels {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Makes fresh labels for packs that have none. Throws MoreLabelsThanPacks, NotACountOfLabels, NoLabelsForRecalled. */
  issue(actor: Actor, order: LabelOrder): Promise<{ sheetId: string }> {
    const sheetId = order.sheetId ?? newId();
    return this.db.transaction(async tx => {
      const [batch] = await this.db.run(tx, sql.lockBatch, [order.batchId]);
      if (!batch) throw new HiddenFromActor();
      requireSeat(actor, batch.cooperativeId, 'clerk');
      if (await this.wasIssued(tx, sheetId, order.batchId)) return { sheetId };
      if (batch.isRecalled) throw new NoLabelsForRecalled();
      await this.requirePacks(tx, order);
      await this.addSheet(tx, actor, sheetId, order);
      await this.outbox.add(tx, { name: 'sheet.issued', sheetId });
      return { sheetId };
    });
  }

  /** The labels are on the packs: from now on a scan calls them genuine. Doing it twice changes nothing. */
  activate(actor: Actor, sheetId: string): Promise<void> {
    return this.db.transaction(async tx => {
      const sheet = await this.lockSheet(tx, actor, sheetId);
      if (sheet.isActivated) return;
      if (sheet.isRecalled) throw new NoLabelsForRecalled();
      await this.db.run(tx, sql.activateSheet, [sheetId, this.clock.now()]);
      await this.outbox.add(tx, { name: 'sheet.activated', sheetId });
    });
  }

  /** A label that tore or was misprinted: it is worth nothing any more, and its pack may get another. The serial as people type it. */
  voidLabel(actor: Actor, sheetId: string, serial: string): Promise<void> {
    return this.db.transaction(async tx => {
      await this.lockSheet(tx, actor, sheetId);
      const voided = await this.db.run(tx, sql.voidOne, [sheetId, plainSerial(serial)]);
      if (voided.length === 0) throw new NoSuchLabel();
    });
  }

  /** The sheet as a PDF, the same bytes however often it is printed, as long as no label of it is voided. */
  async sheetPdf(actor: Actor, sheetId: string, wish: PrintWish): Promise<Uint8Array> {
    const [sheet] = await this.db.read(sql.sheetToPrint, [sheetId]);
    if (!sheet) throw new HiddenFromActor();
    requireSeat(actor, sheet.cooperativeId, 'clerk', 'packer');
    if (sheet.isRecalled) throw new NoLabelsForRecalled();
    if (sheet.serials.length === 0) throw new NothingToPrint();
    return printSheet(sheetId, sheet, wish);
  }

  private async wasIssued(tx: Tx, sheetId: string, batchId: string): Promise<boolean> {
    const [sheet] = await this.db.run(tx, sql.sheetOf, [sheetId]);
    if (sheet && sheet.batchId !== batchId) throw new HiddenFromActor();
    return sheet !== undefined;
  }

  private async requirePacks(tx: Tx, { batchId, variantId, quantity }: LabelOrder): Promise<void> {
    if (!Number.isInteger(quantity) || quantity < 1 || quantity > MOST_LABELS_PER_SHEET) throw new NotACountOfLabels();
    const [packs] = await this.db.run(tx, sql.packsWithoutLabel, [batchId, variantId]);
    const left = Math.max(0, packs?.left ?? 0);
    if (quantity > left) throw new MoreLabelsThanPacks(left);
  }

  private async addSheet(
    tx: Tx,
    actor: Actor,
    sheetId: string,
    { batchId, variantId, quantity }: LabelOrder,
  ): Promise<void> {
    const added = await this.db.run(tx, sql.addSheet, [
      sheetId,
      batchId,
      variantId,
      quantity,
      actor.personId,
      this.clock.now(),
    ]);
    // Somebody used the same id for another batch a moment ago: no honest form does.
    if (added.length === 0) throw new HiddenFromActor();
    await this.addLabels(tx, sheetId, variantId, quantity);
  }

  /** A serial the product had before is left out by the key and drawn again: once in 2^60, but then it must not fail. */
  private async addLabels(tx: Tx, sheetId: string, variantId: string, quantity: number): Promise<void> {
    for (let missing = quantity; missing > 0;) {
      missing -= (await this.db.run(tx, sql.addLabels, [sheetId, variantId, newSerials(missing)])).length;
    }
  }

  private async lockSheet(tx: Tx, actor: Actor, sheetId: string): Promise<sql.LockedSheet> {
    const [sheet] = await this.db.run(tx, sql.lockSheet, [sheetId]);
    if (!sheet) throw new HiddenFromActor();
    requireSeat(actor, sheet.cooperativeId, 'clerk', 'packer');
    return sheet;
  }
}
