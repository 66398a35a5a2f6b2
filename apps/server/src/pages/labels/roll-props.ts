import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';
import type { LabelRollPage } from './label-roll.query.js';

export interface RollProps {
  visit: Visit;
  roll: LabelRollPage;
  form: Form;
  /** The id of what a form of this page does: sent twice, it is done once. */
  formId: string;
  /** The ids of the files that its buttons order. */
  printIds: { sheet: string; roll: string };
}
