import { Invalid } from '#platform/errors';

/** A decision without a reason is what the other side asks about first. */
export class AlertNoteNeeded extends Invalid {
  readonly code = 'alert-note-needed';
  override readonly field = 'note';
}
