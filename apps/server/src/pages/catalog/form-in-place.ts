import { blankForm, type Form } from '../../web/forms.js';

/** Which of the several forms of a page was sent and refused; the others are blank. */
export interface FormInPlace {
  /** The name of the form, or the id of the row it stands in. */
  of: string;
  form: Form;
}

/** What one form of the page shows. Ids carry the form's name, except in the one that was sent: the error summary links to its fields. */
export function formFor(sent: FormInPlace | undefined, name: string) {
  const isSent = sent?.of === name;
  return { form: isSent ? sent.form : blankForm(), idOf: (field: string) => (isSent ? undefined : `${name}-${field}`) };
}
