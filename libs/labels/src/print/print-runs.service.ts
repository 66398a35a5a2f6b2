import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { NoLabelsForRecalled, NothingToPrint } from '../refusals.js';
import { InsideCodes } from '../inside/inside-codes.service.js';
import { drawOnce, isOutOfRoom } from './output/drawing.js';
import * as sql from './print-run-statements.js';
import { rollToPrint, type RollOnPaper } from './print-statements.js';

const DAY_MS = 86_400_000;

/** How long the file of a print can be fetched. */
export const PRINT_KEPT_MS = 7 * DAY_MS;

/** The worker's side of prints: draws the file of a roll, and stores it piece by piece. */
@Injectable()
export class PrintRuns {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly inside: InsideCodes,
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
    await this.db.write(sql.sweepPrints, [new Date(this.clock.now().getTime() - PRINT_KEPT_MS)]);
  }

  private takeUp(printId: string): Promise<sql.PrintRun | undefined> {
    return this.db.transaction(async tx => {
      const [print] = await this.db.run(tx, sql.takeUpPrint, [printId, this.clock.now()]);
      if (print) await this.db.run(tx, sql.dropPieces, [printId]);
      return print;
    });
  }

  /** Whether all of it could be stored: not when it was cancelled, or taken up by another worker. */
  private async store(printId: string, { run, rollId, ...wish }: sql.PrintRun): Promise<boolean> {
    const roll = await this.rollToDraw(rollId);
    await this.db.write(sql.setTotal, [printId, run, roll.serials.length]);
    let position = 0;
    let drawn = 0;
    for await (const { bytes, done } of drawOnce({ rollId, roll, wish: { ...wish, locale: 'vi' } })) {
      const [stored] = await this.db.write(sql.addPiece, [printId, run, position++, done, bytes]);
      if (!stored) return false;
      drawn = done;
    }
    // Whoever draws may end without a word; half a file is none.
    if (drawn !== roll.serials.length) throw new Error(`of ${roll.serials.length} labels ${drawn} were drawn`);
    return true;
  }

  private async rollToDraw(rollId: string): Promise<RollOnPaper> {
    const [roll] = await this.db.read(rollToPrint, [rollId]);
    if (!roll || roll.serials.length === 0) throw new NothingToPrint();
    if (roll.isRecalled) throw new NoLabelsForRecalled();
    return this.inside.onPaper(roll);
  }

  private async fail(printId: string, run: number, error: unknown): Promise<false> {
    const isForGood =
      [NothingToPrint, NoLabelsForRecalled, RangeError].some(kind => error instanceof kind) || isOutOfRoom(error);
    if (!isForGood) throw error;
    await this.db.write(sql.endPrint, [printId, run, 'failed', this.clock.now()]);
    return false;
  }
}
