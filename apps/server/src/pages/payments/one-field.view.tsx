import { fieldId } from '../../ui/field.js';
import { Button, TextInput } from '../../ui/forms.js';
import type { Form } from '../../web/forms.js';

interface OneFieldProps {
  action: string;
  name: 'order' | 'note' | 'returnReference';
  label: string;
  hint?: string;
  button: string;
  maxlength: number;
  /** Of the row: each row has inputs of its own. */
  id: string;
  form: Form | undefined;
}

/** One field and its button, in a row of a table. */
export function OneField({ action, name, label, hint, button, maxlength, id, form }: OneFieldProps) {
  const sent = form?.value(name) === undefined ? undefined : form;
  return (
    <form class="form stack" method="post" action={action}>
      <TextInput
        {...(sent ? sent.input(name) : { name })}
        id={sent ? undefined : fieldId(`${name}-${id}`)}
        {...{ label, hint, maxlength }}
        size="medium"
        autocomplete="off"
        required
      />
      <Button kind="secondary">{button}</Button>
    </form>
  );
}
