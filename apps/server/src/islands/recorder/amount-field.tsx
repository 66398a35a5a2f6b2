import type { Book } from '../../api/recorder/book.js';
import { Field } from '../../ui/forms.js';
import { writeUnits } from './amounts.js';
import { say, type AppWords } from './desk-words.js';

interface AmountProps {
  name: string;
  label: string;
  book: Book;
  unit: string;
  /** In base units: what stands in the box already. */
  value?: number;
  /** In base units: what it was the last time. */
  last?: number;
  /** The word that is chosen at first: the one of the last time. */
  chosen?: string | null;
  isOptional?: boolean;
  words: AppWords;
  error: string | undefined;
}

/** A number in the unit that people weigh with: kg, and what a gùi or a bao holds at this co-op. */
export function Amount({ name, label, book, unit, value, last, chosen, isOptional, words, error }: AmountProps) {
  const units = book.units[unit] ?? [];
  const [first] = units;
  const usual = units.find(one => one.name === chosen) ?? first;
  const written = (amount: number, by = first): string => (by ? writeUnits(amount, by.holds, book.locale) : '');
  const hint = last ? say(words.asLast, { amount: `${written(last, usual)} ${usual?.name ?? ''}` }) : undefined;
  return (
    <Field name={name} label={label} hint={hint} error={error} required={!isOptional}>
      {control => (
        <span class="with-unit">
          <input
            {...control}
            class="w-short num"
            type="text"
            inputMode="decimal"
            autoComplete="off"
            value={value ? written(value) : undefined}
          />
          {units.length > 1 ? (
            <select class="field-unit" name={`${name}Unit`} aria-label={`${label}: ${words.unit}`}>
              {units.map(one => (
                <option value={one.name} selected={one === usual}>
                  {one.name}
                </option>
              ))}
            </select>
          ) : (
            <span class="unit">{first?.name}</span>
          )}
        </span>
      )}
    </Field>
  );
}
