import { isWithinTolerance } from '#libs/catalog';
import { dong, minus, zero, type Dong } from '#platform/money';
import { portionOf, type LineEdit, type LineNow } from './order-edits.js';
import { WeightNeeded, WeightOutOfTolerance } from './refusals.js';

/** A line that is sold by weight, as it stands now. */
export interface LineToWeigh extends LineNow {
  /** What a promotion took off it at the placing. */
  discount: Dong;
  /** Of all its packs together. */
  orderedGrams: number;
  tolerancePercent: number;
}

/** What lay on the scale: all packs of a line together. */
export interface Weight {
  lineId: string;
  grams: number;
}

/** The field of a form into which the weight of a line is typed. */
export const weightField = (lineId: string): string => `weight.${lineId}`;

/** What the scale may show for a line, in grams. */
export const boundsOf = ({
  orderedGrams,
  tolerancePercent,
}: Pick<LineToWeigh, 'orderedGrams' | 'tolerancePercent'>) => {
  const most = Math.floor((orderedGrams * tolerancePercent) / 100);
  return { least: orderedGrams - most, most: orderedGrams + most };
};

/**
 * What a line costs that weighs so much: of the price that was agreed for what was ordered, in proportion, in whole đồng, half up. Whoever gets more
 * than they ordered pays what they agreed to; nothing costs more than it did before it was weighed again; and what a promotion took off stands, so
 * that at least one đồng of the line is the buyer's.
 */
export function weighedTotal(line: LineToWeigh, grams: number): Dong {
  const agreed = dong(line.unitPrice * BigInt(line.quantity));
  const byWeight = portionOf(agreed, grams, line.orderedGrams);
  const least = line.discount === zero ? byWeight : dong(line.discount + 1n);
  const cost = byWeight > least ? byWeight : least;
  return cost < line.total ? cost : line.total;
}

/** What the scale changes of each line, also where that is nothing. Throws WeightNeeded, WeightOutOfTolerance. */
export function weigh(lines: readonly LineToWeigh[], weights: readonly Weight[]): LineEdit[] {
  return lines.map(line => {
    const grams = weights.find(({ lineId }) => lineId === line.id)?.grams;
    const field = weightField(line.id);
    if (grams === undefined) throw new WeightNeeded(line.nameVi, field);
    const { orderedGrams, tolerancePercent } = line;
    if (!isWithinTolerance(orderedGrams, grams, tolerancePercent))
      throw new WeightOutOfTolerance(line.nameVi, boundsOf(line), field);
    const change = minus(weighedTotal(line, grams), line.total);
    return { line, after: line.quantity, change, weighed: { orderedGrams, grams } };
  });
}
