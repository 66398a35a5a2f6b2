import { mayAtDesk } from '#libs/identity';
import { batchActions, taskName } from '#libs/traceability';
import { paths } from '../../paths.js';
import { Badge } from '../../ui/badges.js';
import { Button } from '../../ui/forms.js';
import { EmptyState, Notice } from '../../ui/notices.js';
import { Row, Section } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import type { Visit } from '../../web/visit.js';
import type { BatchInWork, DeskHome } from './desk-home.query.js';
import { tasksAt, type DeskTask } from './desk-tasks.js';

interface HomeProps {
  visit: Visit;
  home: DeskHome;
}

/** What one finds on coming to work. */
export function DeskHomeView({ visit, home }: HomeProps) {
  const { desk } = visit.words;
  const tasks = tasksAt(visit.seat, home);
  const mayRecord = mayAtDesk(visit.seat, batchActions.gather.roles);
  const isNew = mayRecord && !(home.hasProduct && home.hasSite && home.hasBatch && home.hasLabels);
  return (
    <>
      <Trust visit={visit} home={home} />
      {isNew && <FirstSteps visit={visit} home={home} />}
      {tasks.length > 0 && (
        <Section title={desk.waiting}>
          <Tasks visit={visit} tasks={tasks} />
        </Section>
      )}
      {mayRecord && home.batches.length > 0 && <InWork visit={visit} home={home} />}
      {tasks.length === 0 && home.batches.length === 0 && !isNew && (
        <EmptyState title={desk.nothing} line="tea">
          {desk.nothingText}
        </EmptyState>
      )}
      {mayRecord && home.hasProduct && <Ways visit={visit} />}
    </>
  );
}

/** Where else a desk goes from here. */
function Ways({ visit }: { visit: Visit }) {
  return (
    <Row>
      <Button kind="secondary" icon="plus" href={paths.desk.newBatch(visit.seat.slug)}>
        {visit.words.traceability.list.start}
      </Button>
      <Button kind="secondary" icon="plus" href={paths.desk.newProduct(visit.seat.slug)}>
        {visit.words.catalog.list.add}
      </Button>
      <Button kind="quiet" icon="calendar" href={paths.desk.markets(visit.seat.slug)}>
        {visit.words.markets.desk.title}
      </Button>
      <Button kind="quiet" icon="calendar" href={paths.desk.packingDays(visit.seat.slug)}>
        {visit.words.promisedDays.packing.title}
      </Button>
      <Button kind="quiet" icon="truck" href={paths.desk.busRoutes(visit.seat.slug)}>
        {visit.words.busRoutes.title}
      </Button>
      <Button kind="quiet" icon="box" href={paths.desk.pickups(visit.seat.slug)}>
        {visit.words.delivery.pickup.points.title}
      </Button>
      <Button kind="quiet" icon="calendar" href={paths.desk.slots(visit.seat.slug)}>
        {visit.words.bookings.desk.title}
      </Button>
      <Button kind="quiet" icon="calendar" href={paths.desk.harvests(visit.seat.slug)}>
        {visit.words.harvests.desk.title}
      </Button>
      {visit.seat.roles.includes('director') && (
        <>
          <Button kind="quiet" href={paths.desk.promotions(visit.seat.slug)}>
            {visit.words.promotions.title}
          </Button>
          <Button kind="quiet" href={paths.desk.groupBuys(visit.seat.slug)}>
            {visit.words.groupbuys.title}
          </Button>
          <Button kind="quiet" href={paths.desk.pools(visit.seat.slug)}>
            {visit.words.pools.title}
          </Button>
        </>
      )}
    </Row>
  );
}

/** Why buyers do not see the goods, when they do not. */
function Trust({ visit, home: { verification, standing, note } }: HomeProps) {
  const { verification: words } = visit.words.desk;
  if (standing !== 'active') return <Notice tone="danger">{words.suspended}</Notice>;
  if (verification === 'waiting') return <Notice>{words.waiting}</Notice>;
  if (verification === 'verified') return null;
  return (
    <Notice tone="warning">
      <p>{words.refused}</p>
      <p>{note}</p>
    </Notice>
  );
}

function Tasks({ visit, tasks }: { visit: Visit; tasks: DeskTask[] }) {
  const { desk } = visit.words;
  return (
    <ul class="entries">
      {tasks.map(({ task, count, href }) => (
        <li class="entry">
          <a class="card-link" href={href}>
            {desk.tasks[task]}
          </a>
          <strong class="entry-detail num">{visit.number(count)}</strong>
        </li>
      ))}
    </ul>
  );
}

function FirstSteps({ visit, home }: HomeProps) {
  const { desk } = visit.words;
  const { slug } = visit.seat;
  const steps = [
    { label: desk.steps.product, href: paths.desk.newProduct(slug), isDone: home.hasProduct },
    { label: desk.steps.site, href: paths.desk.newSite(slug), isDone: home.hasSite },
    { label: desk.steps.batch, href: paths.desk.newBatch(slug), isDone: home.hasBatch },
    { label: desk.steps.labels, href: paths.desk.labels(slug), isDone: home.hasLabels },
  ];
  return (
    <Section title={desk.first} lead={desk.firstLead} panel>
      <ol class="tasks">
        {steps.map(({ label, href, isDone }, index) => (
          <li>
            {index + 1}. <a href={href}>{label}</a> {isDone && <Badge tone="success">{desk.done}</Badge>}
          </li>
        ))}
      </ol>
    </Section>
  );
}

function InWork({ visit, home }: HomeProps) {
  const { desk, traceability } = visit.words;
  const { slug } = visit.seat;
  const more = { href: paths.desk.batches(slug), label: desk.moreInWork(visit.number(home.inWork)) };
  return (
    <Section title={desk.inWork} more={home.inWork > home.batches.length ? more : undefined}>
      <DataTable
        caption={desk.inWork}
        quietCaption
        columns={[
          { label: traceability.list.lot },
          { label: traceability.list.product },
          { label: traceability.list.last },
          { label: desk.record, quiet: true },
        ]}
        rows={home.batches.map(batch => ({
          cells: [
            <span class="nowrap">{batch.lot}</span>,
            visit.say(batch.nameVi, batch.nameEn),
            lastOf(visit, batch),
            <Button kind="secondary" icon="edit" href={`${paths.desk.batch(slug, batch.id)}#record`}>
              {desk.record}
            </Button>,
          ],
        }))}
      />
    </Section>
  );
}

function lastOf(visit: Visit, { line, lastKind, lastAt }: BatchInWork): string {
  const { desk } = visit.words;
  if (!lastKind || !lastAt) return desk.notStarted;
  return desk.lastTask(taskName(visit.locale, line, lastKind), visit.day(new Date(lastAt)));
}
