import { netContent } from '#libs/labels';
import { stageOf, type BatchStage, type BatchUnit } from '#libs/traceability';
import type { Day } from '#platform/clock';
import { Badge } from '../../ui/badges.js';
import type { Tone } from '../../ui/types.js';
import type { Visit } from '../../web/visit.js';

const TONES: Record<BatchStage, Tone> = { 'in-work': 'info', packed: 'success', recalled: 'danger' };

export function StageBadge({
  visit,
  batch,
}: {
  visit: Visit;
  batch: { recalledAt: Date | null; packedOn: Day | null };
}) {
  const stage = stageOf(batch);
  return <Badge tone={TONES[stage]}>{visit.words.traceability.list.stages[stage]}</Badge>;
}

/** Whole base units as people say them: `42 kg`, `12 cái`, an empty batch `0 kg`. Far below what a float counts exactly. */
export function amountText(visit: Visit, amount: bigint | number, unit: BatchUnit | string): string {
  const { units } = visit.words.traceability.batch;
  return Number(amount) === 0 && unit in units
    ? `${visit.number(0)} ${units[unit as BatchUnit]}`
    : netContent(visit.locale, Number(amount), unit);
}
