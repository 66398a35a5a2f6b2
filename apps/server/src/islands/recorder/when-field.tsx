import { useState } from 'preact/hooks';
import { FieldSet } from '../../ui/forms.js';
import type { AppWords } from './desk-words.js';
import { wallNow } from './field-clock.js';
import { localDay } from './outbox.js';

const CHOICES = ['now', 'yesterday', 'other'] as const;

/** Mostly just now; a day is asked for only when it is another. */
export function WhenField({ words, error }: { words: AppWords; error: string | undefined }) {
  const [when, setWhen] = useState<(typeof CHOICES)[number]>('now');
  const now = new Date(wallNow());
  const time = `${localDay(now)}T${now.toTimeString().slice(0, 5)}`;
  return (
    <FieldSet name="when" label={words.when} error={error}>
      {() => (
        <div class="field-choices">
          {CHOICES.map(choice => (
            <label class="field-choice">
              <input
                type="radio"
                name="when"
                value={choice}
                checked={when === choice}
                onChange={() => setWhen(choice)}
              />
              {words.whens[choice]}
            </label>
          ))}
          {when === 'other' && (
            <input type="datetime-local" name="at" aria-label={words.whens.other} defaultValue={time} max={time} />
          )}
        </div>
      )}
    </FieldSet>
  );
}
