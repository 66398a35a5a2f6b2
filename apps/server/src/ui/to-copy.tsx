import { Field } from './field.js';

export interface ToCopyProps {
  words: { copy: string; copied: string };
  name: string;
  label: string;
  hint?: string;
  value: string;
  /** Several lines: what is typed into a terminal. */
  rows?: number;
}

/**
 * A box that cannot be changed, but marked and copied as a whole: by touch, by mouse, and by Tab. The island `copy` puts a button
 * beside it.
 */
export function ToCopy({ words, value, rows, ...field }: ToCopyProps) {
  const island = { 'data-copy': words.copy, 'data-copied': words.copied };
  return (
    <Field {...field}>
      {control =>
        rows === undefined ? (
          <input {...control} {...island} class="num" value={value} readOnly />
        ) : (
          <textarea {...control} {...island} rows={rows} spellcheck={false} readOnly>
            {value}
          </textarea>
        )
      }
    </Field>
  );
}
