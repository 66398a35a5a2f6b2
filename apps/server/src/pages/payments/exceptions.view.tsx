import { dong } from '#platform/money';
import { paths } from '../../paths.js';
import { ActionForm, FormErrors } from '../../ui/forms.js';
import { PageHead, Section, Stack } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import { amountOf } from '../../web/amount.js';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';
import { Disputes } from './disputes.view.js';
import { TreasuryNav } from '../settlement/treasury-nav.js';
import type { LineToReturn, MoneyExceptions, SuspendedLine } from './exceptions.query.js';
import { OneField } from './one-field.view.js';
import { Stuck } from './stuck.view.js';

interface Props {
  visit: Visit;
  data: MoneyExceptions;
  /** The line whose form was sent and comes back. */
  sentFor: string | undefined;
  form: Form;
}

export function ExceptionsView({ visit, data, sentFor, form }: Props) {
  const words = visit.words.exceptions;
  const { order, note, returnReference } = words;
  return (
    <Stack>
      <PageHead title={words.title} lead={words.lead} />
      <TreasuryNav visit={visit} here="exceptions" />
      <FormErrors
        title={visit.words.forms.summary(form.errors.length)}
        errors={[...form.errors]}
        labels={{ order, note, returnReference }}
      />
      <Lines visit={visit} lines={data.lines} sentFor={sentFor} form={form} />
      <Returns visit={visit} returns={data.returns} sentFor={sentFor} form={form} />
      <Disputes visit={visit} disputes={data.disputes} />
      <Stuck visit={visit} events={data.stuck} sentFor={sentFor} form={form} />
    </Stack>
  );
}

interface RowsProps extends Pick<Props, 'visit' | 'sentFor' | 'form'> {
  lines: readonly SuspendedLine[];
}

function Lines({ visit, lines, sentFor, form }: RowsProps) {
  const words = visit.words.exceptions;
  return (
    <Section title={words.linesTitle}>
      <DataTable
        caption={words.linesTitle}
        quietCaption
        empty={words.linesEmpty}
        columns={[
          { label: words.line },
          { label: words.amount, align: 'end' },
          { label: words.why },
          { label: words.actions, quiet: true },
        ]}
        rows={lines.map(line => ({
          tone: line.keptUntil ? ('muted' as const) : ('warning' as const),
          cells: [
            <LineFacts visit={visit} line={line} since={line.receivedAt} />,
            amountOf(visit, dong(line.amount)),
            <Why visit={visit} line={line} />,
            <Decide visit={visit} line={line} form={sentFor === line.id ? form : undefined} />,
          ],
        }))}
      />
    </Section>
  );
}

/** One child: on a phone a cell lays its children beside each other. */
function LineFacts({ visit, line, since }: { visit: Visit; line: SuspendedLine | LineToReturn; since: string }) {
  const words = visit.words.exceptions;
  const source = 'source' in line ? `, ${words.sources[line.source]}` : '';
  return (
    <div>
      <strong class="nowrap">{line.bankReference}</strong>
      {line.code && <span class="nowrap"> · {line.code}</span>}
      <br />
      {line.transferText}
      <br />
      <small>
        {words.received(visit.moment(since))}
        {source}
      </small>
    </div>
  );
}

function Why({ visit, line }: { visit: Visit; line: SuspendedLine }) {
  const { exceptions: words, payments } = visit.words;
  return (
    <div>
      <strong>{payments.reasons[line.reason]}</strong>
      <br />
      {words.whatToDo[line.reason]}
      {line.keptUntil && (
        <>
          <br />
          <em>
            {words.keptUntil(visit.moment(line.keptUntil))}: {line.note}
          </em>
        </>
      )}
    </div>
  );
}

/** `form`: what was typed for this line and refused. */
function Decide({ visit, line, form }: { visit: Visit; line: SuspendedLine; form: Form | undefined }) {
  const words = visit.words.exceptions;
  return (
    <Stack>
      <OneField
        action={paths.decideCredit(line.id, 'match')}
        {...{ name: 'order', label: words.order, hint: words.orderHint, button: words.match, maxlength: 40 }}
        {...{ id: line.id, form }}
      />
      <ActionForm action={paths.decideCredit(line.id, 'decline')} label={words.decline} kind="secondary" />
      <OneField
        action={paths.decideCredit(line.id, 'keep')}
        {...{ name: 'note', label: words.note, button: words.keep, maxlength: 200 }}
        {...{ id: line.id, form }}
      />
    </Stack>
  );
}

interface ReturnsProps extends Pick<Props, 'visit' | 'sentFor' | 'form'> {
  returns: readonly LineToReturn[];
}

function Returns({ visit, returns, sentFor, form }: ReturnsProps) {
  const { exceptions: words, payments } = visit.words;
  return (
    <Section title={words.returnsTitle} lead={words.returnsLead}>
      <DataTable
        caption={words.returnsTitle}
        quietCaption
        empty={words.returnsEmpty}
        columns={[
          { label: words.line },
          { label: words.amount, align: 'end' },
          { label: words.why },
          { label: words.actions, quiet: true },
        ]}
        rows={returns.map(line => ({
          cells: [
            <LineFacts visit={visit} line={line} since={line.since} />,
            amountOf(visit, dong(line.amount)),
            payments.reasons[line.reason],
            <OneField
              action={paths.decideCredit(line.id, 'return')}
              {...{ name: 'returnReference', label: words.returnReference, button: words.giveBack, maxlength: 60 }}
              {...{ id: line.id, form: sentFor === line.id ? form : undefined }}
            />,
          ],
        }))}
      />
    </Section>
  );
}
