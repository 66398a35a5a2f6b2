import { paths } from '../../paths.js';
import { DefinitionList } from '../../ui/lists.js';
import { ActionForm } from '../../ui/forms.js';
import { PageHead, Stack } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import type { Visit } from '../../web/visit.js';
import type { LetterWithAttempts } from './operator.query.js';

/** One letter with each attempt to bring it out. */
export function OneLetterView({ visit, letter }: { visit: Visit; letter: LetterWithAttempts }) {
  const { operator: words } = visit.words;
  const { oneLetter, mailbox } = words;
  const isOpen = letter.state === 'failed' || (letter.state === 'written' && letter.attempts > 0);
  return (
    <Stack>
      <PageHead
        title={oneLetter.title(letter.kind)}
        crumbs={<a href={paths.operator}>{words.title}</a>}
        actions={isOpen && <ActionForm action={paths.resendLetter(letter.id)} label={words.sendAgain} />}
      />
      <DefinitionList
        items={[
          { term: mailbox.state, detail: mailbox.states[letter.state] },
          { term: oneLetter.channel, detail: mailbox.channels[letter.channel] },
          { term: words.recipient, detail: letter.recipient },
          { term: words.written, detail: visit.moment(letter.writtenAt) },
          { term: oneLetter.due, detail: letter.state === 'written' && visit.moment(letter.dueAt) },
        ]}
      />
      <DataTable
        caption={oneLetter.attempts}
        empty={oneLetter.noAttempts}
        columns={[
          { label: oneLetter.number },
          { label: oneLetter.at },
          { label: oneLetter.outcome },
          { label: oneLetter.answer },
        ]}
        rows={letter.tries.map(({ number, at, outcome, answer }) => ({
          cells: [visit.number(number), visit.moment(at), oneLetter.outcomes[outcome], answer],
          tone: outcome === 'refused' ? 'danger' : undefined,
        }))}
      />
      <p>
        <a href={paths.operator}>{oneLetter.back}</a>
      </p>
    </Stack>
  );
}
