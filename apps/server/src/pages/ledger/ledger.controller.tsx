import { Controller, Get, Param } from '@nestjs/common';
import { HiddenFromActor } from '#libs/identity';
import { Database } from '#platform/database';
import { ForTreasury } from '../../web/access.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { accountOf, entriesOfPosting, latestEntries, trialBalance } from './ledger.query.js';
import { AccountView, PostingView, TrialBalanceView } from './ledger.view.js';

/** The number of an account: eighteen digits fit into a bigint of PostgreSQL. */
const NUMBER = /^\d{1,18}$/;

/** The books of the market, for whoever keeps its money. */
@Controller()
@ForTreasury()
export class LedgerController {
  constructor(private readonly db: Database) {}

  @Get('ledger')
  async show(@CurrentVisit() visit: Visit): Promise<string> {
    const accounts = await this.db.read(trialBalance, []);
    const { title, lead } = visit.words.settlement.ledger;
    return visit.page(
      { title, description: lead, width: 'wide' },
      <TrialBalanceView visit={visit} accounts={accounts} />,
    );
  }

  @Get('ledger/accounts/:id')
  async account(@CurrentVisit() visit: Visit, @Param('id') id: string): Promise<string> {
    if (!NUMBER.test(id)) throw new HiddenFromActor();
    const [account] = await this.db.read(accountOf, [BigInt(id)]);
    if (!account) throw new HiddenFromActor();
    const entries = await this.db.read(latestEntries, [BigInt(id)]);
    const title = visit.words.settlement.ledger.kinds[account.kind];
    return visit.page({ title, width: 'wide' }, <AccountView visit={visit} account={account} entries={entries} />);
  }

  @Get('ledger/postings/:id')
  async posting(@CurrentVisit() visit: Visit, @Param('id') id: string): Promise<string> {
    const entries = await this.db.read(entriesOfPosting, [visit.id(id)]);
    const [first] = entries;
    if (!first) throw new HiddenFromActor();
    const title = visit.words.settlement.ledger.postings[first.kind];
    return visit.page({ title, width: 'wide' }, <PostingView visit={visit} entries={entries} first={first} />);
  }
}
