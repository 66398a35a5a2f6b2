import type { Topic } from '#libs/notifications';
import { paths } from '../../paths.js';
import { Badge } from '../../ui/badges.js';
import { ActionForm, Button } from '../../ui/forms.js';
import { EmptyState } from '../../ui/notices.js';
import { PageHead, Stack } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import type { Visit } from '../../web/visit.js';
import type { InboxRow } from './letters.query.js';

export function InboxView({ visit, letters }: { visit: Visit; letters: readonly InboxRow[] }) {
  const { letters: words } = visit.words;
  const hasNew = letters.some(letter => letter.isNew);
  return (
    <Stack>
      <PageHead
        title={words.title}
        lead={words.lead}
        actions={
          <>
            {hasNew && <ActionForm action={paths.readLetters} label={words.readAll} />}
            <Button kind="quiet" href={paths.letterWishes}>
              {words.wishes}
            </Button>
          </>
        }
      />
      {letters.length === 0 ? (
        <EmptyState title={words.emptyTitle}>{words.emptyText}</EmptyState>
      ) : (
        <DataTable
          caption={words.title}
          quietCaption
          columns={[{ label: words.subject }, { label: words.at }, { label: words.state }]}
          rows={letters.map(({ subject, page, writtenAt, isNew }) => ({
            cells: [
              page ? <a href={page}>{subject}</a> : subject,
              visit.moment(writtenAt),
              isNew ? <Badge tone="info">{words.isNew}</Badge> : words.isRead,
            ],
          }))}
        />
      )}
    </Stack>
  );
}

export function StopView({ visit, stopKey, topic }: { visit: Visit; stopKey: string; topic: Topic }) {
  const { stop, topics } = visit.words.letters;
  return (
    <Stack>
      <PageHead title={stop.title} lead={stop.text(topics[topic])} />
      <ActionForm action={paths.stopLetters(stopKey, topic)} label={stop.confirm} kind="primary" />
    </Stack>
  );
}

export function StoppedView({ visit, topic }: { visit: Visit; topic: Topic }) {
  const { stop, topics } = visit.words.letters;
  return (
    <Stack>
      <PageHead title={stop.doneTitle} lead={stop.done(topics[topic])} />
      <p>
        <a href={paths.letterWishes}>{visit.words.letters.wishes}</a>
      </p>
    </Stack>
  );
}
