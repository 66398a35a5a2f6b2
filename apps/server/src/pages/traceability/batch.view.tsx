import { mayAtDesk } from '#libs/identity';
import { batchActions, canBatch, stageOf, taskOf, type RecipeTask } from '#libs/traceability';
import { newId } from '#platform/ids';
import { paths } from '../../paths.js';
import { Button, Checkbox, FormErrors, TextInput } from '../../ui/forms.js';
import { DefinitionList, Timeline } from '../../ui/lists.js';
import { Notice } from '../../ui/notices.js';
import { Row, Section, Split } from '../../ui/sections.js';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';
import { flagSentence } from '../balance/flag-parts.js';
import { EnclosedFiles } from '../recorder/enclosed-part.js';
import { PublishPhoto } from '../recorder/shown-photo-part.js';
import { amountText, StageBadge } from './batch-parts.js';
import type { BatchPage, TaskOfBatch } from './batch-page.query.js';
import { nameOf, TaskPart, type TaskPartProps } from './task.view.js';

interface BatchViewProps extends TaskPartProps {
  /** The recall form, when it was sent and refused. */
  recall: Form;
}

export function BatchView({ recall, ...task }: BatchViewProps) {
  const { visit, batch } = task;
  const { batch: words } = visit.words.traceability;
  const errors = [...task.form.errors, ...recall.errors];
  return (
    <>
      <FormErrors
        title={visit.words.forms.summary(errors.length)}
        errors={errors}
        labels={namesOfFields(visit, task.chosen)}
      />
      {batch.recalledAt && (
        <Notice tone="danger" title={words.recalled}>
          {words.recalledOn(visit.day(batch.recalledAt), visit.say(batch.reasonVi ?? '', batch.reasonEn))}
        </Notice>
      )}
      {batch.recall && (
        <Notice tone="warning" title={batch.recall.state === 'proposed' ? words.held : undefined}>
          <p>
            <a href={paths.desk.recall(visit.seat.slug, batch.recall.id)}>{words.recallPage}</a>
          </p>
        </Notice>
      )}
      {batch.flags.length > 0 && (
        <Notice tone="warning" title={visit.words.chain.flags.title}>
          {batch.flags.map(flag => (
            <p>{flagSentence(visit, flag)}</p>
          ))}
          <p>
            <a href={paths.desk.flags(visit.seat.slug)}>{visit.words.chain.flags.link}</a>
          </p>
        </Notice>
      )}
      {batch.packedOn && !batch.recalledAt && !isHeld(batch) && <AfterPacking visit={visit} batch={batch} />}
      <Split aside={<Facts visit={visit} batch={batch} />} asideFirst>
        {(task.form.isSent || hasWork(batch)) && <TaskPart {...task} />}
        <Section title={words.way} panel>
          {batch.tasks.length === 0 ? <p>{words.nothingYet}</p> : <Way visit={visit} batch={batch} />}
        </Section>
        <MorePages visit={visit} batch={batch} />
        <Recall visit={visit} batch={batch} form={recall} />
      </Split>
    </>
  );
}

/** What the forms of the page call their fields. */
function namesOfFields({ words, locale }: Visit, task: RecipeTask | undefined) {
  const { batch } = words.traceability;
  const output = task?.step === 'make' ? batch.output : batch.gatheredAmount;
  const questions = (task?.fields ?? []).map(({ key, vi, en }) => [key, locale === 'vi' ? vi : en]);
  return {
    ...batch,
    output,
    siteId: batch.where,
    happenedAt: batch.when,
    variantId: batch.variant,
    packs: batch.packCount,
    from: words.chain.task.blend,
    ...(Object.fromEntries(questions) as Record<string, string>),
  };
}

/** Packed, with too little left for one pack more, nothing is to be recorded. */
const hasWork = ({ recalledAt, packedOn, variants, balance }: BatchPage): boolean =>
  !recalledAt && (!packedOn || variants.some(({ netQuantity }) => BigInt(netQuantity) <= balance));

/** Neither labelled nor sold until somebody else has decided: the notice above says what is to be done. */
const isHeld = ({ flags, recall }: BatchPage): boolean => flags.length > 0 || recall?.state === 'proposed';

