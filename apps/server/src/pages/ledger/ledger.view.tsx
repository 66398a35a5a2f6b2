import { paths } from '../../paths.js';
import { DefinitionList } from '../../ui/lists.js';
import { PageHead, Section, Stack } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import { amountOf } from '../../web/amount.js';
import type { Visit } from '../../web/visit.js';
import type { AccountRow, EntryRow } from './ledger.query.js';
import { TreasuryNav } from '../settlement/treasury-nav.js';

type Named = Pick<AccountRow, 'kind' | 'part'>;

const nameOf = (visit: Visit, { kind, part }: Named): string => {
  const name = visit.words.settlement.ledger.kinds[kind];
  return part === '' ? name : `${name} · ${part}`;
};

export function TrialBalanceView({ visit, accounts }: { visit: Visit; accounts: readonly AccountRow[] }) {
  const words = visit.words.settlement.ledger;
  const debit = accounts.reduce((sum, one) => sum + (one.balance > 0n ? one.balance : 0n), 0n);
  const credit = accounts.reduce((sum, one) => sum - (one.balance < 0n ? one.balance : 0n), 0n);
  return (
    <Stack>
      <PageHead title={words.title} lead={words.lead} />
      <TreasuryNav visit={visit} here="ledger" />
      <Section title={words.balanceTitle}>
        <DataTable
          caption={words.balanceTitle}
          quietCaption
          empty={words.balanceEmpty}
          columns={[
            { label: words.account },
            { label: words.owner },
            { label: words.debit, align: 'end' },
            { label: words.credit, align: 'end' },
          ]}
          rows={accounts.map(one => ({
            cells: [
              <a href={paths.ledgerAccount(one.id)}>{nameOf(visit, one)}</a>,
              one.owner ?? words.market,
              one.balance > 0n ? amountOf(visit, one.balance) : '',
              one.balance < 0n ? amountOf(visit, -one.balance) : '',
            ],
          }))}
          footer={[words.sum, '', amountOf(visit, debit), amountOf(visit, credit)]}
        />
      </Section>
    </Stack>
  );
}

interface AccountProps {
  visit: Visit;
  account: Omit<AccountRow, 'id'>;
  entries: readonly EntryRow[];
}

export function AccountView({ visit, account, entries }: AccountProps) {
  const words = visit.words.settlement.ledger;
  return (
    <Stack>
      <PageHead title={nameOf(visit, account)} lead={account.owner ?? words.market} />
      <TreasuryNav visit={visit} here="ledger" />
      <DefinitionList items={[{ term: words.balance, detail: amountOf(visit, account.balance) }]} />
      <Section title={words.entriesTitle} more={{ href: paths.ledger, label: words.back }}>
        <DataTable
          caption={words.entriesTitle}
          quietCaption
          empty={words.entriesEmpty}
          columns={[
            { label: words.when },
            { label: words.posting },
            { label: words.order },
            { label: words.amount, align: 'end' },
          ]}
          rows={entries.map(({ postingId, kind, order, amount, happenedAt }) => ({
            cells: [
              visit.moment(happenedAt),
              <a href={paths.ledgerPosting(postingId)}>{words.postings[kind]}</a>,
              order ?? '',
              amountOf(visit, amount),
            ],
          }))}
        />
      </Section>
    </Stack>
  );
}

export function PostingView({
  visit,
  entries,
  first,
}: {
  visit: Visit;
  entries: readonly EntryRow[];
  first: EntryRow;
}) {
  const words = visit.words.settlement.ledger;
  return (
    <Stack>
      <PageHead title={words.postings[first.kind]} lead={visit.moment(first.happenedAt)} />
      <TreasuryNav visit={visit} here="ledger" />
      <DefinitionList
        items={[
          { term: words.order, detail: first.order ?? '' },
          { term: words.cause, detail: <code>{first.cause}</code> },
          { term: words.postedAt, detail: visit.moment(first.postedAt) },
        ]}
      />
      <Section title={words.postingTitle} more={{ href: paths.ledger, label: words.back }}>
        <DataTable
          caption={words.postingTitle}
          quietCaption
          columns={[
            { label: words.account },
            { label: words.owner },
            { label: words.debit, align: 'end' },
            { label: words.credit, align: 'end' },
          ]}
          rows={entries.map(({ account, part, owner, amount }) => ({
            cells: [
              nameOf(visit, { kind: account, part }),
              owner ?? words.market,
              amount > 0n ? amountOf(visit, amount) : '',
              amount < 0n ? amountOf(visit, -amount) : '',
            ],
          }))}
        />
      </Section>
    </Stack>
  );
}
