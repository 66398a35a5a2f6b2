// From a task's rows to what its events are told from.
import type { PartRow, TaskFactsRow } from './task-book.query.js';
import { taskOf } from './recipes/recipes.js';
import type { PartFacts, TaskFacts, ToldTask } from './task-events.js';
import { typedHash } from './typed-task.js';

export function toldOfRow(row: TaskFactsRow): ToldTask {
  const task = taskOf(row.line, row.kind, row.recipeVersion) ?? taskOf(row.line, row.kind);
  if (!task) throw new Error(`no recipe of ${row.line} has a task ${row.kind}`);
  const { id, line, recipeVersion, happenedAt, output, stage, byProduct, answers, typed } = row;
  return {
    id,
    line,
    recipeVersion,
    task,
    happenedAt,
    output,
    stage,
    byProduct,
    answers,
    typedHash: typedHash(typed ?? ''),
  };
}

export function factsOfRow(row: TaskFactsRow): TaskFacts {
  const { batchId, bulkGtin: gtin, lot, unit, gln, extension, packGtin, packs, producedOn, bestBefore } = row;
  const batch = { batchId, gtin, lot, unit };
  const sent = row.sent.map(partOf);
  return {
    batch,
    gln,
    extension,
    takes: row.step === 'receive' ? partOfSent(sent, row.output) : row.takes.map(partOf),
    present: row.present.map(({ stage, amount }) => ({ of: batch, stage, amount: BigInt(amount) })),
    ...(packGtin && packs && { pack: { gtin: packGtin, packs, producedOn, bestBefore } }),
    ...(row.handOver && { handOver: { ...row.handOver, toGln: row.handOver.toGln ?? undefined, sent } }),
  };
}

const partOf = ({ batchId, gtin, lot, unit, stage, amount }: PartRow): PartFacts => ({
  of: { batchId, gtin, lot, unit },
  stage,
  amount: BigInt(amount),
});

/** What of the goods sent arrived: the loss is told of the last stages first. */
function partOfSent(sent: readonly PartFacts[], arrived: bigint): PartFacts[] {
  let left = arrived;
  return sent.flatMap(part => {
    const amount = part.amount < left ? part.amount : left;
    left -= amount;
    return amount > 0n ? [{ ...part, amount }] : [];
  });
}
