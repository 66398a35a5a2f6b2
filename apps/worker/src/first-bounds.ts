import type { FirstBound } from '#libs/balance';
import { recipeVersions, type RecipeTask } from '#libs/traceability';

/** The usual yields that the recipes publish, as bounds for everybody until the department approves a co-op's own. */
export const firstBounds: readonly FirstBound[] = recipeVersions.flatMap(({ line, validFrom, source, tasks }) =>
  tasks.flatMap(task =>
    boundOf(task).map(bound => ({
      kind: 'yield' as const,
      line,
      from: validFrom as never,
      source,
      certainty: 'thumb' as const,
      ...bound,
    })),
  ),
);

function inThousandths(percent: number): bigint {
  return BigInt(Math.round(percent * 10));
}

function boundOf({
  kind,
  yield: usual,
  mostPercent,
  step,
}: RecipeTask): { task: string; least: bigint; most: bigint }[] {
  if (usual) {
    const task = usual.of === 'gathered' ? `${kind}@gathered` : kind;
    return [{ task, least: inThousandths(usual.least), most: inThousandths(usual.most) }];
  }
  return step === 'make' && mostPercent > 100 ? [{ task: kind, least: 0n, most: inThousandths(mostPercent) }] : [];
}
