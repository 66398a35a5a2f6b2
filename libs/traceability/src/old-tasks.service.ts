import { Injectable } from '@nestjs/common';
import { EventBook } from '#libs/epcis';
import { Database, type Tx } from '#platform/database';
import { lockBatches, type LockedBatch } from './batches.query.js';
import * as sql from './old-tasks.query.js';
import { recipeOf } from './recipes/recipes.js';
import { nextStage, stagesAt, takeFrom, type StageMove, type Take } from './stages.js';
import { bulkGtin, eventsOf } from './task-events.js';
import { taskFacts, type TaskFactsRow } from './task-book.query.js';
import { factsOfRow, toldOfRow } from './task-facts.js';
import { typedText } from './typed-task.js';

/** Tasks that were recorded before there were events, told afterwards: by the same mapping, in the order in which things happened. */
@Injectable()
export class OldTasks {
  constructor(
    private readonly db: Database,
    private readonly book: EventBook,
  ) {}

  /** Batch by batch, each in a transaction of its own. Running it again tells nothing twice. Returns how many batches were told. */
  async tellAll(): Promise<number> {
    const batches = await this.db.write(sql.untoldBatches, []);
    for (const { id } of batches) await this.db.transaction(tx => this.tell(tx, id));
    return batches.length;
  }

  /** A seeded past: the events keep the record times of their tasks. */
  async tellSeeded(tx: Tx): Promise<void> {
    for (const { id } of await this.db.run(tx, sql.untoldBatches, [])) await this.tell(tx, id, true);
  }

  private async tell(tx: Tx, batchId: string, isSeeded = false): Promise<void> {
    const [batch] = await this.db.run(tx, lockBatches, [[batchId]]);
    const tasks = await this.db.run(tx, sql.untoldTasks, [batchId]);
    if (!batch || tasks.length === 0) return;
    const { stages, takes } = layOut(batch, tasks);
    const gtin = batch.firstGtin === null ? null : bulkGtin(batch.firstGtin);
    await this.db.run(tx, sql.layOutBatch, [batchId, gtin, json(stages), json(takes)]);
    const rows = await this.db.run(tx, taskFacts, [tasks.map(task => task.id)]);
    for (const group of byRecorder(rows)) await this.append(tx, group, isSeeded);
  }

  private async append(tx: Tx, rows: readonly TaskFactsRow[], isSeeded: boolean): Promise<void> {
    const told = rows.flatMap(row =>
      eventsOf(toldOfRow(row), factsOfRow(row)).map((event, at) => ({ row, event, position: at + 1 })),
    );
    const [first] = rows;
    if (!first) return;
    const appended = await this.book.append(
      tx,
      told.map(({ event }) => event),
      { party: first.cooperativeId, actor: first.recordedBy },
      isSeeded ? { recordTimes: told.map(({ row }) => row.recordedAt) } : {},
    );
    const ids = told.map(({ row, position }, at) => ({ taskId: row.id, position, eventId: appended[at]?.eventId }));
    await this.db.run(tx, sql.addEventRows, [json(ids)]);
  }
}

/** Stages and takes of a batch whose tasks only said how much went in and came out. */
export function layOut(batch: LockedBatch, tasks: readonly sql.UntoldTask[]) {
  const kinds = recipeOf(batch.line, batch.recipeVersion)?.tasks.map(one => one.kind) ?? [];
  const placeOf = (kind: string): number => kinds.indexOf(kind);
  const moves: StageMove[] = [];
  const stages: { id: string; stage: number | null; typed: string }[] = [];
  const takes: (Omit<Take, 'batchId'> & { taskId: string })[] = [];
  for (const task of tasks.filter(one => !one.isLaidOut)) {
    const place = task.step === 'make' ? placeOf(task.kind) : Infinity;
    const free = stagesAt(moves, task.happenedAt);
    const taken = task.input > 0n ? (takeFrom(free, task.input, place, placeOf) ?? whatThereIs(free)) : [];
    const stage = task.output > 0n ? (task.step === 'gather' ? 1 : nextStage(moves, batch.id)) : null;
    const move = { batchId: batch.id, kind: task.kind, happenedAt: task.happenedAt };
    moves.push(...taken.map(one => ({ ...move, stage: one.stage, amount: -one.amount })));
    if (stage !== null) moves.push({ ...move, stage, amount: task.output });
    stages.push({
      id: task.id,
      stage,
      typed: typedText({ kind: task.kind, input: String(task.input), output: String(task.output) }),
    });
    takes.push(...taken.map(one => ({ taskId: task.id, stage: one.stage, amount: one.amount })));
  }
  return { stages, takes };
}

/** The first market did not look at stages: a back-dated task of those days may have taken what was used later. It gets what is left. */
const whatThereIs = (free: ReturnType<typeof stagesAt>): Take[] =>
  free.filter(one => one.free > 0n).map(({ batchId, stage, free: amount }) => ({ batchId, stage, amount }));

/** One call of the book for each who recorded, in the order in which things happened. */
function byRecorder(rows: readonly TaskFactsRow[]): TaskFactsRow[][] {
  const groups: TaskFactsRow[][] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    if (last?.[0]?.recordedBy === row.recordedBy) last.push(row);
    else groups.push([row]);
  }
  return groups;
}

const json = (rows: unknown): string =>
  JSON.stringify(rows, (_key, value: unknown) => (typeof value === 'bigint' ? value.toString() : value));
