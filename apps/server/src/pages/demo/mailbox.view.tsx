import { paths } from '../../paths.js';
import { Badge } from '../../ui/badges.js';
import { DefinitionList } from '../../ui/lists.js';
import { EmptyState } from '../../ui/notices.js';
import { PageHead, Panel, Prose, Stack } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import type { Visit } from '../../web/visit.js';
import type { LetterListRow, LetterRow } from './mailbox.query.js';

const TONES = { written: 'info', sent: 'success', failed: 'danger' } as const;

export function MailboxView({ visit, letters }: { visit: Visit; letters: readonly LetterListRow[] }) {
  const { mailbox: words } = visit.words.operator;
  return (
    <Stack>
      <PageHead title={words.title} lead={words.lead} />
      {letters.length === 0 ? (
        <EmptyState title={words.emptyTitle}>{words.emptyText}</EmptyState>
      ) : (
        <DataTable
          caption={words.title}
          quietCaption
          columns={[{ label: words.subject }, { label: words.to }, { label: words.written }, { label: words.state }]}
          rows={letters.map(letter => ({
            cells: [
              <a href={paths.letter(letter.id)}>{letter.subject}</a>,
              `${words.channels[letter.channel]} ${letter.recipient}`,
              visit.moment(letter.writtenAt),
              <Badge tone={TONES[letter.state]}>{words.states[letter.state]}</Badge>,
            ],
          }))}
        />
      )}
    </Stack>
  );
}

export function LetterView({ visit, letter }: { visit: Visit; letter: LetterRow }) {
  const { mailbox: words } = visit.words.operator;
  const facts = [
    { term: words.to, detail: `${words.channels[letter.channel]} ${letter.recipient}` },
    { term: words.written, detail: visit.moment(letter.writtenAt) },
    { term: words.state, detail: words.states[letter.state] },
  ];
  return (
    <Stack>
      <PageHead title={letter.subject} />
      <DefinitionList items={facts} />
      <Panel>
        <Prose>
          {letter.body
            .trim()
            .split('\n\n')
            .map(paragraph => (
              <p>{paragraph.split('\n').map(line => textLine(line, visit.origin))}</p>
            ))}
        </Prose>
      </Panel>
      <p>
        <a href={paths.mailbox}>{words.back}</a>
      </p>
    </Stack>
  );
}

/** A line of the letter; an address of our own can be followed, as in a mailbox. */
function textLine(line: string, origin: string) {
  const at = line.indexOf(`${origin}/`);
  const url = at < 0 ? '' : (/^\S+/.exec(line.slice(at))?.[0] ?? '');
  return (
    <>
      {at < 0 ? line : line.slice(0, at)}
      {url && <a href={url}>{url}</a>}
      {at < 0 ? '' : line.slice(at + url.length)}
      <br />
    </>
  );
}
