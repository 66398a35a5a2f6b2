import { ActionForm, FormErrors } from '../../ui/forms.js';
import { Badge } from '../../ui/badges.js';
import { EmptyState } from '../../ui/notices.js';
import { Stack } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import type { Form } from '../../web/forms.js';
import type { PageOptions } from '../../web/page-options.js';
import type { Visit } from '../../web/visit.js';
import type { KeysPlace, NewKey } from './keys-form.js';
import type { KeyRow } from './keys.query.js';
import { NewKeyForm } from './new-key-form.view.js';
import { NewKeyPart } from './new-key.view.js';

/** A form, and the key that the form before it made. */
export interface Shown {
  form: Form;
  made?: NewKey;
}

interface KeysProps extends Shown {
  visit: Visit;
  keys: readonly KeyRow[];
  /** The id that the next key will have: a form sent twice makes one. */
  keyId: string;
  place: KeysPlace;
}

/** What the page around it must know. The answer to the form cannot be opened again: `here` is the list. */
export const keysShown = (visit: Visit, { form, made }: Shown, here: string): PageOptions => ({
  title: visit.words.keys.title,
  form,
  here: form.isSent || made ? here : undefined,
  ...(made && { island: 'copy' }),
});

export function KeysView({ visit, keys, keyId, place, form, made }: KeysProps) {
  const words = visit.words.keys;
  if (made) return <NewKeyPart visit={visit} made={made} back={place.here} />;
  return (
    <Stack>
      <FormErrors title={visit.words.forms.summary(form.errors.length)} errors={[...form.errors]} labels={words} />
      <p class="lead">{words.lead[place.kind]}</p>
      <p>
        <a href={place.subscriptions}>{words.subscriptions.fromKeys}</a>
      </p>
      {keys.length === 0 ? (
        <EmptyState title={words.none}>{words.noneDetail}</EmptyState>
      ) : (
        <KeyTable visit={visit} keys={keys} place={place} />
      )}
      <NewKeyForm visit={visit} place={place} form={form} keyId={keyId} />
    </Stack>
  );
}

function KeyTable({ visit, keys, place }: Pick<KeysProps, 'visit' | 'keys' | 'place'>) {
  const words = visit.words.keys;
  const columns = [
    { label: words.name },
    ...(place.kind === 'desk' ? [] : [{ label: words.owner }]),
    { label: words.scopes },
    { label: words.issued },
    { label: words.lastUsed },
    { label: words.state },
    { label: words.actions, quiet: true },
  ];
  return (
    <DataTable
      caption={words.title}
      quietCaption
      columns={columns}
      rows={keys.map(key => ({
        cells: cellsOf(visit, key, place),
        ...(!isOpen(key, visit.now) && { tone: 'muted' as const }),
      }))}
    />
  );
}

const isOpen = ({ revokedAt, expiresAt }: KeyRow, now: Date): boolean => revokedAt === null && expiresAt > now;

function cellsOf(visit: Visit, key: KeyRow, place: KeysPlace) {
  const words = visit.words.keys;
  return [
    key.name,
    ...(place.kind === 'desk' ? [] : [<Owner visit={visit} of={key} />]),
    key.scopes.map(scope => words.scope[scope]).join(', '),
    <div>
      {visit.day(key.createdAt)} <span class="hint">{words.issuedBy(key.createdBy)}</span>
    </div>,
    key.lastUsedAt ? visit.moment(key.lastUsedAt) : words.never,
    <State visit={visit} of={key} />,
    key.revokedAt === null && (
      <ActionForm
        action={place.revoke(key.id)}
        label={words.revoke}
        kind="danger"
        confirm={{ question: words.revokeQuestion(key.name), yes: words.revokeYes }}
      />
    ),
  ];
}

function Owner({ visit, of: { partner, gln } }: { visit: Visit; of: KeyRow }) {
  const words = visit.words.keys;
  return (
    <div>
      {partner ?? words.department} {gln && <span class="hint nowrap">{words.glnOf(gln)}</span>}
    </div>
  );
}

const SOON_MS = 30 * 86_400_000;

function State({ visit, of: key }: { visit: Visit; of: KeyRow }) {
  const words = visit.words.keys;
  if (key.revokedAt) return <Badge>{words.revokedOn(visit.day(key.revokedAt))}</Badge>;
  const day = visit.day(key.expiresAt);
  if (key.expiresAt <= visit.now) return <Badge tone="danger">{words.over(day)}</Badge>;
  const isSoon = key.expiresAt.getTime() - visit.now.getTime() < SOON_MS;
  return <Badge tone={isSoon ? 'warning' : 'success'}>{isSoon ? words.endsSoon(day) : words.holdsUntil(day)}</Badge>;
}
