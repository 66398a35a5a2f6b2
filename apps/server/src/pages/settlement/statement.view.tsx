import { banks, masked } from '#libs/settlement';
import { paths } from '../../paths.js';
import { StatTile } from '../../ui/cards.js';
import { Button, FormErrors, Select, TextInput } from '../../ui/forms.js';
import { DefinitionList } from '../../ui/lists.js';
import { Grid, Row, Section, Stack } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import type { Form } from '../../web/forms.js';
import { amountOf } from '../../web/amount.js';
import type { Visit } from '../../web/visit.js';
import { bankOf, type Opened } from './payouts.view.js';
import type { OwnAccount, PayoutRow, StandRow, StatementRow } from './statement.query.js';

export interface StatementProps {
  visit: Visit;
  /** `2026-11` */
  month: string;
  stand: StandRow;
  rows: readonly StatementRow[];
  payouts: readonly PayoutRow[];
  accounts: readonly Opened<OwnAccount>[];
  form: Form;
}

export function StatementView(props: StatementProps) {
  const { visit, stand, payouts, form } = props;
  const words = visit.words.settlement.statement;
  const { payouts: runs } = visit.words.settlement;
  return (
    <Stack>
      <FormErrors title={visit.words.forms.summary(form.errors.length)} errors={[...form.errors]} />
      <p>{words.lead}</p>
      <Grid min="small">
        <StatTile label={words.payable} value={visit.dong(stand.payable)} />
        <StatTile label={words.inRun} value={visit.dong(stand.inRun)} />
        <StatTile label={words.owed} value={visit.dong(stand.owed)} />
        <StatTile label={words.pending} value={visit.dong(stand.pending)} />
      </Grid>
      <Lines {...props} />
      <Section title={words.runsTitle}>
        <DataTable
          caption={words.runsTitle}
          quietCaption
          empty={words.runsEmpty}
          columns={[
            { label: runs.run },
            { label: words.when },
            { label: runs.orders, align: 'end' },
            { label: words.amount, align: 'end' },
            { label: runs.state },
          ]}
          rows={payouts.map(line => ({
            cells: [
              runs.runTitle(line.number),
              visit.moment(line.proposedAt),
              visit.number(line.orders),
              amountOf(visit, line.amount),
              [runs.lineStates[line.state], line.bankReference].filter(Boolean).join(' · '),
            ],
          }))}
        />
      </Section>
      <Accounts {...props} />
    </Stack>
  );
}

function Lines({ visit, month, stand, rows }: StatementProps) {
  const words = visit.words.settlement.statement;
  const { slug } = visit.seat;
  return (
    <Section title={words.linesTitle}>
      <form class="form-line no-print" method="get" action={paths.desk.settlement(slug)}>
        <TextInput name="month" label={words.month} value={month} size="short" placeholder="2026-11" maxlength={7} />
        <Button kind="secondary">{words.show}</Button>
      </form>
      <Row>
        <Button kind="quiet" icon="download" href={paths.desk.settlementCsv(slug, { month })} download>
          {words.csv}
        </Button>
        <Button kind="quiet" icon="download" href={paths.desk.settlementXlsx(slug, { month })} download>
          {words.xlsx}
        </Button>
        <Button kind="quiet" href={paths.desk.suppliers(slug, { month })}>
          {visit.words.suppliers.link}
        </Button>
        <Button kind="quiet" href={paths.desk.invoices(slug, { month })}>
          {visit.words.invoices.link}
        </Button>
      </Row>
      <DefinitionList
        items={[
          { term: words.opening, detail: amountOf(visit, stand.opening) },
          { term: words.closing, detail: amountOf(visit, rows.at(-1)?.running ?? stand.opening) },
        ]}
      />
      <DataTable
        caption={words.linesTitle}
        quietCaption
        empty={words.linesEmpty}
        columns={[
          { label: words.when },
          { label: words.what },
          { label: words.order },
          { label: words.amount, align: 'end' },
          { label: words.running, align: 'end' },
        ]}
        rows={rows.map(row => ({
          cells: [
            visit.moment(row.happenedAt),
            words.rows[row.account],
            row.order && <a href={paths.desk.order(slug, row.order)}>{row.order}</a>,
            amountOf(visit, row.amount),
            amountOf(visit, row.running),
          ],
        }))}
      />
    </Section>
  );
}

/** Only a director says where the money goes. */
function Accounts({ visit, accounts, form }: StatementProps) {
  const { statement: words, payouts } = visit.words.settlement;
  const state = { verified: words.accountVerified, waiting: words.accountWaiting };
  return (
    <Section title={words.accountTitle} lead={words.accountLead} panel>
      {accounts.length === 0 && <p>{words.accountNone}</p>}
      <DefinitionList
        items={accounts.map(({ state: now, bankBin, number, holder }) => ({
          term: state[now],
          detail: `${bankOf(bankBin)} ${masked(number)} · ${holder}`,
        }))}
      />
      {visit.seat.roles.includes('director') && (
        <form class="form stack no-print" method="post" action={paths.desk.payoutAccount(visit.seat.slug)}>
          <Select
            {...form.input('bankBin')}
            label={payouts.bank}
            options={banks.map(({ bin, name }) => ({ value: bin, label: name }))}
            placeholder={words.chooseBank}
            required
          />
          <TextInput
            {...form.input('number')}
            label={payouts.number}
            size="medium"
            maxlength={19}
            autocomplete="off"
            required
          />
          <TextInput {...form.input('holder')} label={payouts.holder} maxlength={70} autocomplete="off" required />
          <Button>{words.give}</Button>
        </form>
      )}
    </Section>
  );
}
