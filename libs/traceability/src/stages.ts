// A batch is worked on in stages: what was gathered is stage 1, and every making opens the next. Each stage is a lot of its own, so
// that the graph of lots has no circle. People do not choose stages: they say how much went in, and this rule says from where.

export interface StageMove {
  batchId: string;
  stage: number;
  /** What the stage was made by: its place in the recipe decides what is taken first. */
  kind: string;
  happenedAt: Date;
  /** Whole base units put into the stage, or taken from it (negative). */
  amount: bigint;
}

export interface Take {
  batchId: string;
  stage: number;
  amount: bigint;
}

export interface Stage {
  batchId: string;
  stage: number;
  kind: string;
  /** What can be taken at that time without leaving somebody who took later with too little. */
  free: bigint;
}

/** What each stage has to give at a time: its lowest level from then on, since later tasks have taken their part already. */
export function stagesAt(moves: readonly StageMove[], at: Date): Stage[] {
  const byStage = new Map<string, StageMove[]>();
  for (const move of moves) {
    const key = `${move.batchId} ${move.stage}`;
    byStage.set(key, [...(byStage.get(key) ?? []), move]);
  }
  return [...byStage.values()].map(own => {
    const { batchId, stage } = own[0] as StageMove;
    const kind = own.find(move => move.amount > 0n)?.kind ?? '';
    return { batchId, stage, kind, free: lowestFrom(own, at) };
  });
}

function lowestFrom(moves: readonly StageMove[], at: Date): bigint {
  const told = moves.toSorted((a, b) => a.happenedAt.getTime() - b.happenedAt.getTime() || (a.amount > 0n ? -1 : 1));
  let level = 0n;
  let lowest: bigint | undefined;
  for (const { happenedAt, amount } of told) {
    if (happenedAt > at) lowest ??= level;
    level += amount;
    if (lowest !== undefined && level < lowest) lowest = level;
  }
  const free = lowest ?? level;
  return free > 0n ? free : 0n;
}

/** The order of the tasks in the recipe: `places` of a kind, from 0; what the recipe does not know comes first. */
export type PlaceOf = (kind: string) => number;

/**
 * Takes an amount from the stages of one batch. First what is furthest on its way but has not been through this task yet; what has been
 * through it already, only when nothing else is left (dry it again). Undefined when there is not so much.
 */
export function takeFrom(
  stages: readonly Stage[],
  amount: bigint,
  place: number,
  placeOf: PlaceOf,
): Take[] | undefined {
  const rank = ({ kind }: Stage): number => (placeOf(kind) < place ? placeOf(kind) : -1 - placeOf(kind) - 1000);
  const inOrder = stages.filter(({ free }) => free > 0n).toSorted((a, b) => rank(b) - rank(a) || a.stage - b.stage);
  const takes: Take[] = [];
  let missing = amount;
  for (const { batchId, stage, free } of inOrder) {
    if (missing === 0n) break;
    const part = free < missing ? free : missing;
    takes.push({ batchId, stage, amount: part });
    missing -= part;
  }
  return missing === 0n ? takes : undefined;
}

/** The number of the next stage of a batch. */
export const nextStage = (moves: readonly StageMove[], batchId: string): number =>
  1 + Math.max(1, ...moves.filter(move => move.batchId === batchId).map(move => move.stage));

/** Whether some stage would have given more than it held, told in the order in which things happened. */
export function stagesEverBelowZero(moves: readonly StageMove[]): boolean {
  const levels = new Map<string, bigint>();
  const told = moves.toSorted(
    (a, b) => a.happenedAt.getTime() - b.happenedAt.getTime() || (a.amount > 0n ? -1 : 1) - (b.amount > 0n ? -1 : 1),
  );
  return told.some(({ batchId, stage, amount }) => {
    const key = `${batchId} ${stage}`;
    const level = (levels.get(key) ?? 0n) + amount;
    levels.set(key, level);
    return level < 0n;
  });
}
