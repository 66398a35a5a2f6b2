import { Injectable } from '@nestjs/common';
import { EventBook, type EpcisEvent } from '#libs/epcis';
import type { Actor } from '#libs/identity';
import { Clock, dayOf } from '#platform/clock';
import { Database, type Tx } from '#platform/database';
import { Outbox } from '#platform/outbox';
import { readAnswers, type Answers } from './answers.js';
import { fixDates, siteOf, type LockedBatch } from './batches.query.js';
import type { RecipeTask } from './recipes/recipe.js';
import { recipeOf } from './recipes/recipes.js';
import { BeforeTheGoods, NoSuchSite, NotEnoughInBatch, WithdrawalNotOver } from './refusals.js';
import { nextStage, stagesAt, takeFrom, type StageMove, type Take } from './stages.js';
import { bulkGtin, eventsOf } from './task-events.js';
import { factsOfRow, toldOfRow } from './task-facts.js';
import * as sql from './task-book.query.js';
import { refuseOtherTimes, type Amounts } from './task-rules.js';
import { typedText, type Typed } from './typed-task.js';
import { waitUntil } from './withdrawal.js';

/** A task that has passed the rules and is to be written. */
export interface NewTask {
  id: string;
  task: RecipeTask;
  happenedAt: Date;
  siteId: string;
  note?: string;
  amounts: Amounts;
  /** So much of the input comes from other batches, which are locked too. */
  from?: readonly { batch: LockedBatch; amount: bigint }[];
  byProduct?: bigint;
  variantId?: string;
  packs?: number;
  answers?: Readonly<Record<string, unknown>>;
  typed?: Typed;
  /** Of a task that takes the place of a wrong one: it forms the same stage. */
  stage?: number;
  /** What must be written between the task's row and its events, which tell of it. */
  settle?: () => Promise<void>;
  /** Events that must stand in the book before those of the task: declarations that another was wrong. */
  before?: (corrective: readonly EpcisEvent[]) => EpcisEvent[];
}

/** Writes tasks down: the row, what it took, its events and its fact, in the caller's transaction. The batches are locked already. */
@Injectable()
export class TaskBook {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly events: EventBook,
  ) {}

  /**
   * Throws NotYetHappened, TooLongAgo, NoSuchSite, AnswerUnreadable, WithdrawalNotOver, NotEnoughInBatch, BeforeTheGoods, and what the
   * book of events and the balance refuse. Returns the ids of the events.
   */
  async write(tx: Tx, actor: Actor, batch: LockedBatch, input: NewTask): Promise<string[]> {
    const now = this.clock.now();
    refuseOtherTimes(input.happenedAt, now);
    const [site] = await this.db.run(tx, siteOf, [input.siteId, batch.cooperativeId]);
    if (!site) throw new NoSuchSite();
    const answers = readAnswers(input.task, input.answers ?? {});
    await this.requireWaited(tx, batch, input);
    if (batch.firstGtin && !batch.bulkGtin)
      await this.db.run(tx, sql.fixBulkGtin, [batch.id, bulkGtin(batch.firstGtin)]);
    const moves = await this.movesOf(tx, [batch.id, ...(input.from ?? []).map(one => one.batch.id)]);
    const takes = takesOf(batch, input, moves);
    const stage = input.amounts.output > 0n ? (input.stage ?? stageFor(input.task, moves, batch.id)) : null;
    const row = rowOf(actor, batch, input, { answers, stage, present: presentFor(batch, input, moves), now });
    const written = await this.db.run(tx, sql.insertTask, [JSON.stringify(row), json(takes)]);
    if (written.length === 0) throw tooLittle(input, batch.balance, batch.unit);
    if (input.task.step === 'pack') await this.db.run(tx, fixDates, [batch.id, dayOf(input.happenedAt)]);
    await input.settle?.();
    const eventIds = await this.tell(tx, actor, input);
    await this.outbox.add(tx, { name: 'task.recorded', taskId: input.id, batchId: batch.id });
    return eventIds;
  }

  /** The events that a task means, from the rows as they are. Run again, it gives the same. */
  async eventsOfTask(tx: Tx, taskId: string): Promise<{ row: sql.TaskFactsRow; events: EpcisEvent[] }> {
    const [row] = await this.db.run(tx, sql.taskFacts, [[taskId]]);
    if (!row) throw new Error(`there is no task ${taskId}`);
    return { row, events: eventsOf(toldOfRow(row), factsOfRow(row)) };
  }

  private async tell(tx: Tx, actor: Actor, { id, before }: NewTask): Promise<string[]> {
    const { row, events } = await this.eventsOfTask(tx, id);
    const first = before?.(events) ?? [];
    const by = { party: row.cooperativeId, actor: actor.personId };
    const appended = await this.events.append(tx, [...first, ...events], by);
    const eventIds = appended.slice(first.length).map(({ eventId }) => eventId);
    await this.db.run(tx, sql.addEventIds, [id, eventIds, false]);
    return eventIds;
  }

  private movesOf(tx: Tx, batchIds: readonly string[]): Promise<StageMove[]> {
    return this.db.run(tx, sql.stageMoves, [[...batchIds]]);
  }

  private async requireWaited(tx: Tx, batch: LockedBatch, { task, happenedAt }: NewTask): Promise<void> {
    if (task.step !== 'gather') return;
    const day = waitUntil(await this.db.run(tx, sql.treatmentsIn, [batch.id]), happenedAt);
    if (day !== undefined) throw new WithdrawalNotOver(day);
  }
}

