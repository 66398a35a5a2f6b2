// Every input is one component that brings its own label, hint and error. See field.tsx for the wiring.
import { Field, type FieldProps } from './field.js';

export { Field, FieldSet, fieldId, type FieldProps } from './field.js';
export {
  Checkbox,
  RadioCards,
  Select,
  type CardChoice,
  type Choice,
  type ChoiceGroup,
  type SelectProps,
} from './choices.js';
export { ActionForm, Button, FormErrors, Steps } from './actions.js';

export interface TextInputProps extends FieldProps {
  value?: string;
  type?: 'text' | 'email' | 'tel' | 'password' | 'url' | 'search';
  autocomplete?: string;
  inputmode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | 'url';
  maxlength?: number;
  placeholder?: string;
  /** Where a scanner types next. */
  autofocus?: boolean;
  /** 'short' fits a postcode or a count, 'medium' a phone number. */
  size?: 'short' | 'medium';
}

export function TextInput({
  value,
  type = 'text',
  autocomplete,
  inputmode,
  maxlength,
  placeholder,
  autofocus,
  size,
  ...field
}: TextInputProps) {
  return (
    <Field {...field}>
      {control => (
        <input
          {...control}
          class={size && `w-${size}`}
          type={type as 'text'} // Preact's types want one literal; any of the six takes the same attributes
          value={value}
          autoComplete={autocomplete}
          inputMode={inputmode}
          maxLength={maxlength}
          placeholder={placeholder}
          autoFocus={autofocus}
        />
      )}
    </Field>
  );
}

export function TextArea({
  value,
  rows = 4,
  maxlength,
  ...field
}: FieldProps & { value?: string; rows?: number; maxlength?: number }) {
  return (
    <Field {...field}>
      {control => (
        <textarea {...control} rows={rows} maxLength={maxlength}>
          {value}
        </textarea>
      )}
    </Field>
  );
}

export interface NumberInputProps extends FieldProps {
  value?: string | number | bigint;
  /** Shown after the box: kg, %, hộp. */
  unit?: string;
  decimal?: boolean;
}

/** A text box with the number pad: type=number drops what it does not understand, and rounds what it does. */
export function NumberInput({ value, unit, decimal, ...field }: NumberInputProps) {
  return (
    <Field {...field}>
      {control => (
        <span class="with-unit">
          <input
            {...control}
            class="w-short num"
            type="text"
            inputMode={decimal ? 'decimal' : 'numeric'}
            value={value?.toString()}
            autoComplete="off"
          />
          {unit && <span class="unit">{unit}</span>}
        </span>
      )}
    </Field>
  );
}

export function MoneyInput(props: Omit<NumberInputProps, 'unit' | 'decimal'>) {
  return <NumberInput {...props} unit="₫" />;
}

export interface FileInputProps extends FieldProps {
  accept?: string;
  multiple?: boolean;
  /** Opens the camera straight away on a phone. */
  capture?: 'environment' | 'user';
}

export function FileInput({ accept, multiple, capture, ...field }: FileInputProps) {
  return (
    <Field {...field}>
      {control => <input {...control} type="file" accept={accept} multiple={multiple} capture={capture} />}
    </Field>
  );
}

export interface DateInputProps extends FieldProps {
  /** 2026-11-24; with time, 2026-11-24T07:30. */
  value?: string;
  min?: string;
  max?: string;
  time?: boolean;
}

export function DateInput({ value, min, max, time, ...field }: DateInputProps) {
  return (
    <Field {...field}>
      {control => (
        <input
          {...control}
          class="w-medium"
          type={time ? 'datetime-local' : 'date'}
          value={value}
          min={min}
          max={max}
        />
      )}
    </Field>
  );
}

export interface QuantityInputProps extends FieldProps {
  value: number | string;
  min?: number;
  max?: number;
  unit?: string;
  /** Hides the label where the row already says what is counted; it is still read aloud. */
  quietLabel?: boolean;
}

/** Here type=number is right: whole steps, and every phone shows its own stepper. */
export function QuantityInput({ value, min = 1, max, unit, quietLabel, ...field }: QuantityInputProps) {
  return (
    <div class={quietLabel ? 'quiet-label' : undefined}>
      <Field {...field}>
        {control => (
          <span class="with-unit">
            <input
              {...control}
              class="w-short num"
              type="number"
              inputMode="numeric"
              value={value}
              min={min}
              max={max}
              step={1}
            />
            {unit && <span class="unit">{unit}</span>}
          </span>
        )}
      </Field>
    </div>
  );
}
