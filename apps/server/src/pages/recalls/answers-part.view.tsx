import { newId } from '#platform/ids';
import { Progress } from '../../ui/charts.js';
import { ActionForm, Button, NumberInput, Select, TextInput } from '../../ui/forms.js';
import { Row, Section } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import type { Visit } from '../../web/visit.js';
import { FOUND } from './recall-form.js';
import type { RecallPage } from './recall-page.query.js';
import type { RecallViewProps } from './recall-props.js';

/** Where the packs of each batch turned out to be, and how many are still out there. */
export function AnswersPart(props: RecallViewProps) {
  const { visit, recall, to, mayAct } = props;
  const { page: words } = visit.words.recalls;
  const isOpen = recall.state === 'confirmed';
  return (
    <>
      <Section title={words.found} panel>
        {recall.confirmedAt && <Accounted visit={visit} recall={recall} />}
        <Batches visit={visit} recall={recall} />
        {recall.answers.length > 0 && <Answers visit={visit} recall={recall} />}
        {isOpen && mayAct && <AnswerForm {...props} />}
      </Section>
      {isOpen && mayAct && (
        <ActionForm
          action={to('closure')}
          label={recall.isDrill ? words.drillClose : words.close}
          confirm={
            recall.isDrill
              ? { question: words.drillCloseAsk, yes: words.drillClose }
              : { question: words.closeAsk, yes: words.closeYes }
          }
        />
      )}
    </>
  );
}

function Accounted({ visit, recall }: { visit: Visit; recall: RecallPage }) {
  const { page: words } = visit.words.recalls;
  const sum = (key: 'packed' | 'accounted') => recall.batches.reduce((all, batch) => all + batch[key], 0);
  const [packed, accounted] = [sum('packed'), sum('accounted')];
  if (packed === 0) return <p>{words.nothingPacked}</p>;
  const display = words.share(visit.percent(accounted / packed), visit.number(accounted), visit.number(packed));
  return <Progress label={words.accounted} value={accounted} goal={packed} display={display} />;
}

function Batches({ visit, recall }: { visit: Visit; recall: RecallPage }) {
  const { page: words } = visit.words.recalls;
  return (
    <DataTable
      caption={words.batches}
      columns={[
        { label: words.batch },
        { label: words.goods },
        { label: words.cooperative },
        { label: words.packed, align: 'end' },
        { label: words.accounted, align: 'end' },
      ]}
      rows={recall.batches.map(batch => ({
        cells: [
          <span class="nowrap">{batch.lot}</span>,
          visit.say(batch.nameVi, batch.nameEn),
          batch.cooperative,
          <span class="num">{visit.number(batch.packed)}</span>,
          <span class="num">{visit.number(batch.accounted)}</span>,
        ],
      }))}
    />
  );
}

function Answers({ visit, recall }: { visit: Visit; recall: RecallPage }) {
  const { page: words, found } = visit.words.recalls;
  return (
    <DataTable
      caption={words.answers}
      columns={[
        { label: words.batch },
        { label: words.where },
        { label: words.packs, align: 'end' },
        { label: words.note },
        { label: words.recorded },
      ]}
      rows={recall.answers.map(answer => ({
        cells: [
          <span class="nowrap">{answer.lot}</span>,
          found[answer.found],
          <span class="num">{visit.number(answer.packs)}</span>,
          answer.note || '–',
          words.by(answer.by, visit.moment(answer.at)),
        ],
      }))}
    />
  );
}

function AnswerForm({ visit, recall, form, to }: RecallViewProps) {
  const { page: words, found } = visit.words.recalls;
  return (
    <form class="form stack" method="post" action={to('answers')}>
      <input type="hidden" name="id" value={form.value('id') ?? newId()} />
      <Select
        {...form.input('batchId')}
        label={words.batch}
        required
        options={recall.batches.map(({ id, lot, cooperative }) => ({ value: id, label: `${lot} · ${cooperative}` }))}
      />
      <Select
        {...form.input('found')}
        label={words.where}
        required
        options={FOUND.map(value => ({ value, label: found[value] }))}
      />
      <NumberInput {...form.input('packs')} label={words.packs} hint={words.packsHint} required />
      <TextInput {...form.input('note')} label={words.note} hint={visit.words.shell.optional} maxlength={300} />
      <Row>
        <Button>{words.answer}</Button>
      </Row>
    </form>
  );
}
