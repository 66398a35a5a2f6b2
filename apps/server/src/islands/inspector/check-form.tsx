// What was found: in order or not, in words, in pictures, spoken.
import { useState } from 'preact/hooks';
import { FieldSet } from '../../ui/forms.js';
import { Icon } from '../../ui/icons.js';
import { EnclosureField } from '../recorder/enclosure-field.js';
import type { Recorder } from '../recorder/recorder.js';
import type { OutFile } from '../recorder/shapes.js';
import { useForm } from '../recorder/use-form.js';
import type { InspectorWords } from './inspector-words.js';

export interface Subject {
  inspection: string;
  cooperative: string;
  batch?: string;
  label?: string;
  verdict?: string;
}

interface Props {
  recorder: Recorder;
  subject: Subject;
  /** What the list of recorded things calls it. */
  title: string;
}

export function CheckForm({ recorder, subject, title }: Props) {
  const words = recorder.facts.words as InspectorWords;
  const [files, setFiles] = useState<OutFile[]>([]);
  const form = useForm(async typed => {
    const found = typed.get('found');
    if (!found) return { field: 'found', text: words.needResult };
    const note = (typed.get('note') ?? '').trim();
    if (found === 'no' && note === '' && files.length === 0) return { field: 'note', text: words.needWhy };
    const enclosed = files.map(file => file.hash);
    const deed = { what: 'check', ...subject, isInOrder: found === 'yes', ago: 0, note, enclosed };
    const result = found === 'yes' ? words.inOrder : words.notInOrder;
    await recorder.record(deed, { title, detail: note ? `${result}. ${note}` : result }, files);
    location.hash = '#/items';
    return undefined;
  });
  return (
    <form class="form stack" onSubmit={form.submit} noValidate>
      <h2>{words.recordCheck}</h2>
      <FieldSet name="found" label={words.result} error={form.error('found') ?? form.error('note')}>
        {() => (
          <div class="field-choices">
            {(['yes', 'no'] as const).map(value => (
              <label class="field-choice">
                <input type="radio" name="found" value={value} /> {value === 'yes' ? words.inOrder : words.notInOrder}
              </label>
            ))}
          </div>
        )}
      </FieldSet>
      <EnclosureField words={words} files={files} onChange={setFiles} />
      <button class="button button-primary field-button" disabled={form.isBusy}>
        <Icon name="check" />
        <span>{words.record}</span>
      </button>
    </form>
  );
}
