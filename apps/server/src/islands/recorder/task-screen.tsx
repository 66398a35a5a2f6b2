// One task: at most five questions, most of them answered already by what was done the last time.
import { useState } from 'preact/hooks';
import { Select } from '../../ui/forms.js';
import { Icon } from '../../ui/icons.js';
import { say } from './desk-words.js';
import { EnclosureField } from './enclosure-field.js';
import { newHandOverCode } from './hand-over.js';
import { amountHere, type ScreenProps } from './home.js';
import { batchesToBlend, tasksOf, usualOf, type BatchHere } from './outlook.js';
import { readTask } from './read-task.js';
import { useForm } from './use-form.js';
import { WhenField } from './when-field.js';
import { Questions, WorkFields } from './work-fields.js';
import type { OutFile } from './store.js';

export function TaskScreen(props: ScreenProps & { batch: BatchHere; kind: string }) {
  const { recorder, book, items, batches, batch, kind } = props;
  const { words } = recorder.facts;
  const product = book.products.find(one => one.id === batch.product);
  const task = tasksOf(book, batch).find(one => one.kind === kind);
  const others = task?.blends ? batchesToBlend(book, batches, batch) : [];
  const [files, setFiles] = useState<OutFile[]>([]);
  const usual = usualOf(book, items, batches, batch.product, kind);
  const form = useForm(async (typed, confirmed) => {
    if (!task || !product) return { field: 'site', text: words.needSite };
    const code = newHandOverCode();
    const sent = { words, book, unit: batch.unit, batch, others, task, product, typed, files, confirmed, code };
    const read = readTask(sent);
    if ('field' in read) return read;
    const item = await recorder.record(read.deed, { title: task.name, detail: read.detail }, files);
    location.hash = task.step === 'ship' ? `#/given/${item.id}` : `#/batch/${batch.id}`;
    return undefined;
  });
  if (!task || !product) return <p>{words.noSuchTask}</p>;
  const { error } = form;
  return (
    <form class="form stack" onSubmit={form.submit} noValidate>
      <h1>{task.name}</h1>
      <p class="hint">{say(words.lotLeft, { lot: batch.lot, amount: amountHere(book, batch.unit, batch.balance) })}</p>
      <WorkFields {...props} task={task} product={product} others={others} usual={usual} error={error} />
      <Questions recorder={recorder} task={task} usual={usual} error={error} />
      <SiteField {...props} value={usual?.site} error={error('site')} />
      <WhenField words={words} error={error('when')} />
      <EnclosureField words={words} files={files} onChange={setFiles} />
      <button class="button button-primary field-button" disabled={form.isBusy}>
        <Icon name="check" />
        <span>{words.record}</span>
      </button>
    </form>
  );
}

export function SiteField({
  recorder,
  book,
  value,
  error,
}: Pick<ScreenProps, 'recorder' | 'book'> & { value: string | undefined; error: string | undefined }) {
  return (
    <Select
      name="site"
      label={recorder.facts.words.where}
      options={book.sites.map(site => ({ value: site.id, label: site.name }))}
      value={value ?? book.sites[0]?.id}
      error={error}
    />
  );
}
