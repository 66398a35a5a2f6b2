import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { NoLabelsForRecalled, NothingToPrint } from '../refusals.js';
import { printPieces } from './print-sheet.js';
import * as sql from './print-run-statements.js';
import { rollToPrint, type RollToPrint } from './print-statements.js';

const DAY_MS = 86_400_000;

/** The worker's side of prints: draws the file of a roll, and stores it piece by piece. */
@Injectable()
export class PrintRuns {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Draws a print. May come twice, also at once: the later one begins at the start and the earlier one stops at its next piece.
   * What cannot be drawn at all is written down as failed; only a lost database is worth trying again.
   */
  async draw(printId: string): Promise<void> {
    const print = await this.takeUp(printId);
    if (!print) return;
    const isWhole = await this.store(printId, print).catch((error: unknown) => this.fail(printId, print.run, error));
    if (isWhole) await this.db.write(sql.endPrint, [printId, print.run, 'ready', this.clock.now()]);
  }

  /** Files are for printing, not for keeping: the same one is drawn again at any time. */
  async sweep(): Promise<void> {
    await this.db.write(sql.sweepPrints, [new Date(this.clock.now().getTime() - 7 * DAY_MS)]);
  }

  private takeUp(printId: string): Promise<sql.PrintRun | undefined> {
    return this.db.transaction(async tx => {
      const [print] = await this.db.run(tx, sql.takeUpPrint, [printId, this.clock.now()]);
      if (print) await this.db.run(tx, sql.dropPieces, [printId]);
      return print;
    });
  }

  /** Whether all of it could be stored: not when it was cancelled, or taken up by another worker. */
  private async store(printId: string, { run, rollId, form, origin }: sql.PrintRun): Promise<boolean> {
    const roll = await this.rollToDraw(rollId);
    await this.db.write(sql.setTotal, [printId, run, roll.serials.length]);
    let position = 0;
    for await (const { bytes, done } of printPieces(rollId, roll, { form, origin, locale: 'vi' })) {
      const [stored] = await this.db.write(sql.addPiece, [printId, run, position++, done, bytes]);
      if (!stored) return false;
    }
    return true;
  }

  private async rollToDraw(rollId: string): Promise<RollToPrint> {
    const [roll] = await this.db.read(rollToPrint, [rollId]);
    if (!roll || roll.serials.length === 0) throw new NothingToPrint();
    if (roll.isRecalled) throw new NoLabelsForRecalled();
    return roll;
  }

  private async fail(printId: string, run: number, error: unknown): Promise<false> {
    const isForGood = [NothingToPrint, NoLabelsForRecalled, RangeError].some(kind => error instanceof kind);
    if (!isForGood) throw error;
    await this.db.write(sql.endPrint, [printId, run, 'failed', this.clock.now()]);
    return false;
  }
}
