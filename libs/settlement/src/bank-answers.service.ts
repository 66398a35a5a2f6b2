import { Injectable } from '@nestjs/common';
import { HiddenFromActor, requireOffice, type Actor } from '#libs/identity';
import { Books, payoutBounced, payoutSent } from '#libs/ledger';
import { Clock } from '#platform/clock';
import { Database, isTaken, type Tx } from '#platform/database';
import type { BankAnswer } from './bank-file.js';
import { bounceLines, closeRun, knownReferences, lockRun, payLines, type LineRow } from './payouts.query.js';
import { Payouts } from './payouts.service.js';
import { BankReferenceKnown, PayoutMovedOn, UnreadableBankFile } from './refusals.js';

/** What the bank says about the lines of a run: sent, or not. Once it has said it of all of them, the run is closed. */
@Injectable()
export class BankAnswers {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly books: Books,
    private readonly payouts: Payouts,
  ) {}

  /**
   * All answers or none. What was answered before stays; a paid line may still bounce. Returns how many were paid and how many came back.
   * Throws UnreadableBankFile (a reference of no line), BankReferenceKnown, PayoutMovedOn (not approved).
   */
  async take(
    treasurer: Actor,
    runId: string,
    answers: readonly BankAnswer[],
  ): Promise<{ paid: number; bounced: number }> {
    requireOffice(treasurer, 'operator', 'officer');
    try {
      return await this.db.transaction(tx => this.takeIn(tx, runId, answers));
    } catch (error) {
      if (isTaken(error, 'settlement_payout_line_bank_reference')) throw new BankReferenceKnown();
      throw error;
    }
  }

  private async takeIn(tx: Tx, runId: string, answers: readonly BankAnswer[]) {
    const [run] = await this.db.run(tx, lockRun, [runId]);
    if (!run) throw new HiddenFromActor();
    if (run.state !== 'approved' && run.state !== 'closed') throw new PayoutMovedOn();
    const known = new Set((await this.db.run(tx, knownReferences, [runId])).map(line => line.reference));
    const stranger = answers.findIndex(answer => !known.has(answer.reference));
    if (stranger >= 0) throw new UnreadableBankFile(stranger + 1);
    const now = this.clock.now();
    const paid = await this.db.run(tx, payLines, [runId, JSON.stringify(answers.filter(one => !one.reason)), now]);
    const failed = JSON.stringify(answers.filter(one => one.reason));
    const bounced = await this.db.run(tx, bounceLines, [runId, failed, now]);
    const back = bounced.filter(line => line.wasPaid);
    await this.books.post(tx, [
      ...paid.map(line => payoutSent(moneyOf(line), now)),
      ...back.map(line => payoutBounced(moneyOf(line), now)),
    ]);
    await this.payouts.giveBack(tx, runId, bounced);
    await this.db.run(tx, closeRun, [runId, now]);
    return { paid: paid.length, bounced: bounced.length };
  }
}

const moneyOf = ({ id, cooperativeId, amount }: LineRow) => ({ lineId: id, cooperativeId, amount });
