// Whether everybody may see a photo from the field: the co-op's choice, and the department's veto.
import { paths } from '../../paths.js';
import { Badge } from '../../ui/badges.js';
import { ActionForm, Button, TextInput } from '../../ui/forms.js';
import type { Visit } from '../../web/visit.js';
import type { Enclosed } from './enclosed-part.js';

interface Props {
  visit: Visit;
  photo: Enclosed;
  /** Counted from 1. */
  number: number;
}

/** At the desk. Each photo by itself: nothing is public because something else is. */
export function PublishPhoto({ visit, photo: { hash, shown }, number, taskId }: Props & { taskId: string }) {
  const { photos: words } = visit.words.recorder;
  if (shown?.takenDown) return <p class="error">{words.takenDown(number, shown.takenDown)}</p>;
  const isPublic = shown?.isPublic === true;
  return (
    <>
      {isPublic && <Badge tone="success">{words.isPublic(number)}</Badge>}
      <ActionForm
        action={paths.desk.publishPhoto(visit.seat.slug, hash)}
        label={isPublic ? words.hide(number) : words.show(number)}
        kind="quiet"
        fields={{ task: taskId, shown: isPublic ? 'no' : 'yes' }}
        {...(!isPublic && { confirm: { question: words.showQuestion, yes: words.showYes } })}
      />
    </>
  );
}

/** At the department: only what is public can be taken down. */
export function TakeDownPhoto({ visit, photo: { shown }, number }: Props) {
  const { photos: words } = visit.words.recorder;
  if (!shown) return null;
  if (shown.takenDown) return <p class="hint">{words.takenDown(number, shown.takenDown)}</p>;
  if (!shown.isPublic) return null;
  return (
    <details class="action">
      <summary class="button button-quiet">{words.takeDown(number)}</summary>
      <form class="form stack" method="post" action={paths.department.takeDownPhoto(shown.id)}>
        <p>{words.takeDownLead}</p>
        <TextInput name="reason" id={`reason-${shown.id}`} label={words.reason} maxlength={300} required />
        <Button kind="danger">{words.takeDownYes}</Button>
      </form>
    </details>
  );
}
