import type { DeskRole } from '#libs/identity';
import type { Day } from '#platform/clock';
import type { Step } from './recipes/recipe.js';

/** A batch is worked on until its first packing; a recall ends everything. */
export type BatchStage = 'in-work' | 'packed' | 'recalled';

export type BatchAction = Step | 'recall';

export interface BatchRule {
  from: readonly BatchStage[];
  /** At the desk: who does it. A director may do all. */
  roles: readonly DeskRole[];
}

/** What may happen to a batch, when, and by whom. Verbs obey it and pages draw their forms from it. An officer may recall as well. */
export const batchActions: Readonly<Record<BatchAction, BatchRule>> = {
  gather: { from: ['in-work'], roles: ['clerk'] },
  make: { from: ['in-work'], roles: ['clerk'] },
  pack: { from: ['in-work', 'packed'], roles: ['clerk', 'packer'] },
  observe: { from: ['in-work', 'packed'], roles: ['clerk', 'packer'] },
  move: { from: ['in-work', 'packed'], roles: ['clerk', 'packer'] },
  destroy: { from: ['in-work', 'packed'], roles: ['clerk'] },
  ship: { from: ['in-work', 'packed'], roles: ['clerk'] },
  receive: { from: ['in-work'], roles: ['clerk'] },
  recall: { from: ['in-work', 'packed'], roles: ['director'] },
};

export function stageOf({ recalledAt, packedOn }: { recalledAt: Date | null; packedOn: Day | null }): BatchStage {
  if (recalledAt) return 'recalled';
  return packedOn ? 'packed' : 'in-work';
}

export const canBatch = (action: BatchAction, stage: BatchStage): boolean => batchActions[action].from.includes(stage);
