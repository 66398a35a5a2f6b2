import { dong } from '#platform/money';
import { paths } from '../../paths.js';
import { Section } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';
import type { StuckEvent } from './exceptions.query.js';
import { OneField } from './one-field.view.js';

interface Props {
  visit: Visit;
  events: readonly StuckEvent[];
  sentFor: string | undefined;
  form: Form;
}

/** News that fits nothing of ours, and payments that only the other side, or only we know of. */
export function Stuck({ visit, events, sentFor, form }: Props) {
  const words = visit.words.exceptions;
  return (
    <Section title={words.stuckTitle} lead={words.stuckLead}>
      <DataTable
        caption={words.stuckTitle}
        quietCaption
        empty={words.stuckEmpty}
        columns={[
          { label: words.event },
          { label: words.since },
          { label: words.error },
          { label: words.actions, quiet: true },
        ]}
        rows={events.map(event => ({
          tone: 'warning' as const,
          cells: [
            <div>
              {event.provider} {event.type}
              <br />
              <code>{event.intentId ?? event.eventId}</code>
            </div>,
            visit.moment(event.receivedAt),
            <Why visit={visit} event={event} />,
            <OneField
              action={paths.closeNews(event.id)}
              {...{ name: 'note', label: words.newsNote, button: words.closeNews, maxlength: 200 }}
              {...{ id: event.id, form: sentFor === event.id ? form : undefined }}
            />,
          ],
        }))}
      />
    </Section>
  );
}

function Why({ visit, event: { type, amount, about, error } }: { visit: Visit; event: StuckEvent }) {
  const { listed } = visit.words.exceptions;
  if (!Object.hasOwn(listed, type)) return error ?? '';
  return (
    <div>
      {amount && (
        <>
          <strong class="nowrap">{visit.dong(dong(amount))}</strong>
          <br />
        </>
      )}
      {listed[type as keyof typeof listed]}
      {about && <small> ({about})</small>}
    </div>
  );
}
