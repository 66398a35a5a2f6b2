import { paths } from '../../paths.js';
import { ActionForm, Button, Checkbox, FormErrors, Steps, TextInput } from '../../ui/forms.js';
import { DefinitionList } from '../../ui/lists.js';
import { Notice } from '../../ui/notices.js';
import { Panel, Row, Section } from '../../ui/sections.js';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';
import { goodsOf, StateBadge } from './label-desk.view.js';
import type { LabelSheetPage } from './label-desk.query.js';

interface SheetProps {
  visit: Visit;
  sheet: LabelSheetPage;
}

/** One sheet on its way: print it, stick it on, activate it. What comes next stands first. */
export function LabelSheetView({ visit, sheet, form }: SheetProps & { form: Form }) {
  const { desk } = visit.words.labels;
  return (
    <>
      <FormErrors title={visit.words.forms.summary(form.errors.length)} errors={[...form.errors]} labels={desk} />
      {sheet.isRecalled ? <Notice tone="danger">{desk.recalled}</Notice> : <NextStep visit={visit} sheet={sheet} />}
      <Facts visit={visit} sheet={sheet} />
      {!sheet.isRecalled && <VoidForm visit={visit} sheet={sheet} form={form} />}
      <p>
        <a href={paths.desk.labels(visit.seat.slug)}>{desk.backToList}</a>
      </p>
    </>
  );
}

function NextStep({ visit, sheet }: SheetProps) {
  const { desk } = visit.words.labels;
  const { activatedAt, quantity, voided } = sheet;
  return (
    <Panel>
      {!activatedAt && (
        <Steps label={desk.stepsLabel} current={0} steps={Object.values(desk.steps).map(label => ({ label }))} />
      )}
      {activatedAt ? (
        <Notice tone="success">{desk.isActive(visit.moment(activatedAt))}</Notice>
      ) : (
        <Notice tone="warning">{desk.notYetActive}</Notice>
      )}
      <p>{desk.printHint}</p>
      <Row>
        <Button
          kind={activatedAt ? 'secondary' : 'primary'}
          href={paths.desk.labelSheetPdf(visit.seat.slug, sheet.id)}
          icon="download"
          download
        >
          {desk.download}
        </Button>
        {!activatedAt && (
          <ActionForm
            action={paths.desk.activateLabels(visit.seat.slug, sheet.id)}
            label={desk.activate}
            icon="check"
            confirm={{ question: desk.activateQuestion(visit.number(quantity - voided)), yes: desk.activateYes }}
          />
        )}
        {activatedAt && (
          <Button kind="quiet" href={paths.desk.batch(visit.seat.slug, sheet.batchId)}>
            {desk.toBatch}
          </Button>
        )}
      </Row>
    </Panel>
  );
}

function Facts({ visit, sheet }: SheetProps) {
  const { desk } = visit.words.labels;
  const { lot, batchId, quantity, voided, scans, issuedBy, issuedAt, activatedAt, isRecalled } = sheet;
  return (
    <DefinitionList
      items={[
        {
          term: desk.state,
          detail: <StateBadge visit={visit} isActivated={activatedAt !== null} isRecalled={isRecalled} />,
        },
        { term: desk.product, detail: goodsOf(visit, sheet) },
        { term: desk.lotLabel, detail: <a href={paths.desk.batch(visit.seat.slug, batchId)}>{lot}</a> },
        { term: desk.count, detail: visit.number(quantity) },
        { term: desk.voided, detail: voided > 0 && visit.number(voided) },
        { term: desk.scans, detail: activatedAt && visit.number(scans) },
        { term: desk.issued, detail: desk.issuedBy(issuedBy, visit.moment(issuedAt)) },
        { term: desk.activated, detail: activatedAt && visit.moment(activatedAt) },
      ].map(({ term, detail }) => ({ term, detail: detail || undefined }))}
    />
  );
}

function VoidForm({ visit, sheet, form }: SheetProps & { form: Form }) {
  const { desk } = visit.words.labels;
  return (
    <Section title={desk.void} lead={desk.voidLead}>
      <form class="form stack" method="post" action={paths.desk.labelSheet(visit.seat.slug, sheet.id)}>
        <TextInput
          {...form.input('serial')}
          label={desk.serial}
          hint={desk.serialHint}
          maxlength={40}
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
