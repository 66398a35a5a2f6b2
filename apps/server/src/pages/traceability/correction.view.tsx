import { taskName, writeAmount } from '#libs/traceability';
import { paths } from '../../paths.js';
import { Button, FormErrors, NumberInput, RadioCards, TextInput } from '../../ui/forms.js';
import { DefinitionList } from '../../ui/lists.js';
import { Row } from '../../ui/sections.js';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';
import { amountText } from './batch-parts.js';
import type { TaskToDeclare } from './correction.query.js';

interface CorrectionProps {
  visit: Visit;
  task: TaskToDeclare;
  insteadId: string;
  form: Form;
}

/** Numbers can be written anew where there are some: not of packings, which move the shelves, nor of blends. */
export function CorrectionView({ visit, task, insteadId, form }: CorrectionProps) {
  const { correction: words } = visit.words.chain;
  const { slug } = visit.seat;
  const canRewrite = (task.step === 'gather' || task.step === 'make' || task.step === 'destroy') && !task.blends;
  const options = [
    { value: 'never', label: words.never, detail: words.neverDetail },
    ...(canRewrite ? [{ value: 'number', label: words.number, detail: words.numberDetail }] : []),
  ];
  return (
    <form class="form stack" method="post" action={paths.desk.correction(slug, task.batchId)}>
      <p>{words.lead}</p>
      {task.step === 'pack' && <p>{words.packing}</p>}
      <FormErrors title={visit.words.forms.summary(form.errors.length)} errors={[...form.errors]} labels={words} />
      <input type="hidden" name="task" value={task.id} />
      <input type="hidden" name="insteadId" value={insteadId} />
      <DefinitionList
        items={[
          {
            term: words.what,
            detail: `${taskName(visit.locale, task.line, task.kind)}, ${visit.moment(task.happenedAt)}`,
          },
          {
            term: visit.words.traceability.batch.input,
            detail: task.input > 0n && amountText(visit, task.input, task.unit),
          },
          {
            term: visit.words.traceability.batch.output,
            detail: task.output > 0n && amountText(visit, task.output, task.unit),
          },
        ]}
      />
      <RadioCards
        name="how"
        label={words.how}
        required
        options={options}
        value={form.value('how') ?? (canRewrite ? 'number' : 'never')}
        error={form.error('how')}
      />
      {canRewrite && task.input > 0n && <Amount visit={visit} task={task} field="input" form={form} />}
      {canRewrite && task.output > 0n && <Amount visit={visit} task={task} field="output" form={form} />}
      <TextInput {...form.input('note')} label={words.note} hint={visit.words.shell.optional} maxlength={300} />
      <Row>
        <Button kind="danger">{words.submit}</Button>
        <Button kind="quiet" href={paths.desk.batch(slug, task.batchId)}>
          {visit.words.shell.cancel}
        </Button>
      </Row>
    </form>
  );
}

type AmountProps = Omit<CorrectionProps, 'insteadId'> & { field: 'input' | 'output' };

function Amount({ visit, task, field, form }: AmountProps) {
  return (
    <NumberInput
      name={field}
      label={visit.words.chain.correction[field]}
      unit={visit.words.traceability.batch.units[task.unit]}
      decimal={task.unit === 'g' || task.unit === 'ml'}
      value={form.value(field) ?? writeAmount(task[field], task.unit, visit.locale)}
      error={form.error(field)}
    />
  );
}