/** Packs are on the shelf: what they still need before buyers can trace them. */
function AfterPacking({ visit, batch }: { visit: Visit; batch: BatchPage }) {
  const { batch: words } = visit.words.traceability;
  const { slug } = visit.seat;
  if (batch.unlabelled > 0)
    return (
      <Section title={words.afterPacking} panel>
        <p>{words.toLabel(visit.number(batch.unlabelled))}</p>
        <Row>
          <Button icon="print" href={paths.desk.labels(slug)}>
            {words.labels}
          </Button>
        </Row>
      </Section>
    );
  if (!batch.idleRoll) return <Notice tone="success">{words.allDone}</Notice>;
  return (
    <Section title={words.afterPacking} panel>
      <p>{words.toActivate}</p>
      <Row>
        <Button icon="check" href={paths.desk.labelRoll(slug, batch.idleRoll)}>
          {words.toSheet}
        </Button>
      </Row>
    </Section>
  );
}

/** What is not done every day has pages of its own. */
function MorePages({ visit, batch }: { visit: Visit; batch: BatchPage }) {
  const { handOver, deliveries } = visit.words.chain;
  const { slug } = visit.seat;
  if (!mayAtDesk(visit.seat, ['clerk'])) return null;
  return (
    <Row>
      <Button kind="quiet" icon="truck" href={paths.desk.handOver(slug, batch.id)}>
        {handOver.link}
      </Button>
      <Button kind="quiet" icon="person" href={paths.desk.deliveries(slug, batch.id)}>
        {deliveries.link}
      </Button>
    </Row>
  );
}

function Facts({ visit, batch }: { visit: Visit; batch: BatchPage }) {
  const { batch: words } = visit.words.traceability;
  const { slug } = visit.seat;
  return (
    <Section title={words.facts} panel>
      <DefinitionList
        items={[
          { term: visit.words.traceability.list.state, detail: <StageBadge visit={visit} batch={batch} /> },
          {
            term: words.product,
            detail: <a href={paths.desk.product(slug, batch.slug)}>{visit.say(batch.nameVi, batch.nameEn)}</a>,
          },
          { term: words.balance, detail: amountText(visit, batch.balance, batch.unit) },
          { term: words.packed, detail: batch.packed.length > 0 && <PackedLines visit={visit} batch={batch} /> },
          { term: words.producedOn, detail: batch.producedOn && visit.day(batch.producedOn) },
          { term: words.packedOn, detail: batch.packedOn && visit.day(batch.packedOn) },
          { term: words.bestBefore, detail: batch.bestBefore && visit.day(batch.bestBefore) },
          { term: words.startedBy, detail: batch.startedBy },
        ].map(({ term, detail }) => ({ term, detail: detail || null }))}
      />
      {batch.packed.length > 0 && (
        <Row>
          <Button kind="secondary" icon="box" href={paths.desk.stock(slug)}>
            {words.stock}
          </Button>
        </Row>
      )}
    </Section>
  );
}

function PackedLines({ visit, batch }: { visit: Visit; batch: BatchPage }) {
  const { batch: words } = visit.words.traceability;
  return (
    <>
      {batch.packed.map(({ packs, netQuantity, netUnit }) => (
        <div>{words.packedLine(visit.number(packs), amountText(visit, netQuantity, netUnit))}</div>
      ))}
    </>
  );
}

function Way({ visit, batch }: { visit: Visit; batch: BatchPage }) {
  const { batch: words } = visit.words.traceability;
  return (
    <Timeline
      label={words.way}
      steps={batch.tasks.map(task => ({
        title: nameOf(visit, batch, task.kind),
        when: visit.moment(task.happenedAt),
        at: new Date(task.happenedAt).toISOString(),
        where: `${task.site}, ${task.commune}`,
        quantity: quantityOf(visit, batch, task),
        note: <TaskNote visit={visit} batch={batch} task={task} />,
        state: task.wrong ? 'wrong' : 'done',
      }))}
    />
  );
}

const CORRECTABLE: readonly string[] = ['gather', 'make', 'pack', 'observe', 'move', 'destroy'];

