import { Injectable } from '@nestjs/common';
import { HiddenFromActor, requireSeat, type Actor } from '#libs/identity';
import { Database } from '#platform/database';
import { NoLabelsForRecalled, NothingToPrint } from '../refusals.js';
import { printSheet, type PrintWish } from './print-sheet.js';
import { rollToPrint } from './print-statements.js';

/** Labels on paper. */
@Injectable()
export class Prints {
  constructor(private readonly db: Database) {}

  /** The roll as a PDF of A4 sheets, the same bytes however often it is printed, as long as no label of it is voided. */
  async sheetPdf(actor: Actor, rollId: string, wish: PrintWish): Promise<Uint8Array> {
    const [roll] = await this.db.read(rollToPrint, [rollId]);
    if (!roll) throw new HiddenFromActor();
    requireSeat(actor, roll.cooperativeId, 'clerk', 'packer');
    if (roll.isRecalled) throw new NoLabelsForRecalled();
    if (roll.serials.length === 0) throw new NothingToPrint();
    return printSheet(rollId, roll, wish);
  }
}
