import { Injectable } from '@nestjs/common';
import { HiddenFromActor, requireSeat, type Actor } from '#libs/identity';
import { Clock } from '#platform/clock';
import { Database, type Tx } from '#platform/database';
import { Outbox } from '#platform/outbox';
import {
  MOST_LABELS_AT_ONCE,
  NoLabelsForRecalled,
  NothingToPrint,
  PrintIsNotReady,
  SymbolDoesNotFit,
  TooManyToPrintAtOnce,
} from '../refusals.js';
import { InsideCodes } from '../inside/inside-codes.service.js';
import { lockRoll } from '../rolls/roll-statements.js';
import { tidyChoice, type PrintChoice } from './print-choice.js';
import { printSheet, type PrintWish } from './print-sheet.js';
import * as sql from './print-run-statements.js';
import { rollToPrint, type RollToPrint } from './print-statements.js';
import { symbolOutlook } from './symbol-outlook.js';

export interface PrintOrder extends PrintChoice {
  rollId: string;
  /** See PrintWish. */
  origin: string;
  /** An id the form was given when it was shown: sent twice, it is still one print. */
  printId: string;
}

export interface PrintFile extends PrintChoice {
  rollId: string;
  /** Of the whole file. */
  bytes: number;
  pieces: AsyncIterable<Buffer>;
}

/** Labels on paper: a short roll at once, a long one as a print that the worker draws. */
@Injectable()
export class Prints {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly inside: InsideCodes,
  ) {}

  /** A roll of at most MOST_LABELS_AT_ONCE as a PDF of A4 sheets, the same bytes however often it is printed, as long as no label of it is voided. */
  async sheetPdf(actor: Actor, rollId: string, wish: PrintWish): Promise<Uint8Array> {
    const roll = await this.rollFor(actor, rollId);
    if (roll.serials.length > MOST_LABELS_AT_ONCE) throw new TooManyToPrintAtOnce();
    return printSheet(rollId, await this.inside.onPaper(roll), wish);
  }

  /**
   * Has the file of a roll drawn. While one like it is on its way, that one is the answer. Throws NoLabelsForRecalled, NothingToPrint, and
   * SymbolDoesNotFit when the modules would come out smaller than scanners can read.
   */
  async order(actor: Actor, { printId, rollId, origin, ...wish }: PrintOrder): Promise<{ printId: string }> {
    const choice = tidyChoice(wish);
    const { form, size, dpi } = choice;
    return this.db.transaction(async tx => {
      const roll = await this.heldRoll(tx, actor, rollId);
      const hasSlips = roll.sealedCodes.some(code => code !== null);
      if (!symbolOutlook({ ...roll, origin, hasSlips }, choice)) throw new SymbolDoesNotFit();
      const made = [origin, roll.serials.length, actor.personId, this.clock.now()] as const;
      const [added] = await this.db.run(tx, sql.addPrint, [printId, rollId, form, size, dpi, ...made]);
      if (!added) return this.onItsWay(tx, printId, rollId, choice);
      await this.outbox.add(tx, { name: 'labels.print-wished', printId });
      return { printId };
    });
  }

  /** Stops a print that nobody needs any more; the worker sees it at its next piece. One that has ended stays as it is. */
  async cancel(actor: Actor, printId: string): Promise<void> {
    await this.standing(actor, printId);
    await this.db.write(sql.cancelPrint, [printId, this.clock.now()]);
  }

  /** How far it has come, for whoever watches. */
  async standing(actor: Actor, printId: string): Promise<sql.PrintStanding> {
    const [print] = await this.db.read(sql.printStanding, [printId]);
    if (!print) throw new HiddenFromActor();
    requireSeat(actor, print.cooperativeId, 'clerk', 'packer');
    return print;
  }

  /** The file, one piece in memory at a time. Throws PrintIsNotReady, also when a label was voided since; NoLabelsForRecalled. */
  async file(actor: Actor, printId: string): Promise<PrintFile> {
    const { rollId, form, size, dpi, state, isRecalled, isOutdated } = await this.standing(actor, printId);
    if (isRecalled) throw new NoLabelsForRecalled();
    if (state !== 'ready' || isOutdated) throw new PrintIsNotReady();
    const [{ pieces, bytes } = { pieces: 0, bytes: 0 }] = await this.db.read(sql.piecesOf, [printId]);
    return { rollId, form, size, dpi, bytes, pieces: this.pieces(printId, pieces) };
  }

  private async *pieces(printId: string, pieces: number): AsyncGenerator<Buffer> {
    for (let position = 0; position < pieces; position++) {
      const [piece] = await this.db.read(sql.pieceAt, [printId, position]);
      if (!piece) throw new Error(`piece ${position} of print ${printId} is gone`);
      yield piece.bytes;
    }
  }

  private async rollFor(actor: Actor, rollId: string): Promise<RollToPrint> {
    const [roll] = await this.db.read(rollToPrint, [rollId]);
    return printable(actor, roll);
  }

  /**
   * Nothing happens to the roll until the transaction ends. While its labels are being activated their codes are not forgotten yet for whoever
   * reads: a print ordered in that moment would be drawn with them, and kept, after all others were dropped.
   */
  private async heldRoll(tx: Tx, actor: Actor, rollId: string): Promise<RollToPrint> {
    await this.db.run(tx, lockRoll, [rollId]);
    const [roll] = await this.db.run(tx, rollToPrint, [rollId]);
    return printable(actor, roll);
  }

  /** Nobody's print of another roll is told of: an id that is in use there is no honest form's. */
  private async onItsWay(
    tx: Tx,
    printId: string,
    rollId: string,
    { form, size, dpi }: PrintChoice,
  ): Promise<{ printId: string }> {
    const [print] = await this.db.run(tx, sql.printOnItsWay, [printId, rollId, form, size, dpi]);
    if (!print) throw new HiddenFromActor();
    return { printId: print.id };
  }
}

function printable(actor: Actor, roll: RollToPrint | undefined): RollToPrint {
  if (!roll) throw new HiddenFromActor();
  requireSeat(actor, roll.cooperativeId, 'clerk', 'packer');
  if (roll.isRecalled) throw new NoLabelsForRecalled();
  if (roll.serials.length === 0) throw new NothingToPrint();
  return roll;
}
