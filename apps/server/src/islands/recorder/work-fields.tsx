// What a task asks, by what it does to the goods.
import type { Book, TaskInBook } from '../../api/recorder/book.js';
import { NumberInput, Select, TextInput } from '../../ui/forms.js';
import { Amount } from './amount-field.js';
import { say } from './desk-words.js';
import { productName, type ScreenProps } from './home.js';
import type { BatchHere, Usual } from './outlook.js';

interface FieldsProps extends ScreenProps {
  batch: BatchHere;
  task: TaskInBook;
  product: Book['products'][number];
  /** Batches that may be blended in. */
  others: readonly BatchHere[];
  usual: Usual | undefined;
  error: (field: string) => string | undefined;
}

export function WorkFields(props: FieldsProps) {
  const { recorder, task } = props;
  switch (task.step) {
    case 'observe':
    case 'move':
      return null;
    case 'pack':
      return <PackFields {...props} />;
    case 'ship':
      return <AmountOf {...props} name="amount" label={recorder.facts.words.giveAmount} all />;
    default:
      return <AmountFields {...props} />;
  }
}

/** All of what is there goes in as a rule, so that stands there already. */
function AmountFields(props: FieldsProps) {
  const { recorder, task, others, usual } = props;
  const { words } = recorder.facts;
  const isMaking = task.step === 'make';
  const input = task.blends ? words.inputOfBlend : isMaking ? words.input : words.lost;
  return (
    <>
      {task.step !== 'gather' && (
        <AmountOf
          {...props}
          name="input"
          label={input}
          last={usual?.input}
          all={isMaking && !task.blends}
          isOptional={task.blends}
        />
      )}
      {task.blends && others.length > 0 && <BlendFields {...props} />}
      {task.step !== 'destroy' && (
        <AmountOf {...props} name="output" label={isMaking ? words.output : words.gathered} last={usual?.output} />
      )}
      {task.byProduct && (
        <AmountOf {...props} name="byProduct" label={`${task.byProduct} (${words.optional})`} isOptional />
      )}
    </>
  );
}

interface OneAmount {
  name: string;
  label: string;
  /** In base units: what it was the last time. */
  last?: number;
  /** All of the batch stands there already. */
  all?: boolean;
  isOptional?: boolean;
}

function AmountOf({
  recorder,
  book,
  batch,
  usual,
  error,
  name,
  label,
  last,
  all,
  isOptional,
}: FieldsProps & OneAmount) {
  return (
    <Amount
      book={book}
      unit={batch.unit}
      words={recorder.facts.words}
      name={name}
      label={label}
      last={last}
      isOptional={isOptional}
      error={error(name)}
      // With all of it proposed in kilograms, another unit would make it another amount.
      {...(all ? { value: batch.balance } : { chosen: usual?.unit })}
    />
  );
}

function BlendFields(props: FieldsProps) {
  const { recorder, book, others } = props;
  const { words } = recorder.facts;
  return (
    <fieldset class="stack">
      <legend>{words.blend}</legend>
      {others.map(other => (
        <AmountOf
          {...props}
          key={other.id}
          name={`from.${other.id}`}
          label={say(words.fromBatch, { lot: other.lot, product: productName(book, other.product) })}
          isOptional
        />
      ))}
    </fieldset>
  );
}

function PackFields({ recorder, product, usual, error }: FieldsProps) {
  const { words } = recorder.facts;
  return (
    <>
      <Select
        name="variant"
        label={words.pack}
        options={product.packs.map(pack => ({ value: pack.id, label: pack.name }))}
        value={usual?.variant ?? product.packs[0]?.id}
        error={error('variant')}
      />
      <NumberInput
        name="packs"
        label={words.packs}
        hint={usual?.packs ? say(words.asLast, { amount: usual.packs }) : undefined}
        error={error('packs')}
        required
      />
    </>
  );
}

/** What only this task asks; answered as last time. */
export function Questions({
  recorder,
  task,
  usual,
  error,
}: Pick<FieldsProps, 'recorder' | 'task' | 'usual' | 'error'>) {
  return (
    <>
      {task.fields.map(({ key, label, kind, unit, choices }) => {
        const asked = { name: key, label, value: usual?.answers[key], error: error(key) };
        if (kind === 'choice')
          return (
            <Select {...asked} key={key} placeholder={recorder.facts.words.choose} options={[...(choices ?? [])]} />
          );
        if (kind === 'text') return <TextInput {...asked} key={key} maxlength={120} />;
        return <NumberInput {...asked} key={key} unit={unit} decimal={kind === 'decimal'} />;
      })}
    </>
  );
}
