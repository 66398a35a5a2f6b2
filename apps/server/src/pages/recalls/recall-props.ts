import type { Reach } from '#libs/recalls';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';
import type { PlaceReached } from './places-reached.query.js';
import type { RecallPage } from './recall-page.query.js';
import type { RecallStep } from './recall-steps.js';

export interface RecallViewProps {
  visit: Visit;
  recall: RecallPage;
  reach: Reach | undefined;
  /** The places of what is reached, and whether all the goods are the reader's own. */
  places: readonly PlaceReached[];
  isOwn: boolean;
  /** The notice on paper; of what is proposed or withdrawn there is none. */
  notice: string | undefined;
  form: Form;
  /** Where the forms of the page are sent. */
  to: (step: RecallStep) => string;
  /** Whoever reads it has the right of the recall; the second person is still another matter. */
  mayAct: boolean;
}
