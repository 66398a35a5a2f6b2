import { paths } from '../../paths.js';
import { StatTile } from '../../ui/cards.js';
import { ActionForm } from '../../ui/forms.js';
import { Grid, PageHead, Section, Stack } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import type { Visit } from '../../web/visit.js';
import { OperatorNav } from './operator-nav.js';
import type { FailedLetter, FailingReaction, HouseRow } from './operator.query.js';

interface OperatorProps {
  visit: Visit;
  house: HouseRow;
}

export function OperatorView({ visit, house }: OperatorProps) {
  const { operator: words } = visit.words;
  return (
    <Stack>
      <PageHead title={words.title} lead={words.lead} />
      <OperatorNav visit={visit} here={paths.operator} />
      <Tiles visit={visit} house={house} />
      <Section title={words.failing}>
        <FailingTable visit={visit} failing={house.failing} />
      </Section>
      <Section title={words.letters}>
        <LetterTable visit={visit} letters={house.failedLetters} caption={words.letters} empty={words.lettersEmpty} />
      </Section>
      <Section title={words.waiting}>
        <LetterTable
          visit={visit}
          letters={house.retriedLetters}
          caption={words.waiting}
          empty={words.waitingEmpty}
          isWaiting
        />
      </Section>
    </Stack>
  );
}

const MEBIBYTE = 1_048_576n;

function Tiles({ visit, house }: OperatorProps) {
  const { tiles } = visit.words.operator;
  const since = house.oldestOpenAt ? tiles.oldest(visit.moment(house.oldestOpenAt)) : undefined;
  return (
    <Grid min="small">
      <StatTile label={tiles.openFacts} value={visit.number(house.openFacts)} note={since} />
      <StatTile label={tiles.failing} value={visit.number(house.failingCount)} />
      <StatTile label={tiles.waitingLetters} value={visit.number(house.waitingLetters)} />
      <StatTile label={tiles.failedLetters} value={visit.number(house.failedLettersCount)} />
      <StatTile label={tiles.ordersToday} value={visit.number(house.ordersToday)} />
      <StatTile label={tiles.sellers} value={visit.number(house.sellers)} />
      <StatTile label={tiles.people} value={visit.number(house.people)} note={tiles.signedIn(house.sessions)} />
      <StatTile label={tiles.database} value={`${visit.number(house.databaseBytes / MEBIBYTE)} MiB`} />
    </Grid>
  );
}

function FailingTable({ visit, failing }: { visit: Visit; failing: readonly FailingReaction[] }) {
  const { operator: words } = visit.words;
  return (
    <DataTable
      caption={words.failing}
      quietCaption
      empty={words.failingEmpty}
      columns={[
        { label: words.fact },
        { label: words.reaction },
        { label: words.attempts, align: 'end' },
        { label: words.lastTried },
        { label: words.error },
      ]}
      rows={failing.map(({ fact, reaction, attempts, lastTriedAt, lastError }) => ({
        cells: [
          <code>{fact}</code>,
          <code>{reaction}</code>,
          visit.number(attempts),
          visit.moment(lastTriedAt),
          lastError ?? '',
        ],
        tone: 'warning',
      }))}
    />
  );
}

interface LetterTableProps {
  visit: Visit;
  letters: readonly FailedLetter[];
  caption: string;
  empty: string;
  /** These will be tried again. */
  isWaiting?: boolean;
}

function LetterTable({ visit, letters, caption, empty, isWaiting }: LetterTableProps) {
  const { operator: words } = visit.words;
  return (
    <DataTable
      caption={caption}
      quietCaption
      empty={empty}
      columns={[
        { label: words.letter },
        { label: words.recipient },
        { label: isWaiting ? words.nextTry : words.written },
        { label: words.attempts, align: 'end' },
        { label: words.error },
        { label: words.actions, quiet: true },
      ]}
      rows={letters.map(({ id, kind, recipient, writtenAt, dueAt, attempts, lastError }) => ({
        cells: [
          <a href={paths.operatorLetter(id)}>
            <code>{kind}</code>
          </a>,
          recipient,
          visit.moment(isWaiting ? dueAt : writtenAt),
          visit.number(attempts),
          lastError ?? '',
          <ActionForm action={paths.resendLetter(id)} label={words.sendAgain} />,
        ],
      }))}
    />
  );
}
