// Answers that are chosen, not typed.
import { Field, FieldSet, Remarks, wiring, type FieldProps } from './field.js';
import type { Children } from './types.js';

export interface Choice {
  value: string;
  label: string;
  disabled?: boolean;
}
export interface ChoiceGroup {
  label: string;
  options: Choice[];
}
export interface SelectProps extends FieldProps {
  options: (Choice | ChoiceGroup)[];
  value?: string;
  /** The first, empty line: "Chọn xã". */
  placeholder?: string;
}

export function Select({ options, value, placeholder, ...field }: SelectProps) {
  return (
    <Field {...field}>
      {control => (
        <select {...control}>
          {placeholder !== undefined && <option value="">{placeholder}</option>}
          {options.map(option =>
            'options' in option ? (
              <optgroup label={option.label}>
                {option.options.map(inner => (
                  <Option {...inner} chosen={value} />
                ))}
              </optgroup>
            ) : (
              <Option {...option} chosen={value} />
            ),
          )}
        </select>
      )}
    </Field>
  );
}

function Option({ value, label, disabled, chosen }: Choice & { chosen?: string }) {
  return (
    <option value={value} selected={value === chosen} disabled={disabled}>
      {label}
    </option>
  );
}

export interface CardChoice extends Choice {
  detail?: Children;
  /** At the end of the card: a fee, a day. */
  aside?: Children;
}

/** A choice where each answer needs a sentence: how to pay, how to ship. */
export function RadioCards({ options, value, ...field }: FieldProps & { options: CardChoice[]; value?: string }) {
  return (
    <FieldSet {...field}>
      {control => (
        <div class="radio-cards">
          {options.map(option => (
            <label class="radio-card">
              <input
                type="radio"
                name={field.name}
                value={option.value}
                checked={option.value === value}
                disabled={option.disabled}
                required={control.required}
              />
              <span class="radio-card-text">
                <span class="radio-card-label">{option.label}</span>
                {option.detail && <span class="radio-card-detail">{option.detail}</span>}
              </span>
              {option.aside && <span class="radio-card-aside">{option.aside}</span>}
            </label>
          ))}
        </div>
      )}
    </FieldSet>
  );
}

export function Checkbox({ checked, value = 'yes', ...field }: FieldProps & { checked?: boolean; value?: string }) {
  const control = wiring(field);
  return (
    <div class="field field-check">
      <label>
        <input {...control} type="checkbox" value={value} checked={checked} />
        <span>{field.label}</span>
      </label>
      <Remarks id={control.id} hint={field.hint} error={field.error} />
    </div>
  );
}