const stageFor = ({ step }: RecipeTask, moves: readonly StageMove[], batchId: string): number =>
  step === 'gather' ? 1 : nextStage(moves, batchId);

/** Own goods first; then of every other batch what was said. Throws NotEnoughInBatch, BeforeTheGoods. */
function takesOf(batch: LockedBatch, input: NewTask, moves: readonly StageMove[]): Take[] {
  const others = input.from ?? [];
  const own = input.amounts.input - others.reduce((sum, one) => sum + one.amount, 0n);
  return [{ batch, amount: own }, ...others].flatMap(one => (one.amount > 0n ? takesFrom(one, input, moves) : []));
}

function takesFrom(
  { batch, amount }: { batch: LockedBatch; amount: bigint },
  input: NewTask,
  moves: readonly StageMove[],
): Take[] {
  const kinds = recipeOf(batch.line, batch.recipeVersion)?.tasks.map(one => one.kind) ?? [];
  const placeOf = (kind: string): number => kinds.indexOf(kind);
  const place = input.task.step === 'make' ? placeOf(input.task.kind) : Infinity;
  const own = moves.filter(move => move.batchId === batch.id);
  const takes = takeFrom(stagesAt(own, input.happenedAt), amount, place < 0 ? Infinity : place, placeOf);
  if (takes) return takes;
  throw amount > batch.balance ? tooLittle(input, batch.balance, batch.unit) : new BeforeTheGoods();
}

const tooLittle = ({ task }: NewTask, left: bigint, unit: LockedBatch['unit']) =>
  new NotEnoughInBatch(task.step === 'pack' ? 'packs' : 'input', left, unit);

interface Rest {
  answers: Answers;
  stage: number | null;
  present: { stage: number; amount: string }[];
  now: Date;
}

/** What stands in the stages of the batch when somebody looks at it or moves it. */
function presentFor(batch: LockedBatch, { task, happenedAt }: NewTask, moves: readonly StageMove[]): Rest['present'] {
  if (task.step !== 'observe' && task.step !== 'move') return [];
  const own = moves.filter(move => move.batchId === batch.id && move.happenedAt <= happenedAt);
  return stagesAt(own, happenedAt)
    .filter(({ free }) => free > 0n)
    .map(({ stage, free }) => ({ stage, amount: free.toString() }));
}

function rowOf(actor: Actor, batch: LockedBatch, input: NewTask, { answers, stage, present, now }: Rest) {
  const { task, amounts } = input;
  const said = {
    kind: task.kind,
    happenedAt: input.happenedAt.toISOString(),
    siteId: input.siteId,
    input: amounts.input.toString(),
    output: amounts.output.toString(),
    byProduct: input.byProduct?.toString() ?? null,
    variantId: input.variantId ?? null,
    packs: input.packs ?? null,
    note: input.note ?? '',
  };
  return {
    ...said,
    id: input.id,
    batchId: batch.id,
    step: task.step,
    stage,
    answers,
    present,
    typed: typedText(input.typed ?? { ...said, ...answers }),
    recordedBy: actor.personId,
    recordedAt: now.toISOString(),
  };
}

const json = (rows: unknown): string =>
  JSON.stringify(rows, (_key, value: unknown) => (typeof value === 'bigint' ? value.toString() : value));
