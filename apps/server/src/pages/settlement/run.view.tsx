import { qrSvg } from '#libs/labels';
import { vietQrText } from '#libs/payments';
import { masked } from '#libs/settlement';
import { dong } from '#platform/money';
import { paths } from '../../paths.js';
import { Badge } from '../../ui/badges.js';
import { ActionForm, Button, FormErrors, TextArea, TextInput } from '../../ui/forms.js';
import { DefinitionList } from '../../ui/lists.js';
import { Notice } from '../../ui/notices.js';
import { PageHead, Row, Section, Stack } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import type { Form } from '../../web/forms.js';
import { amountOf } from '../../web/amount.js';
import type { Visit } from '../../web/visit.js';
import type { PayoutLineRow, RunRow } from './payouts.query.js';
import { bankOf, runTone, type Opened } from './payouts.view.js';
import { TreasuryNav } from './treasury-nav.js';

interface RunProps {
  visit: Visit;
  run: RunRow;
  lines: readonly Opened<PayoutLineRow>[];
  form: Form;
}

export function RunView({ visit, run, lines, form }: RunProps) {
  const words = visit.words.settlement.payouts;
  return (
    <Stack>
      <PageHead title={words.runTitle(run.number)} lead={words.lead} />
      <TreasuryNav visit={visit} here="payouts" />
      <FormErrors title={visit.words.forms.summary(form.errors.length)} errors={[...form.errors]} />
      <DefinitionList
        items={[
          { term: words.state, detail: <Badge tone={runTone[run.state]}>{words.states[run.state]}</Badge> },
          { term: words.readyBefore, detail: visit.moment(run.readyBefore) },
          { term: words.proposedBy, detail: `${run.proposedBy}, ${visit.moment(run.proposedAt)}` },
          { term: words.decidedBy, detail: run.decidedBy ?? '' },
          { term: words.amount, detail: amountOf(visit, run.amount) },
        ]}
      />
      {run.rejection && <Notice tone="danger" title={words.rejection(run.rejection)} />}
      {run.state === 'proposed' && <Signing visit={visit} run={run} form={form} />}
      {(run.state === 'approved' || run.state === 'closed') && <Bank visit={visit} run={run} form={form} />}
      <Lines visit={visit} lines={lines} />
    </Stack>
  );
}

function Signing({ visit, run, form }: Omit<RunProps, 'lines'>) {
  const words = visit.words.settlement.payouts;
  return (
    <>
      <Section title={words.approve} lead={words.signHint} panel>
        <ActionForm
          action={paths.approvePayout(run.id)}
          label={words.approve}
          confirm={{ question: words.approveSure, yes: words.yes }}
        />
      </Section>
      <Section title={words.rejectTitle} panel>
        <form class="form stack" method="post" action={paths.rejectPayout(run.id)}>
          <TextInput {...form.input('reason')} label={words.reason} maxlength={200} required />
          <Button kind="danger">{words.reject}</Button>
        </form>
      </Section>
    </>
  );
}

function Bank({ visit, run, form }: Omit<RunProps, 'lines'>) {
  const words = visit.words.settlement.payouts;
  return (
    <>
      <Row>
        <Button kind="secondary" icon="download" href={paths.payoutFile(run.id)} download>
          {words.file}
        </Button>
        <Button kind="quiet" href={paths.payoutCodes(run.id)}>
          {words.codes}
        </Button>
      </Row>
      <Section title={words.answerTitle} lead={words.answerLead} panel>
        <form class="form stack" method="post" action={paths.payoutAnswers(run.id)}>
          <TextArea {...form.input('file')} label={words.answer} rows={6} maxlength={500_000} required />
          <Button>{words.take}</Button>
        </form>
      </Section>
    </>
  );
}

function Lines({ visit, lines }: Pick<RunProps, 'visit' | 'lines'>) {
  const words = visit.words.settlement.payouts;
  return (
    <Section title={words.linesTitle}>
      <DataTable
        caption={words.linesTitle}
        quietCaption
        columns={[
          { label: words.payee },
          { label: words.bank },
          { label: words.orders, align: 'end' },
          { label: words.claimed, align: 'end' },
          { label: words.netted, align: 'end' },
          { label: words.amount, align: 'end' },
          { label: words.reference },
          { label: words.state },
        ]}
        rows={lines.map(line => ({
          tone: line.state === 'bounced' ? ('warning' as const) : undefined,
          cells: [
            line.payee,
            `${bankOf(line.bankBin)} ${masked(line.number)}`,
            visit.number(line.orders),
            amountOf(visit, line.claimed),
            line.netted === 0n ? '' : amountOf(visit, line.netted),
            amountOf(visit, line.amount),
            <span class="nowrap">{line.reference}</span>,
            [words.lineStates[line.state], line.bounceReason].filter(Boolean).join(': '),
          ],
        }))}
      />
    </Section>
  );
}

/** A symbol per line for the banking app of the market; printed, a page of them. */
export function CodesView({ visit, run, lines }: Omit<RunProps, 'form'>) {
  const words = visit.words.settlement.payouts;
  return (
    <Stack>
      <PageHead title={words.codesTitle(run.number)} lead={words.codesLead} />
      <TreasuryNav visit={visit} here="payouts" />
      {lines
        .filter(line => line.amount > 0n && line.state === 'sent')
        .map(({ payee, bankBin, number, amount, reference }) => {
          const text = vietQrText({ amount: dong(amount), reference }, { bankBin, bankAccount: number });
          const title = `${payee}: ${visit.dong(amount)}`;
          return (
            <Section title={title} lead={`${bankOf(bankBin)} ${masked(number)} · ${reference}`} panel>
              <div class="pay-qr" dangerouslySetInnerHTML={{ __html: qrSvg(text, { title, modulePx: 4 }) }} />
            </Section>
          );
        })}
    </Stack>
  );
}
