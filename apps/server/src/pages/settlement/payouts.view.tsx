import { banks } from '#libs/settlement';
import { paths } from '../../paths.js';
import { Badge } from '../../ui/badges.js';
import { ActionForm, Button, DateInput, FormErrors } from '../../ui/forms.js';
import { PageHead, Row, Section, Stack } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import type { Form } from '../../web/forms.js';
import { amountOf } from '../../web/amount.js';
import type { Visit } from '../../web/visit.js';
import type { RunRow, TroubleRow, WaitingAccount } from './payouts.query.js';
import { TreasuryNav } from './treasury-nav.js';

export const bankOf = (bin: string): string => banks.find(bank => bank.bin === bin)?.name ?? bin;
export const runTone = { proposed: 'warning', approved: 'info', rejected: 'danger', closed: 'success' } as const;

/** With its number, for whoever has to see it. */
export type Opened<Row> = Row & { number: string };

interface PayoutsProps {
  visit: Visit;
  runs: readonly RunRow[];
  accounts: readonly Opened<WaitingAccount>[];
  trouble: readonly TroubleRow[];
  form: Form;
}

export function PayoutsView({ visit, runs, accounts, trouble, form }: PayoutsProps) {
  const words = visit.words.settlement.payouts;
  return (
    <Stack>
      <PageHead title={words.title} lead={words.lead} />
      <TreasuryNav visit={visit} here="payouts" />
      <FormErrors title={visit.words.forms.summary(form.errors.length)} errors={[...form.errors]} />
      <Runs visit={visit} runs={runs} />
      <Section title={words.proposeTitle} lead={words.proposeLead} panel>
        <form class="form stack" method="post" action={paths.payouts}>
          <DateInput {...form.input('readyBefore')} label={words.readyBefore} time required />
          <Button>{words.propose}</Button>
        </form>
      </Section>
      <Accounts visit={visit} accounts={accounts} />
      <Section title={words.troubleTitle} lead={words.troubleLead}>
        <DataTable
          caption={words.troubleTitle}
          quietCaption
          empty={words.troubleEmpty}
          columns={[{ label: words.trouble }, { label: words.about }, { label: words.amount, align: 'end' }]}
          rows={trouble.map(({ kind, about, amount }) => ({
            tone: 'warning' as const,
            cells: [words.troubles[kind], about, amountOf(visit, amount)],
          }))}
        />
      </Section>
    </Stack>
  );
}

function Runs({ visit, runs }: { visit: Visit; runs: readonly RunRow[] }) {
  const words = visit.words.settlement.payouts;
  return (
    <Section title={words.runsTitle}>
      <DataTable
        caption={words.runsTitle}
        quietCaption
        empty={words.runsEmpty}
        columns={[
          { label: words.run },
          { label: words.state },
          { label: words.proposedAt },
          { label: words.proposedBy },
          { label: words.payees, align: 'end' },
          { label: words.amount, align: 'end' },
        ]}
        rows={runs.map(run => ({
          cells: [
            <a href={paths.payout(run.id)}>{words.runTitle(run.number)}</a>,
            <Badge tone={runTone[run.state]}>{words.states[run.state]}</Badge>,
            visit.moment(run.proposedAt),
            run.proposedBy,
            visit.number(run.payees),
            amountOf(visit, run.amount),
          ],
        }))}
      />
    </Section>
  );
}

/** The number is shown whole: whoever checks it with the bank needs all of it. */
function Accounts({ visit, accounts }: { visit: Visit; accounts: readonly Opened<WaitingAccount>[] }) {
  const words = visit.words.settlement.payouts;
  const decide = (id: string, decision: string, label: string, kind?: 'quiet') => (
    <ActionForm action={paths.decidePayoutAccount(id)} fields={{ decision }} label={label} kind={kind} />
  );
  return (
    <Section title={words.accountsTitle}>
      <DataTable
        caption={words.accountsTitle}
        quietCaption
        empty={words.accountsEmpty}
        columns={[
          { label: words.payee },
          { label: words.bank },
          { label: words.number },
          { label: words.holder },
          { label: words.actions, quiet: true },
        ]}
        rows={accounts.map(({ accountId, payee, bankBin, number, holder }) => ({
          cells: [
            payee,
            bankOf(bankBin),
            <span class="nowrap">{number}</span>,
            holder,
            <Row>
              {decide(accountId, 'verified', words.verify)}
              {decide(accountId, 'refused', words.refuse, 'quiet')}
            </Row>,
          ],
        }))}
      />
    </Section>
  );
}
