import { Injectable } from '@nestjs/common';
import { HiddenFromActor, requireOffice, type Actor } from '#libs/identity';
import { Books, Claims, clawBack, clawBackUndone, type ClaimedSum, type Debt } from '#libs/ledger';
import { Clock } from '#platform/clock';
import { Database, type Tx } from '#platform/database';
import { newId } from '#platform/ids';
import { dong, zero, type Dong } from '#platform/money';
import { net } from './net.js';
import {
  addLines,
  addRun,
  closeRun,
  decideRun,
  dropLines,
  lockRun,
  payeeAccounts,
  sendLines,
  type LineRow,
} from './payouts.query.js';
import { NothingPayable, PayoutMovedOn, SecondPersonNeeded } from './refusals.js';

/** A number of our own for pg_advisory_xact_lock: two proposals at once would net the same debt twice. */
const PROPOSAL_LOCK = 2026_0407;

interface NewLine {
  id: string;
  position: number;
  cooperativeId: string;
  accountId: string;
  orders: number;
  claimed: Dong;
  netted: Dong;
  amount: Dong;
}

/** Paying the co-ops: one person proposes, another signs. As many sentences for ten orders as for a hundred thousand. */
@Injectable()
export class Payouts {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly books: Books,
    private readonly claims: Claims,
  ) {}

  /**
   * Takes all that is payable of orders that were ready by then, to co-ops whose account is verified, and keeps back what they owe.
   * Returns the run. Throws NothingPayable.
   */
  async propose(maker: Actor, readyBefore: Date): Promise<string> {
    requireOffice(maker, 'operator', 'officer');
    const runId = newId();
    await this.db.transaction(async tx => {
      await tx.query('SELECT pg_advisory_xact_lock($1)', [PROPOSAL_LOCK]);
      const payees = new Map((await this.db.run(tx, payeeAccounts, [])).map(one => [one.cooperativeId, one.accountId]));
      const claimed = await this.claims.take(tx, { runId, readyBefore, cooperativeIds: [...payees.keys()] });
      if (claimed.length === 0) throw new NothingPayable();
      const debts = await this.claims.owedBy(tx, [...payees.keys()]);
      const lines = linesOf(claimed, debts, payees);
      await this.db.run(tx, addRun, [runId, readyBefore, maker.personId, this.clock.now()]);
      await this.db.run(tx, addLines, [runId, asJson(lines)]);
      await this.books.post(tx, nettingOf(lines, clawBack, this.clock.now()));
    });
    return runId;
  }

  /** The second signature: from here on the file may go to the bank. Throws SecondPersonNeeded, PayoutMovedOn. */
  async approve(checker: Actor, runId: string): Promise<void> {
    await this.db.transaction(async tx => {
      await this.lockedFor(tx, checker, runId);
      const now = this.clock.now();
      await this.db.run(tx, decideRun, [runId, 'approved', checker.personId, now, null]);
      await this.db.run(tx, sendLines, [runId, now]);
      await this.db.run(tx, closeRun, [runId, now]);
    });
  }

  /** Everything in it is payable again. Throws SecondPersonNeeded, PayoutMovedOn. */
  async reject(checker: Actor, runId: string, reason: string): Promise<void> {
    await this.db.transaction(async tx => {
      await this.lockedFor(tx, checker, runId);
      await this.db.run(tx, decideRun, [runId, 'rejected', checker.personId, this.clock.now(), reason]);
      await this.giveBack(tx, runId, await this.db.run(tx, dropLines, [runId]));
    });
  }

  /** A step: the money of these lines did not go. Their orders are payable again, and what was kept back of them is owed again. */
  async giveBack(tx: Tx, runId: string, lines: readonly LineRow[]): Promise<void> {
    if (lines.length === 0) return;
    await this.books.post(tx, nettingOf(lines, clawBackUndone, this.clock.now()));
    await this.claims.release(
      tx,
      runId,
      lines.map(line => line.cooperativeId),
    );
  }

  private async lockedFor(tx: Tx, checker: Actor, runId: string): Promise<void> {
    requireOffice(checker, 'operator', 'officer');
    const [run] = await this.db.run(tx, lockRun, [runId]);
    if (!run) throw new HiddenFromActor();
    if (run.state !== 'proposed') throw new PayoutMovedOn();
    if (run.proposedBy === checker.personId) throw new SecondPersonNeeded();
  }
}

function linesOf(
  claimed: readonly ClaimedSum[],
  debts: readonly Debt[],
  payees: ReadonlyMap<string, string>,
): NewLine[] {
  const owed = new Map(debts.map(({ cooperativeId, amount }) => [cooperativeId, dong(amount)]));
  return claimed.map(({ cooperativeId, amount, orders }, at) => ({
    ...{ id: newId(), position: at + 1, cooperativeId, orders, claimed: dong(amount) },
    accountId: payees.get(cooperativeId) ?? '',
    ...net(dong(amount), owed.get(cooperativeId) ?? zero),
  }));
}

const nettingOf = (
  lines: readonly Pick<LineRow, 'id' | 'cooperativeId' | 'netted'>[],
  template: typeof clawBack,
  at: Date,
) =>
  lines
    .filter(line => line.netted !== 0n)
    .map(({ id, cooperativeId, netted }) => template({ lineId: id, cooperativeId, amount: netted }, at));

const asJson = (lines: readonly NewLine[]): string =>
  JSON.stringify(lines, (_key, value: unknown) => (typeof value === 'bigint' ? value.toString() : value));
