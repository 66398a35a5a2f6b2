// One task: at most five questions, most of them answered already by what was done the last time.
import { useState } from 'preact/hooks';
import type { Book } from '../../api/recorder/book.js';
import { NumberInput, Select } from '../../ui/forms.js';
import { Icon } from '../../ui/icons.js';
import { Amount } from './amount-field.js';
import { say } from './desk-words.js';
import { EnclosureField } from './enclosure-field.js';
import { amountHere, type ScreenProps } from './home.js';
import { usualOf, type BatchHere, type Usual } from './outlook.js';
import { readTask } from './read-task.js';
import { useForm } from './use-form.js';
import { WhenField } from './when-field.js';
import type { OutFile } from './store.js';

type Product = Book['products'][number];

export function TaskScreen(props: ScreenProps & { batch: BatchHere; kind: string }) {
  const { recorder, book, items, batches, batch, kind } = props;
  const { words } = recorder.facts;
  const product = book.products.find(one => one.id === batch.product);
  const task = (book.recipes[product?.line ?? ''] ?? []).find(one => one.kind === kind);
  const [files, setFiles] = useState<OutFile[]>([]);
  const usual = usualOf(book, items, batches, batch.product, kind);
  const form = useForm(async (typed, confirmed) => {
    if (!task || !product) return { field: 'site', text: words.needSite };
    const read = readTask({ words, book, batch, task, product, typed, files, confirmed });
    if ('field' in read) return read;
    await recorder.record(read.deed, { title: task.name, detail: read.detail }, files);
    location.hash = `#/batch/${batch.id}`;
    return undefined;
  });
  if (!task || !product) return <p>{words.noSuchTask}</p>;
  const { error } = form;
  return (
    <form class="form stack" onSubmit={form.submit} noValidate>
      <h1>{task.name}</h1>
      <p class="hint">{say(words.lotLeft, { lot: batch.lot, amount: amountHere(book, batch.unit, batch.balance) })}</p>
      {task.step === 'pack' ? (
        <PackFields {...props} product={product} usual={usual} error={error} />
      ) : (
        <WorkFields {...props} isMaking={task.step === 'make'} usual={usual} error={error} />
      )}
      <Select
        name="site"
        label={words.where}
        options={book.sites.map(site => ({ value: site.id, label: site.name }))}
        value={usual?.site ?? book.sites[0]?.id}
        error={error('site')}
      />
      <WhenField words={words} error={error('when')} />
      <EnclosureField words={words} files={files} onChange={setFiles} />
      <button class="button button-primary field-button" disabled={form.isBusy}>
        <Icon name="check" />
        <span>{words.record}</span>
      </button>
    </form>
  );
}

interface FieldsProps {
  usual: Usual | undefined;
  error: (field: string) => string | undefined;
}

/** All of what is there goes in as a rule, so that stands there already. */
function WorkFields({
  recorder,
  book,
  batch,
  isMaking,
  usual,
  error,
}: ScreenProps & FieldsProps & { batch: BatchHere; isMaking: boolean }) {
  const { words } = recorder.facts;
  const common = { book, unit: batch.unit, words };
  return (
    <>
      {isMaking && (
        <Amount
          {...common}
          name="input"
          label={words.input}
          value={batch.balance}
          last={usual?.input}
          error={error('input')}
        />
      )}
      <Amount
        {...common}
        name="output"
        label={isMaking ? words.output : words.gathered}
        last={usual?.output}
        error={error('output')}
      />
    </>
  );
}

function PackFields({ recorder, product, usual, error }: ScreenProps & FieldsProps & { product: Product }) {
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
