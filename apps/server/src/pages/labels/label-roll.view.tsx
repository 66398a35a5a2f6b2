import { paths } from '../../paths.js';
import { ActionForm, Button, Checkbox, FormErrors, Steps, TextInput } from '../../ui/forms.js';
import { DefinitionList } from '../../ui/lists.js';
import { Notice } from '../../ui/notices.js';
import { Panel, Row, Section } from '../../ui/sections.js';
import { BindForm, Strips } from './bind-part.view.js';
import { goodsOf, StateBadge } from './label-parts.js';
import { PrintPart } from './print-part.view.js';
import { Reconciliation } from './reconciliation-part.view.js';
import type { RollProps } from './roll-props.js';

/** One roll on its way: print it, stick it on, activate it. What comes next stands first. */
export function LabelRollView(props: RollProps) {
  const { visit, roll, form } = props;
  const desk = visit.words.labelDesk;
  return (
    <>
      <FormErrors title={visit.words.forms.summary(form.errors.length)} errors={[...form.errors]} labels={desk} />
      {roll.isRecalled ? <Notice tone="danger">{desk.recalled}</Notice> : <NextStep {...props} />}
      {!roll.batchId && <BindForm {...props} />}
      <Facts {...props} />
      <Reconciliation {...props} />
      {!roll.batchId && <Strips {...props} />}
      {!roll.isRecalled && <VoidForm {...props} />}
      <p>
        <a href={paths.desk.labels(visit.seat.slug)}>{desk.backToList}</a>
      </p>
    </>
  );
}

function NextStep(props: RollProps) {
  const { visit, roll } = props;
  const desk = visit.words.labelDesk;
  const { activatedAt, batchId } = roll;
  return (
    <Panel>
      {batchId && !activatedAt && (
        <Steps label={desk.stepsLabel} current={0} steps={Object.values(desk.steps).map(label => ({ label }))} />
      )}
      {activatedAt && <Notice tone="success">{desk.isActive(visit.moment(activatedAt))}</Notice>}
      {batchId && !activatedAt && <Notice tone="warning">{desk.notYetActive}</Notice>}
      <p>{desk.printHint}</p>
      {roll.printableCodes > 0 && <Notice tone="warning">{desk.printCodesFirst}</Notice>}
      <PrintPart {...props} />
      <Row>
        {batchId && !activatedAt && (
          <ActionForm
            action={paths.desk.activateLabels(visit.seat.slug, roll.id)}
            label={desk.activate}
            icon="check"
            confirm={{ question: desk.activateQuestion(visit.number(roll.issued)), yes: desk.activateYes }}
          />
        )}
        {batchId && activatedAt && (
          <Button kind="quiet" href={paths.desk.batch(visit.seat.slug, batchId)}>
            {desk.toBatch}
          </Button>
        )}
      </Row>
    </Panel>
  );
}

function Facts({ visit, roll }: RollProps) {
  const desk = visit.words.labelDesk;
  const { lot, batchId, scans, issuedBy, issuedAt, activatedAt, isRecalled } = roll;
  return (
    <DefinitionList
      items={[
        {
          term: desk.state,
          detail: (
            <StateBadge visit={visit} isActivated={activatedAt !== null} isRecalled={isRecalled} isFree={!batchId} />
          ),
        },
        { term: desk.product, detail: goodsOf(visit, roll) },
        { term: desk.lotLabel, detail: batchId && <a href={paths.desk.batch(visit.seat.slug, batchId)}>{lot}</a> },
        { term: desk.insideCodes, detail: roll.hasInsideCodes && desk.openedOf(visit.number(roll.opened)) },
        { term: desk.scans, detail: scans > 0 && visit.number(scans) },
        { term: desk.issued, detail: desk.issuedBy(issuedBy, visit.moment(issuedAt)) },
        { term: desk.activated, detail: activatedAt && visit.moment(activatedAt) },
      ].map(({ term, detail }) => ({ term, detail: detail || undefined }))}
    />
  );
}

function VoidForm({ visit, roll, form }: RollProps) {
  const desk = visit.words.labelDesk;
  return (
    <Section title={desk.void} lead={desk.voidLead}>
      <form class="form stack" method="post" action={paths.desk.labelRoll(visit.seat.slug, roll.id)}>
        <TextInput
          {...form.input('serial')}
          label={desk.serial}
          hint={desk.serialHint}
          maxlength={200}
          size="medium"
          autocomplete="off"
          required
        />
        <Checkbox
          name="confirmed"
          label={desk.voidConfirm}
          checked={form.value('confirmed') === 'yes'}
          error={form.error('confirmed')}
        />
        <Row>
          <Button kind="danger">{desk.voidYes}</Button>
        </Row>
      </form>
    </Section>
  );
}
