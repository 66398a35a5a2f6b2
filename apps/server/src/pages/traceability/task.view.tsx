import { taskName, writeAmount, type RecipeTask } from '#libs/traceability';
import { paths, withQuery } from '../../paths.js';
import { Button, DateInput, NumberInput, Select, TextInput } from '../../ui/forms.js';
import { EmptyState } from '../../ui/notices.js';
import { Row, Section } from '../../ui/sections.js';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';
import { amountText } from './batch-parts.js';
import type { BatchPage } from './batch-page.query.js';
import { localMoment } from './task-form.js';

export interface TaskPartProps {
  visit: Visit;
  batch: BatchPage;
  /** What this person may record now. */
  tasks: readonly RecipeTask[];
  chosen: RecipeTask | undefined;
  /** Of the task to be: a form sent twice records it once. */
  taskId: string;
  form: Form;
}

/** Which task, and its few questions. */
export function TaskPart({ visit, batch, tasks, chosen, ...rest }: TaskPartProps) {
  const { batch: words } = visit.words.traceability;
  if (!chosen) return <p>{words.notYours}</p>;
  const here = paths.desk.batch(visit.seat.slug, batch.id);
  return (
    <Section title={words.next(taskName(visit.locale, batch.line, chosen.kind))} id="record" panel>
      {tasks.length > 1 && (
        <nav class="hints" aria-label={words.chooseTask}>
          {tasks.map(task => (
            <a
              href={`${withQuery(here, { task: task.kind })}#record`}
              aria-current={task === chosen ? 'page' : undefined}
            >
              {taskName(visit.locale, batch.line, task.kind)}
            </a>
          ))}
        </nav>
      )}
      {batch.sites.length === 0 ? (
        <NoSites visit={visit} back={here} />
      ) : (
        <TaskForm visit={visit} batch={batch} task={chosen} {...rest} />
      )}
    </Section>
  );
}

function NoSites({ visit, back }: { visit: Visit; back: string }) {
  const { batch: words } = visit.words.traceability;
  return (
    <EmptyState
      title={words.noSites}
      action={
        <Button icon="pin" href={paths.desk.newSite(visit.seat.slug, back)}>
          {words.newSite}
        </Button>
      }
    >
      {words.noSitesDetail}
    </EmptyState>
  );
}

type FormProps = Omit<TaskPartProps, 'tasks' | 'chosen'> & { task: RecipeTask };

/** The place comes first: whoever must add it loses nothing typed. */
function TaskForm({ visit, batch, task, taskId, form }: FormProps) {
  const { batch: words } = visit.words.traceability;
  if (task.step === 'pack' && batch.variants.length === 0) return <NoPacks visit={visit} batch={batch} />;
  const now = localMoment(visit.now);
  const here = withQuery(paths.desk.batch(visit.seat.slug, batch.id), { task: task.kind });
  return (
    <form class="form stack" method="post" action={paths.desk.tasks(visit.seat.slug, batch.id)}>
      <input type="hidden" name="id" value={taskId} />
      <input type="hidden" name="kind" value={task.kind} />
      <Select
        name="siteId"
        label={words.where}
        required
        placeholder={words.chooseSite}
        options={batch.sites.map(site => ({ value: site.id, label: `${site.name}, ${site.commune}` }))}
        value={form.value('siteId') ?? usualSite(batch, task)}
        error={form.error('siteId')}
      />
      <p>
        <a href={paths.desk.newSite(visit.seat.slug, here)}>{words.newSite}</a>
      </p>
      {task.step === 'pack' ? (
        <PackFields visit={visit} batch={batch} form={form} />
      ) : (
        <AmountFields visit={visit} batch={batch} task={task} form={form} />
      )}
      <DateInput
        name="happenedAt"
        label={words.when}
        hint={words.whenHint}
        time
        required
        max={now}
        value={form.value('happenedAt') ?? now}
        error={form.error('happenedAt')}
      />
      <TextInput {...form.input('note')} label={words.note} hint={words.noteHint} maxlength={300} />
      <Row>
        <Button icon="check">{task.step === 'pack' ? words.packingDone : words.record}</Button>
      </Row>
    </form>
  );
}

function NoPacks({ visit, batch }: { visit: Visit; batch: BatchPage }) {
  const { batch: words } = visit.words.traceability;
  return (
    <p>
      {words.noPacks} <a href={paths.desk.product(visit.seat.slug, batch.slug)}>{words.addPack}</a>
    </p>
  );
}

interface FieldsProps {
  visit: Visit;
  batch: BatchPage;
  form: Form;
}

/** All of what is there goes in as a rule, so that stands there already. */
function AmountFields({ visit, batch, task, form }: FieldsProps & { task: RecipeTask }) {
  const { batch: words } = visit.words.traceability;
  const { unit, balance } = batch;
  const isDecimal = unit === 'g' || unit === 'ml';
  return (
    <>
      {task.step === 'make' && (
        <NumberInput
          name="input"
          label={words.input}
          hint={words.inputHint(amountText(visit, balance, unit))}
          unit={words.units[unit]}
          decimal={isDecimal}
          required
          value={form.value('input') ?? (balance > 0n ? writeAmount(balance, unit, visit.locale) : undefined)}
          error={form.error('input')}
        />
      )}
      <NumberInput
        {...form.input('output')}
        label={task.step === 'make' ? words.output : words.gatheredAmount}
        hint={isDecimal ? words.amountHint : undefined}
        unit={words.units[unit]}
        decimal={isDecimal}
        required
      />
    </>
  );
}

function PackFields({ visit, batch, form }: FieldsProps) {
  const { batch: words } = visit.words.traceability;
  const only = batch.variants.length === 1 ? batch.variants[0]?.variantId : undefined;
  return (
    <>
      <Select
        name="variantId"
        label={words.variant}
        required
        placeholder={only ? undefined : ''}
        options={batch.variants.map(({ variantId, netQuantity, netUnit }) => ({
          value: variantId,
          label: words.variantChoice(
            amountText(visit, netQuantity, netUnit),
            visit.number(batch.balance / BigInt(netQuantity)),
          ),
        }))}
        value={form.value('variantId') ?? only}
        error={form.error('variantId')}
      />
      <NumberInput
        {...form.input('packs')}
        label={words.packCount}
        hint={words.inputHint(amountText(visit, batch.balance, batch.unit))}
        unit={words.packUnit}
        required
      />
    </>
  );
}

/** Where this task was done before, or else where the last one was. */
function usualSite({ tasks, sites }: BatchPage, task: RecipeTask): string | undefined {
  const before = tasks.filter(one => one.step === task.step).at(-1);
  if (before) return before.siteId;
  return sites.length === 1 ? sites[0]?.id : undefined;
}
