import {
  LabelInOtherParcel,
  LabelIsSold,
  LabelIsVoid,
  LabelNotForThisOrder,
  LabelNotOnPack,
  LabelOfOtherBatch,
  LabelOfOtherCooperative,
  LabelOfRecalled,
  LabelUnknown,
} from './refusals.js';
import type { LabelToPack } from './sale-statements.js';

/** A line of an order whose parcel is packed. */
export interface LineInParcel {
  lineId: string;
  gtin: string;
  /** What its packs were taken from. */
  picks: readonly { batchId: string; lot: string; packs: number }[];
}

/** Why a label cannot go into a parcel, in the order in which a packer would ask; undefined when nothing is in the way. `line`: of its goods. */
export function whatStandsAgainst(
  label: LabelToPack | undefined,
  cooperativeId: string,
  line: LineInParcel | undefined,
): Error | undefined {
  if (!label) return new LabelUnknown();
  if (label.cooperativeId !== cooperativeId) return new LabelOfOtherCooperative();
  if (label.state === 'void' || label.state === 'spoiled') return new LabelIsVoid();
  if (label.state === 'sold') return new LabelIsSold();
  if (label.isRecalled) return new LabelOfRecalled(label.lot ?? '');
  if (!line) return new LabelNotForThisOrder();
  if (label.state === 'issued') return new LabelNotOnPack();
  if (label.orderLineId !== null && label.orderLineId !== line.lineId) return new LabelInOtherParcel();
  if (!line.picks.some(pick => pick.batchId === label.batchId))
    return new LabelOfOtherBatch(label.lot ?? '', line.picks.map(pick => pick.lot).join(', '));
  return undefined;
}
