import { Badge } from '../../ui/badges.js';
import { ActionForm, FormErrors } from '../../ui/forms.js';
import { EmptyState } from '../../ui/notices.js';
import { Row, Stack } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';
import type { SubscribedRow } from './subscriptions.query.js';

/** Whose page it is, and where its forms go. */
export interface SubscriptionsPlace {
  kind: 'desk' | 'department' | 'operator';
  keys: string;
  resume: (id: string) => string;
  end: (id: string) => string;
}

interface SubscriptionsProps {
  visit: Visit;
  form: Form;
  subscriptions: readonly SubscribedRow[];
  place: SubscriptionsPlace;
}

export function SubscriptionsView({ visit, form, subscriptions, place }: SubscriptionsProps) {
  const words = visit.words.keys.subscriptions;
  return (
    <Stack>
      <FormErrors title={visit.words.forms.summary(form.errors.length)} errors={[...form.errors]} labels={words} />
      <p class="lead">{words.lead}</p>
      <p>
        <a href={place.keys}>{words.toKeys}</a>
      </p>
      {subscriptions.length === 0 ? (
        <EmptyState title={words.none}>{words.noneDetail}</EmptyState>
      ) : (
        <DataTable
          caption={words.title}
          quietCaption
          columns={[
            { label: words.query },
            ...(place.kind === 'desk' ? [] : [{ label: visit.words.keys.owner }]),
            { label: words.dest },
            { label: words.lastTaken },
            { label: words.state },
            { label: visit.words.keys.actions, quiet: true },
          ]}
          rows={subscriptions.map(row => ({ cells: cellsOf(visit, row, place) }))}
        />
      )}
    </Stack>
  );
}

function cellsOf(visit: Visit, row: SubscribedRow, place: SubscriptionsPlace) {
  const words = visit.words.keys.subscriptions;
  return [
    <div>
      {row.queryName} <span class="hint">{row.isStream ? words.asItComes : words.scheduled}</span>
    </div>,
    ...(place.kind === 'desk' ? [] : [row.partner ?? visit.words.keys.department]),
    <div>
      <code>{row.dest}</code> <span class="hint">{words.withKey(row.keyName)}</span>
    </div>,
    row.notifiedAt ? (
      <div>
        {visit.moment(row.notifiedAt)} <span class="hint">{words.events(row.events)}</span>
      </div>
    ) : (
      words.nothingYet
    ),
    <State visit={visit} of={row} />,
    <Actions visit={visit} of={row} place={place} />,
  ];
}

function State({ visit, of: row }: { visit: Visit; of: SubscribedRow }) {
  const words = visit.words.keys.subscriptions;
  if (row.pausedAt && row.pauseReason)
    return (
      <div>
        <Badge tone="danger">{words.pausedSince(visit.moment(row.pausedAt))}</Badge>
        <span class="hint">{row.pauseReason === 'key' ? words.keyIsOver : words.failing(row.lastError ?? '')}</span>
      </div>
    );
  if (row.failures === 0) return <Badge tone="success">{words.works}</Badge>;
  return (
    <div>
      <Badge tone="warning">{words.failures(row.failures)}</Badge>
      <span class="hint">
        {row.lastError} {words.nextAttempt(visit.moment(row.dueAt))}
      </span>
    </div>
  );
}

function Actions({ visit, of: row, place }: { visit: Visit; of: SubscribedRow; place: SubscriptionsPlace }) {
  const words = visit.words.keys.subscriptions;
  return (
    <Row>
      {(row.pausedAt !== null || row.failures > 0) && (
        <ActionForm action={place.resume(row.id)} label={row.pausedAt ? words.resume : words.tryNow} />
      )}
      <ActionForm
        action={place.end(row.id)}
        label={words.end}
        kind="danger"
        confirm={{ question: words.endQuestion(row.queryName), yes: words.endYes }}
      />
    </Row>
  );
}
