// The frame of one question: label, hint, error, and the ids that tie them to the control.
import { classes } from './classes.js';
import { Icon } from './icons.js';
import type { Children } from './types.js';

export interface FieldProps {
  name: string;
  label: string;
  hint?: string;
  error?: string;
  required?: boolean;
  /** Only when the same name stands twice on a page. */
  id?: string;
}

export interface ControlWiring {
  id: string;
  name: string;
  required?: boolean;
  'aria-describedby'?: string;
  'aria-invalid'?: 'true';
}

/** The id of a field's control, which the error summary links to. */
export function fieldId(name: string): string {
  return `f-${name.replace(/[^\w-]+/g, '-')}`;
}

export function wiring({ name, id = fieldId(name), hint, error, required }: FieldProps): ControlWiring {
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return {
    id,
    name,
    ...(required && { required }),
    ...(described && { 'aria-describedby': described }),
    ...(error && { 'aria-invalid': 'true' as const }),
  };
}

export function Field({ children, ...field }: FieldProps & { children: (control: ControlWiring) => Children }) {
  const control = wiring(field);
  return (
    <div class={classes('field', field.error && 'field-wrong')}>
      <label for={control.id}>
        {field.label}
        <Required when={field.required} />
      </label>
      <Remarks id={control.id} hint={field.hint} error={field.error} />
      {children(control)}
    </div>
  );
}

/** A question answered by several controls (radios, a pair of dates) is a fieldset. */
export function FieldSet({ children, ...field }: FieldProps & { children: (control: ControlWiring) => Children }) {
  const control = wiring(field);
  return (
    <fieldset
      class={classes('field', field.error && 'field-wrong')}
      id={control.id}
      aria-describedby={control['aria-describedby']}
      tabIndex={-1}
    >
      <legend>
        {field.label}
        <Required when={field.required} />
      </legend>
      <Remarks id={control.id} hint={field.hint} error={field.error} />
      {children(control)}
    </fieldset>
  );
}

function Required({ when }: { when?: boolean }) {
  return when ? (
    <span class="required" aria-hidden="true">
      {' *'}
    </span>
  ) : null;
}

export function Remarks({ id, hint, error }: { id: string; hint?: string; error?: string }) {
  return (
    <>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="error" id={`${id}-error`}>
          <Icon name="warning" /> {error}
        </p>
      )}
    </>
  );
}
