import type { LogEntry } from '#libs/transparency';
import { paths } from '../../paths.js';
import { StatTile } from '../../ui/cards.js';
import { DefinitionList } from '../../ui/lists.js';
import { Grid, PageHead, Prose, Section, Stack } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import type { Visit } from '../../web/visit.js';

export interface LogProps {
  visit: Pick<Visit, 'words' | 'number' | 'moment' | 'origin'>;
  /** Undefined before the first checkpoint. */
  checkpoint: { origin: string; size: bigint; root: string } | undefined;
  waiting: number;
  seen: { size: bigint; at: Date } | undefined;
  keys: { log: string; witnesses: readonly string[] };
  latest: readonly (LogEntry & { index: number })[];
}

export function LogView(props: LogProps) {
  const { transparency: words } = props.visit.words;
  return (
    <Stack>
      <PageHead title={words.title} lead={words.lead} />
      <Tiles {...props} />
      <Section title={words.how}>
        <Prose>
          {words.howText.split('\n\n').map(paragraph => (
            <p>{paragraph}</p>
          ))}
        </Prose>
      </Section>
      <Check {...props} />
      <Section title={words.latest}>
        <Latest {...props} />
      </Section>
      <Section title={words.programs}>
        <Prose>
          <p>{words.programsText}</p>
          <ul>
            {[paths.log.checkpoint, paths.log.checkpoints, paths.log.keys].map(path => (
              <li>
                <a href={path}>{props.visit.origin + path}</a>
              </li>
            ))}
          </ul>
        </Prose>
      </Section>
    </Stack>
  );
}

function Tiles({ visit, checkpoint, waiting, seen, keys }: LogProps) {
  const { transparency: words } = visit.words;
  const note = seen
    ? words.seenSize(visit.number(seen.size))
    : keys.witnesses.length === 0
      ? words.noWitness
      : undefined;
  return (
    <Section title={words.state}>
      <Grid>
        <StatTile label={words.entries} value={visit.number(checkpoint?.size ?? 0)} />
        <StatTile label={words.waiting} value={visit.number(waiting)} />
        <StatTile label={words.seenBy} value={seen ? words.seenAt(visit.moment(seen.at)) : words.notSeen} note={note} />
      </Grid>
      {checkpoint && (
        <DefinitionList
          items={[
            { term: words.origin, detail: <code>{checkpoint.origin}</code> },
            { term: words.root, detail: <code>{checkpoint.root}</code> },
          ]}
        />
      )}
    </Section>
  );
}

function Check({ visit, keys }: LogProps) {
  const { transparency: words } = visit.words;
  const witness = keys.witnesses.map(key => ` --witness '${key}'`).join('');
  return (
    <Section title={words.check} panel>
      <p>{words.checkText}</p>
      <DefinitionList
        items={[
          { term: words.logKey, detail: <code>{keys.log}</code> },
          ...keys.witnesses.map(key => ({ term: words.witnessKey, detail: <code>{key}</code> })),
        ]}
      />
      <p>{words.offline}</p>
      <pre tabIndex={0}>
        <code>{`npm run audit -- --proof proof.tlog-proof --log '${keys.log}'${witness}`}</code>
      </pre>
    </Section>
  );
}

function Latest({ visit, latest }: LogProps) {
  const { transparency: words } = visit.words;
  return (
    <DataTable
      caption={words.latest}
      quietCaption
      empty={words.latestEmpty}
      columns={[
        { label: words.index, align: 'end' },
        { label: words.recordTime },
        { label: words.kind },
        { label: words.subject },
        { label: words.proof },
      ]}
      rows={latest.map(({ index, kind, subject, recordTime }) => ({
        cells: [
          visit.number(index),
          <span class="nowrap">{visit.moment(recordTime)}</span>,
          Object.hasOwn(words.kinds, kind) ? words.kinds[kind as keyof typeof words.kinds] : kind,
          <code>{subject}</code>,
          <a class="nowrap" href={paths.log.proof(index)} aria-label={`${words.proof} ${index}`}>
            {words.proof}
          </a>,
        ],
      }))}
    />
  );
}
