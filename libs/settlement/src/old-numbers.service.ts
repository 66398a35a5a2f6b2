import { Injectable } from '@nestjs/common';
import { Database, statement, type Tx } from '#platform/database';
import type { NumberedAccount } from './account-keys.js';
import { AccountNumbers } from './account-numbers.service.js';

interface OldNumber extends NumberedAccount {
  /** From before numbers were sealed. */
  number: string | null;
  sealedNumber: string;
}

const anyAccount = statement<never, []>('settlement.any-account', 'SELECT FROM settlement_account LIMIT 1');
/** Locked, so that of two who do it at once each takes what the other left. */
const oldNumbers = statement<OldNumber, [key: string, most: number]>(
  'settlement.old-numbers',
  `SELECT id AS "accountId", cooperative_id AS "cooperativeId", bank_bin AS "bankBin", number, COALESCE(sealed_number, '') AS "sealedNumber"
   FROM settlement_account WHERE number IS NOT NULL OR split_part(sealed_number, '.', 1) <> $1 ORDER BY id LIMIT $2 FOR UPDATE`,
);
const keepSealed = statement<never, [rows: string]>(
  'settlement.keep-sealed',
  `UPDATE settlement_account a SET number = NULL, sealed_number = r.sealed
   FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, sealed text) WHERE a.id = r.id`,
);
const hasPlain = statement<never, []>(
  'settlement.has-plain',
  `SELECT FROM pg_constraint WHERE conname = 'settlement_account_sealed' AND NOT convalidated`,
);

/** Account numbers from before they were sealed, and those under a key that is to go: afterwards all lie under the first key. */
@Injectable()
export class OldNumbers {
  constructor(
    private readonly db: Database,
    private readonly numbers: AccountNumbers,
  ) {}

  /**
   * Batch by batch, each in a transaction of its own. Running it again, or twice at once, does nothing twice. Returns how many it sealed.
   * Throws ConfigError where there are accounts and not the keys for them.
   */
  async sealAll(batch = 500): Promise<number> {
    let sealed = 0;
    if ((await this.db.read(anyAccount, [])).length > 0)
      for (let more = batch; more > 0; sealed += more) more = await this.db.transaction(tx => this.sealSome(tx, batch));
    if ((await this.db.read(hasPlain, [])).length > 0) await this.forget();
    return sealed;
  }

  private async sealSome(tx: Tx, most: number): Promise<number> {
    const rows = await this.db.run(tx, oldNumbers, [this.numbers.sealingKey, most]);
    const sealed = rows.map(row => ({
      id: row.accountId,
      sealed: this.numbers.seal(row, row.number ?? this.numbers.open(row)),
    }));
    await this.db.run(tx, keepSealed, [JSON.stringify(sealed)]);
    return rows.length;
  }

  /** PostgreSQL leaves what was in a row on its disk until the table is written anew; then no row may be plain any more. */
  private async forget(): Promise<void> {
    await this.db.source.query('VACUUM FULL settlement_account');
    await this.db.source.query('ALTER TABLE settlement_account VALIDATE CONSTRAINT settlement_account_sealed');
  }
}
