import { isDecimalUnit, ownName, unitsOn, writeAmount, type RecipeTask, type Unit } from '#libs/traceability';
import { dayOf } from '#platform/clock';
import { paths, withQuery } from '../../paths.js';
import { Button, DateInput, NumberInput, Select, TextInput } from '../../ui/forms.js';
import { EmptyState } from '../../ui/notices.js';
import { Row, Section } from '../../ui/sections.js';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';
import { amountText } from './batch-parts.js';
import type { BatchPage } from './batch-page.query.js';
import type { BatchToBlend, LastLike } from './last-like.query.js';
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
  /** The last task of this kind at the co-op: the form starts from it. */
  last: LastLike | undefined;
  /** Batches whose goods may be blended in. */
  others: readonly BatchToBlend[];
}

/** Which task, and its few questions. */
export function TaskPart({ visit, batch, tasks, chosen, ...rest }: TaskPartProps) {
  const { batch: words } = visit.words.traceability;
  if (!chosen) return <p>{words.notYours}</p>;
  const here = paths.desk.batch(visit.seat.slug, batch.id);
  return (
    <Section title={words.next(nameOf(visit, batch, chosen.kind))} id="record" panel>
      {tasks.length > 1 && (
        <nav class="hints" aria-label={words.chooseTask}>
          {tasks.map(task => (
            <a
              href={`${withQuery(here, { task: task.kind })}#record`}
              aria-current={task === chosen ? 'page' : undefined}
            >
              {nameOf(visit, batch, task.kind)}
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
function TaskForm({ visit, batch, task, taskId, form, last, others }: FormProps) {
  const { batch: words } = visit.words.traceability;
  const { task: more } = visit.words.chain;
  if (task.step === 'pack' && batch.variants.length === 0) return <NoPacks visit={visit} batch={batch} />;
  const here = withQuery(paths.desk.batch(visit.seat.slug, batch.id), { task: task.kind });
  return (
    <form class="form stack" method="post" action={paths.desk.tasks(visit.seat.slug, batch.id)}>
      <input type="hidden" name="id" value={taskId} />
      <input type="hidden" name="kind" value={task.kind} />
      {last && !form.isSent && <p class="hint">{more.likeLast(visit.day(last.happenedAt))}</p>}
      <Select
        name="siteId"
        label={words.where}
        required
        placeholder={words.chooseSite}
        options={batch.sites.map(site => ({ value: site.id, label: `${site.name}, ${site.commune}` }))}
        value={form.value('siteId') ?? usualSite(batch, task, last)}
        error={form.error('siteId')}
      />
      <p>
        <a href={paths.desk.newSite(visit.seat.slug, here)}>{words.newSite}</a>
      </p>
      {task.step === 'pack' ? (
        <PackFields visit={visit} batch={batch} form={form} />
      ) : (
        <AmountFields visit={visit} batch={batch} task={task} form={form} last={last} />
      )}
      {others.length > 0 && <BlendFields visit={visit} batch={batch} others={others} form={form} />}
      <Questions visit={visit} task={task} form={form} last={last} />
      <WhenField visit={visit} form={form} />
      <TextInput {...form.input('note')} label={words.note} hint={words.noteHint} maxlength={300} />
      <Row>
        <Button icon="check">{task.step === 'pack' ? words.packingDone : words.record}</Button>
      </Row>
    </form>
  );
}

/** Now, as a rule: folded away, and open when it was wrong. */
export function WhenField({ visit, form }: { visit: Visit; form: Form }) {
  const { batch: words } = visit.words.traceability;
  const now = localMoment(visit.now);
  return (
    <details open={form.error('happenedAt') !== undefined}>
      <summary>{visit.words.chain.task.whenFolded(visit.moment(visit.now))}</summary>
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
    </details>
  );
}

/** What only this task asks; answered as last time. */
function Questions({ visit, task, form, last }: Pick<FormProps, 'visit' | 'task' | 'form' | 'last'>) {
  return (
    <>
      {task.fields.map(field => {
        const label = visit.say(field.vi, field.en);
        const value = form.isSent ? form.value(field.key) : (form.value(field.key) ?? last?.answers[field.key]);
        const asked = { name: field.key, label, value, error: form.error(field.key) };
        if (field.kind === 'choice')
          return (
            <Select
              {...asked}
              placeholder={visit.words.chain.task.choose}
              options={(field.choices ?? []).map(one => ({ value: one.value, label: visit.say(one.vi, one.en) }))}
            />
          );
        if (field.kind === 'text') return <TextInput {...asked} maxlength={120} />;
        return <NumberInput {...asked} unit={field.unit} decimal={field.kind === 'decimal'} />;
      })}
    </>
  );
}

function BlendFields({ visit, batch, others, form }: Pick<FormProps, 'visit' | 'batch' | 'others' | 'form'>) {
  const { task: words } = visit.words.chain;
  return (
    <fieldset class="stack">
      <legend>{words.blend}</legend>
      <p class="hint">{words.blendHint}</p>
      {form.error('from') && <p class="error">{form.error('from')}</p>}
      {others.map(other => (
        <NumberInput
          {...form.input(`from.${other.id}`)}
          label={words.fromBatch(other.lot, visit.say(other.nameVi, other.nameEn))}
          hint={visit.words.traceability.batch.inputHint(amountText(visit, other.balance, batch.unit))}
          decimal
        />
      ))}
    </fieldset>
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

/** What goes in, what comes out, in which unit. All of what is there goes in as a rule, so that stands there already. */
function AmountFields({ visit, batch, task, form, last }: FieldsProps & { task: RecipeTask; last?: LastLike }) {
  if (task.step === 'observe' || task.step === 'move') return null;
  const isAll = task.step === 'make' && batch.balance > 0n && !task.blends;
  const all = isAll ? writeAmount(batch.balance, batch.unit, visit.locale) : undefined;
  // With all of it proposed in kilograms, another unit would make it another amount.
  const usual = isAll ? undefined : last?.unit;
  return (
    <>
      {task.step !== 'gather' && <InputField visit={visit} batch={batch} task={task} form={form} all={all} />}
      {task.step !== 'destroy' && <OutputFields visit={visit} batch={batch} task={task} form={form} />}
      <UnitChoice visit={visit} units={unitsOfBatch(visit, batch)} chosen={form.value('unit') ?? usual} />
    </>
  );
}

function InputField({ visit, batch, task, form, all }: FieldsProps & { task: RecipeTask; all?: string }) {
  const { batch: words } = visit.words.traceability;
  return (
    <NumberInput
      name="input"
      label={task.step === 'make' ? words.input : visit.words.chain.task.lost}
      hint={words.inputHint(amountText(visit, batch.balance, batch.unit))}
      decimal={isDecimalUnit(batch.unit)}
      required={!task.blends}
      value={form.isSent ? form.value('input') : all}
      error={form.error('input')}
    />
  );
}

function OutputFields({ visit, batch, task, form }: FieldsProps & { task: RecipeTask }) {
  const { batch: words } = visit.words.traceability;
  const decimal = isDecimalUnit(batch.unit);
  return (
    <>
      <NumberInput
        {...form.input('output')}
        label={task.step === 'make' ? words.output : words.gatheredAmount}
        hint={decimal ? words.amountHint : undefined}
        decimal={decimal}
        required
      />
      {task.byProduct && (
        <NumberInput
          {...form.input('byProduct')}
          label={visit.say(task.byProduct.vi, task.byProduct.en)}
          hint={visit.words.shell.optional}
          decimal={decimal}
        />
      )}
    </>
  );
}

export function UnitChoice({ visit, units, chosen }: { visit: Visit; units: readonly Unit[]; chosen?: string | null }) {
  const { task: words } = visit.words.chain;
  if (units.length < 2) return <input type="hidden" name="unit" value={units[0]?.name} />;
  return (
    <Select
      name="unit"
      label={words.unit}
      hint={words.unitHint}
      options={units.map(unit => ({ value: unit.name, label: visit.say(unit.name, unit.en) }))}
      value={chosen && units.some(unit => unit.name === chosen) ? chosen : units[0]?.name}
    />
  );
}

export const unitsOfBatch = (visit: Visit, { unit, ownUnits }: Pick<BatchPage, 'unit' | 'ownUnits'>): Unit[] =>
  unitsOn(
    unit,
    ownUnits.map(own => ({ ...own, holds: BigInt(own.holds) })),
    dayOf(visit.now),
  );

export const nameOf = (visit: Visit, batch: Pick<BatchPage, 'line' | 'ownWords'>, kind: string): string =>
  ownName(batch.ownWords, visit.locale, batch.line, kind);

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

/** Where this task was done before: in this batch, or else the last time at the co-op. */
function usualSite({ tasks, sites }: BatchPage, task: RecipeTask, last: LastLike | undefined): string | undefined {
  const before = tasks.findLast(one => one.step === task.step);
  const site = before?.siteId ?? last?.siteId;
  if (site !== undefined && sites.some(one => one.id === site)) return site;
  return sites.length === 1 ? sites[0]?.id : undefined;
}
