import { Injectable } from '@nestjs/common';
import { requireOffice, type Actor } from '#libs/identity';
import { Database } from '#platform/database';
import { zero } from '#platform/money';
import { BankCredits, type RecordedCredit } from './bank-credits.service.js';
import { statementLines, type StatementLine } from './bank-statement.js';

/** What became of a row: `known` was in the books before, `differs` with another sum, `unreadable` has no sum. */
export interface StatementResult {
  line: StatementLine;
  result: RecordedCredit['state'] | 'known' | 'differs' | 'unreadable';
}

/** Statements of the market's account: a row that an aggregator told of before, or another statement has, is the same line. */
@Injectable()
export class BankStatements {
  constructor(
    private readonly db: Database,
    private readonly credits: BankCredits,
  ) {}

  /** Row by row, each for itself: taking the same file again finds only known ones. Throws StatementNotRead. */
  async take(officer: Actor, bytes: Buffer): Promise<StatementResult[]> {
    requireOffice(officer, 'officer');
    const results: StatementResult[] = [];
    for (const line of await statementLines(bytes)) results.push({ line, result: await this.takeLine(officer, line) });
    return results;
  }

  private async takeLine(officer: Actor, { amount, ...line }: StatementLine): Promise<StatementResult['result']> {
    if (amount === undefined || amount <= zero) return 'unreadable';
    const by = { source: 'statement', by: officer.personId } as const;
    const taken = await this.db.transaction(tx => this.credits.take(tx, { ...line, amount }, by));
    return typeof taken === 'string' ? taken : taken.state;
  }
}
