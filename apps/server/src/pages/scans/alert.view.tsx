import { nearestProvince, type Evidence } from '#libs/scans';
import { Button, FormErrors, RadioCards, TextArea } from '../../ui/forms.js';
import { DefinitionList } from '../../ui/lists.js';
import { Notice } from '../../ui/notices.js';
import { Row, Section, Stack } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';
import { StateBadge } from './alert-list.view.js';
import type { AlertPaths } from './alert-paths.js';
import type { AlertFull } from './alerts.query.js';
import { serialText } from './serial-text.js';

interface AlertProps {
  visit: Visit;
  to: AlertPaths;
  alert: AlertFull;
  form: Form;
  mayDecide: boolean;
}

/** One alert: what was seen, why it matters, and the decision. */
export function AlertView({ visit, to, alert, form, mayDecide }: AlertProps) {
  const { page } = visit.words.scans;
  return (
    <Stack>
      <p>
        <a href={to.list({})}>{page.back}</a>
      </p>
      <Notice>{page.noVerdict}</Notice>
      <Section title={page.why} panel>
        <ul>
          {alert.evidence.map(one => (
            <li>{sentenceOf(visit, one)}</li>
          ))}
        </ul>
        <Facts visit={visit} alert={alert} />
      </Section>
      {mayDecide && <Decision visit={visit} to={to} alert={alert} form={form} />}
      {alert.kind === 'clone' && <Looks visit={visit} alert={alert} />}
    </Stack>
  );
}

function Facts({ visit, alert }: Pick<AlertProps, 'visit' | 'alert'>) {
  const { page } = visit.words.scans;
  const decided = alert.decidedAt && page.decidedBy(alert.decidedBy ?? '', visit.moment(alert.decidedAt));
  return (
    <DefinitionList
      items={[
        { term: page.state, detail: <StateBadge visit={visit} state={alert.state} /> },
        { term: page.score, detail: visit.number(alert.score) },
        { term: page.goods, detail: alert.nameVi === null ? '' : visit.say(alert.nameVi, alert.nameEn) },
        { term: page.cooperative, detail: alert.cooperative ?? '' },
        { term: page.lot, detail: alert.lot ?? '' },
        { term: page.serial, detail: alert.serial === null ? '' : serialText(alert.serial) },
        { term: page.raised, detail: visit.moment(alert.raisedAt) },
        { term: page.decided, detail: decided ?? '' },
        { term: page.reason, detail: alert.note },
      ]}
    />
  );
}

function sentenceOf(visit: Visit, { signal, facts }: Evidence): string {
  const shown = Object.fromEntries(
    Object.entries(facts).map(([key, value]) => [
      key,
      key === 'at' ? visit.moment(String(value)) : visit.number(Number(value)),
    ]),
  );
  return visit.words.scans.signals[signal](shown);
}

function Decision({ visit, to, alert, form }: Omit<AlertProps, 'mayDecide'>) {
  const { page, states } = visit.words.scans;
  const isLabel = alert.kind === 'clone';
  return (
    <Section title={page.decide} lead={isLabel ? page.decideLead : page.decideLookerLead} panel>
      <form class="form stack" method="post" action={to.decide(alert.id)}>
        <FormErrors
          title={visit.words.forms.summary(form.errors.length)}
          errors={[...form.errors]}
          labels={{ decision: page.decision, note: page.reason }}
        />
        <RadioCards
          {...form.input('decision')}
          label={page.decision}
          options={[
            {
              value: 'suspect',
              label: states.suspect,
              detail: isLabel ? page.suspectDetail : page.suspectLookerDetail,
            },
            { value: 'dismissed', label: states.dismissed, detail: page.dismissedDetail },
          ]}
          required
        />
        <TextArea
          {...form.input('note')}
          label={page.reason}
          hint={page.reasonHint}
          rows={3}
          maxlength={1000}
          required
        />
        <Row>
          <Button>{page.save}</Button>
        </Row>
      </form>
    </Section>
  );
}

function Looks({ visit, alert }: Pick<AlertProps, 'visit' | 'alert'>) {
  const { page } = visit.words.scans;
  const { verdicts } = visit.words.labels.scan;
  return (
    <DataTable
      caption={page.looks}
      columns={[{ label: page.at }, { label: page.answered }, { label: page.area }]}
      rows={alert.looks.map(look => ({
        cells: [
          visit.moment(look.at),
          verdicts[look.verdict as keyof typeof verdicts] ?? look.verdict,
          look.cell === null ? page.noArea : page.near(nearestProvince(look.cell)),
        ],
      }))}
      empty={page.noLooks}
    />
  );
}