function TaskNote({ visit, batch, task }: { visit: Visit; batch: BatchPage; task: TaskOfBatch }) {
  const { batch: words } = visit.words.traceability;
  const { correction, task: more } = visit.words.chain;
  const { wrong } = task;
  const mayShow = !wrong && mayAtDesk(visit.seat, ['clerk', 'director']);
  const mayCorrect = !wrong && !batch.recalledAt && CORRECTABLE.includes(task.step) && mayAtDesk(visit.seat, ['clerk']);
  return (
    <>
      {wrong && (
        <p>
          <strong>{correction.wrong}.</strong> {correction.wrongBy(wrong.by, visit.day(new Date(wrong.at)), wrong.note)}
        </p>
      )}
      {task.isReplacement && <p class="hint">{correction.replaces}</p>}
      {task.said && <p class="hint">{more.said(task.said)}</p>}
      <Answers visit={visit} batch={batch} task={task} />
      {task.note && <p>{task.note}</p>}
      <EnclosedFiles
        visit={visit}
        files={task.enclosed}
        at={hash => paths.desk.enclosure(visit.seat.slug, hash)}
        of={nameOf(visit, batch, task.kind)}
        act={
          mayShow
            ? (photo, n) => <PublishPhoto visit={visit} photo={photo} number={n + 1} taskId={task.id} />
            : undefined
        }
      />
      <p class="hint">
        {words.recordedBy(task.recordedBy)}
        {mayCorrect && (
          <>
            {' · '}
            <a href={paths.desk.correction(visit.seat.slug, batch.id, task.id)}>{correction.link}</a>
          </>
        )}
      </p>
    </>
  );
}

function Answers({ visit, batch, task }: { visit: Visit; batch: BatchPage; task: TaskOfBatch }) {
  const fields = taskOf(batch.line, task.kind, batch.recipeVersion)?.fields ?? [];
  const told = fields.flatMap(field => {
    const answer = task.answers[field.key];
    if (answer === undefined) return [];
    const choice = field.choices?.find(one => one.value === answer);
    const text = choice ? visit.say(choice.vi, choice.en) : `${answer}${field.unit ? `\u00a0${field.unit}` : ''}`;
    return [`${visit.say(field.vi, field.en)}: ${text}`];
  });
  return told.length > 0 ? <p>{told.join(' · ')}</p> : null;
}

function quantityOf(visit: Visit, batch: BatchPage, { step, input, output, ...task }: TaskOfBatch): string | undefined {
  const { batch: words } = visit.words.traceability;
  const say = (amount: number): string => amountText(visit, amount, batch.unit);
  switch (step) {
    case 'gather':
    case 'receive':
      return words.gathered(say(output));
    case 'make':
      return words.made(say(input), say(output));
    case 'destroy':
    case 'ship':
      return `−\u00a0${say(input)}`;
    case 'pack': {
      const { packs, netQuantity, netUnit } = task;
      return words.packs(visit.number(packs ?? 0), amountText(visit, netQuantity ?? 0, netUnit ?? batch.unit));
    }
    default:
      return undefined;
  }
}

/** Folded away: it is needed once in years, and then it must be there. */
function Recall({ visit, batch, form }: { visit: Visit; batch: BatchPage; form: Form }) {
  const { batch: words } = visit.words.traceability;
  const mayRecall =
    mayAtDesk(visit.seat, batchActions.recall.roles) &&
    canBatch('recall', stageOf(batch)) &&
    batch.recall?.state !== 'proposed';
  if (!mayRecall) return null;
  return (
    <details class="action action-confirm" open={form.isSent}>
      <summary class="button button-quiet">{words.recall}</summary>
      <form class="form stack confirm" method="post" action={paths.desk.proposeRecall(visit.seat.slug, batch.id)}>
        <input type="hidden" name="id" value={form.value('id') ?? newId()} />
        <p>{words.recallLead}</p>
        <TextInput {...form.input('reasonVi')} label={words.reasonVi} required maxlength={300} />
        <TextInput
          {...form.input('reasonEn')}
          label={words.reasonEn}
          hint={visit.words.shell.optional}
          maxlength={300}
        />
        <Checkbox name="confirmed" label={words.recallConfirm} required error={form.error('confirmed')} />
        <Row>
          <Button kind="danger">{words.recallYes}</Button>
        </Row>
      </form>
    </details>
  );
}
