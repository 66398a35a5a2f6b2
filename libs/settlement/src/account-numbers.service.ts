import { Injectable } from '@nestjs/common';
import { keysMissing, openNumber, sealNumber, type AccountKey, type NumberedAccount } from './account-keys.js';

/** A row that keeps a number, as queries give it. */
export interface SealedAccount extends NumberedAccount {
  sealedNumber: string;
}

/** Account numbers as people and banks read them, and as the database keeps them. */
@Injectable()
export class AccountNumbers {
  constructor(private readonly keys: readonly AccountKey[]) {}

  /** The id of the key that seals. Throws ConfigError without keys. */
  get sealingKey(): string {
    return this.first.id;
  }

  /** Throws ConfigError without keys. */
  seal(account: NumberedAccount, number: string): string {
    return sealNumber(this.first, account, number);
  }

  /** Throws ConfigError (no such key), SealBroken. */
  open(account: SealedAccount): string {
    return openNumber(this.keys, account, account.sealedNumber);
  }

  /** Rows with their numbers. Throws as `open` does. */
  opened<Row extends SealedAccount>(rows: readonly Row[]): (Row & { number: string })[] {
    return rows.map(row => ({ ...row, number: this.open(row) }));
  }

  private get first(): AccountKey {
    const [first] = this.keys;
    if (!first) throw keysMissing();
    return first;
  }
}
