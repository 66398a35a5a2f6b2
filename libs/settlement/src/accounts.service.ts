import { Injectable } from '@nestjs/common';
import { requireOffice, requireSeat, type Actor } from '#libs/identity';
import { Clock } from '#platform/clock';
import { Database, statement } from '#platform/database';
import { newId } from '#platform/ids';
import { AccountNumbers } from './account-numbers.service.js';
import { holderName, isBank } from './bank-account.js';
import { PayoutMovedOn, SecondPersonNeeded, UnknownBank } from './refusals.js';

export interface GivenAccount {
  bankBin: string;
  /** 6 to 19 digits or capital letters. */
  number: string;
  /** In whatever case: it is kept as banks write it. */
  holder: string;
}

/** One that still waits is replaced by the later one: nobody has checked it. */
const replaceWaiting = statement<never, [cooperativeId: string]>(
  'settlement.replace-waiting',
  `UPDATE settlement_account SET state = 'replaced' WHERE cooperative_id = $1 AND state = 'waiting'`,
);
const addAccount = statement<
  never,
  [id: string, cooperativeId: string, bin: string, sealedNumber: string, holder: string, by: string, at: Date]
>(
  'settlement.add-account',
  `INSERT INTO settlement_account (id, cooperative_id, bank_bin, sealed_number, holder, given_by, given_at) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
);
const waitingAccount = statement<{ cooperativeId: string; givenBy: string }, [id: string]>(
  'settlement.waiting-account',
  `SELECT cooperative_id AS "cooperativeId", given_by AS "givenBy" FROM settlement_account WHERE id = $1 AND state = 'waiting' FOR UPDATE`,
);
const replaceVerified = statement<never, [cooperativeId: string]>(
  'settlement.replace-verified',
  `UPDATE settlement_account SET state = 'replaced' WHERE cooperative_id = $1 AND state = 'verified'`,
);
const decideAccount = statement<never, [id: string, state: string, by: string, at: Date]>(
  'settlement.decide-account',
  `UPDATE settlement_account SET state = $2, decided_by = $3, decided_at = $4 WHERE id = $1`,
);

/** Where a co-op's money goes: its director says it, and somebody of the market checks it with the bank before the first đồng is sent. */
@Injectable()
export class PayoutAccounts {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly numbers: AccountNumbers,
  ) {}

  /** Until it is verified, money goes to the one before. Throws UnknownBank. */
  async give(director: Actor, cooperativeId: string, { bankBin, number, holder }: GivenAccount): Promise<void> {
    requireSeat(director, cooperativeId, 'director');
    if (!isBank(bankBin)) throw new UnknownBank();
    const accountId = newId();
    const sealed = this.numbers.seal({ accountId, cooperativeId, bankBin }, number);
    const values = [accountId, cooperativeId, bankBin, sealed, holderName(holder), director.personId] as const;
    await this.db.transaction(async tx => {
      await tx.query('SELECT FROM cooperatives_cooperative WHERE id = $1 FOR NO KEY UPDATE', [cooperativeId]);
      await this.db.run(tx, replaceWaiting, [cooperativeId]);
      await this.db.run(tx, addAccount, [...values, this.clock.now()]);
    });
  }

  /** Throws PayoutMovedOn, SecondPersonNeeded. */
  async decide(treasurer: Actor, accountId: string, decision: 'verified' | 'refused'): Promise<void> {
    requireOffice(treasurer, 'operator', 'officer');
    await this.db.transaction(async tx => {
      const [account] = await this.db.run(tx, waitingAccount, [accountId]);
      if (!account) throw new PayoutMovedOn();
      if (account.givenBy === treasurer.personId) throw new SecondPersonNeeded();
      if (decision === 'verified') await this.db.run(tx, replaceVerified, [account.cooperativeId]);
      await this.db.run(tx, decideAccount, [accountId, decision, treasurer.personId, this.clock.now()]);
    });
  }
}
