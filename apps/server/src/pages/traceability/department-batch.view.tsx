import { recipeOf, taskName } from '#libs/traceability';
import { paths } from '../../paths.js';
import { Button } from '../../ui/forms.js';
import { DefinitionList, Timeline } from '../../ui/lists.js';
import { Row, Section } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import type { Visit } from '../../web/visit.js';
import { FlagBadge, flagSentence } from '../balance/flag-parts.js';
import { EnclosedFiles } from '../recorder/enclosed-part.js';
import { TakeDownPhoto } from '../recorder/shown-photo-part.js';
import { amountText, StageBadge } from './batch-parts.js';
import type { ChainPage, Neighbour, TaskOfChain } from './department-batch.query.js';

export function ChainView({ visit, batch }: { visit: Visit; batch: ChainPage }) {
  const { department: words, deliveries, task } = visit.words.chain;
  const { batch: common, list } = visit.words.traceability;
  const recipe = recipeOf(batch.line, batch.recipeVersion);
  return (
    <>
      <Section title={visit.say(batch.nameVi, batch.nameEn)} panel>
        <DefinitionList
          items={[
            {
              term: words.cooperative,
              detail: <a href={paths.department.cooperative(batch.slug)}>{batch.cooperative}</a>,
            },
            { term: list.state, detail: <StageBadge visit={visit} batch={batch} /> },
            { term: common.balance, detail: amountText(visit, batch.balance, batch.unit) },
            {
              term: deliveries.link,
              detail:
                batch.members > 0 &&
                `${visit.number(batch.members)} · ${amountText(visit, BigInt(batch.brought), batch.unit)}`,
            },
          ]}
        />
        {recipe && <p class="hint">{task.version(String(recipe.version), visit.say(...sourceOf(recipe)))}</p>}
      </Section>
      {!batch.recalledAt && (
        <Row>
          <Button kind="secondary" href={paths.department.newRecall({ kind: 'batch', origin: batch.id })}>
            {visit.words.recalls.list.start}
          </Button>
        </Row>
      )}
      {batch.flags.length > 0 && (
        <Section title={visit.words.chain.flags.list} panel>
          <ul>
            {batch.flags.map(flag => (
              <li>
                <a href={paths.department.flag(flag.id)}>{flagSentence(visit, flag)}</a>{' '}
                <FlagBadge visit={visit} state={flag.state} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={common.way} panel>
        <Timeline label={common.way} steps={batch.tasks.map(one => stepOf(visit, batch, one))} />
      </Section>
      <Neighbours visit={visit} batch={batch} title={words.sources} all={batch.from} />
      <Neighbours visit={visit} batch={batch} title={words.goesTo} all={batch.into} />
      <Section title={words.events} lead={words.eventsLead}>
        <DataTable
          caption={words.events}
          quietCaption
          columns={[
            { label: visit.words.chain.words.task },
            { label: words.step },
            { label: words.recorded },
            { label: words.id },
          ]}
          rows={batch.tasks.flatMap(one =>
            one.events.map(event => ({
              tone: one.wrong ? ('muted' as const) : undefined,
              cells: [
                taskName(visit.locale, batch.line, one.kind),
                event.isDeclaration ? `${event.step} (${words.declaredWrong})` : event.step,
                visit.moment(event.recordedAt),
                <code title={event.id}>{event.id.replace('ni:///sha-256;', '').slice(0, 16)}…</code>,
              ],
            })),
          )}
        />
      </Section>
    </>
  );
}

function stepOf(visit: Visit, batch: ChainPage, task: TaskOfChain) {
  const { correction, department } = visit.words.chain;
  const { batch: common } = visit.words.traceability;
  const say = (amount: string) => amountText(visit, BigInt(amount), batch.unit);
  const isTaken = task.input !== '0';
  const isGiven = task.output !== '0';
  return {
    title: taskName(visit.locale, batch.line, task.kind),
    when: visit.moment(task.happenedAt),
    at: new Date(task.happenedAt).toISOString(),
    where: `${task.site}, ${task.commune}`,
    quantity:
      isTaken && isGiven
        ? common.made(say(task.input), say(task.output))
        : isGiven
          ? say(task.output)
          : isTaken
            ? say(task.input)
            : undefined,
    state: task.wrong ? ('wrong' as const) : ('done' as const),
    note: (
      <>
        {task.wrong && (
          <p>
            <strong>{correction.wrong}</strong> {visit.day(new Date(task.wrong.at))}. {task.wrong.note}
          </p>
        )}
        <EnclosedFiles
          visit={visit}
          files={task.enclosed}
          at={hash => paths.department.enclosure(batch.slug, hash)}
          of={taskName(visit.locale, batch.line, task.kind)}
          act={(photo, n) => <TakeDownPhoto visit={visit} photo={photo} number={n + 1} />}
        />
        {task.typed && (
          <details>
            <summary>{department.typed}</summary>
            <code>{task.typed}</code>
          </details>
        )}
      </>
    ),
  };
}

function Neighbours({
  visit,
  batch,
  title,
  all,
}: {
  visit: Visit;
  batch: ChainPage;
  title: string;
  all: readonly Neighbour[];
}) {
  if (all.length === 0) return null;
  return (
    <Section title={title}>
      <ul>
        {all.map(one => (
          <li>
            <a href={paths.department.batch(one.id)}>
              {visit.words.chain.handOver.intoBatch(one.lot, visit.say(one.nameVi, one.nameEn))}
            </a>
            {` · ${one.cooperative} · ${amountText(visit, BigInt(one.amount), batch.unit)}`}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Told in both languages, with a stroke between them. */
function sourceOf({ source }: { source: string }): [vi: string, en: string] {
  const [vi = source, en = vi] = source.split(' / ');
  return [vi, en];
}
