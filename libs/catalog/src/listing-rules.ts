import type { Day } from '#platform/clock';
import { isLine, LINES, type GoodsClass } from './lines.js';

/** Something a listing must say; `variant` stands for a pack on sale with price and net content. */
export type ListingField = 'nameVi' | 'groupCode' | 'ingredientsVi' | 'usageVi' | 'shelfLifeDays' | 'variant';

interface ListingRule {
  goods: GoodsClass;
  needs: readonly ListingField[];
  validFrom: Day;
  validTo?: Day;
  source: string;
}

const LABEL_LAW =
  'Decree 37/2026/NĐ-CP, chapter IV: a listing says what the label says, except dates and serials of single packs';
const SINCE = '2026-01-23';

/**
 * What must be said before a product may be offered, by class of goods. Ingredients stand for the material or fibres of a
 * handicraft, usage for care, storage or what a stay includes. Warnings are mandatory only where there is something to warn of.
 */
const RULES: readonly ListingRule[] = [
  { goods: 'food', needs: ['ingredientsVi', 'usageVi', 'shelfLifeDays'], validFrom: SINCE, source: LABEL_LAW },
  { goods: 'craft', needs: ['ingredientsVi', 'usageVi'], validFrom: SINCE, source: LABEL_LAW },
  { goods: 'living', needs: ['usageVi'], validFrom: SINCE, source: LABEL_LAW },
  {
    goods: 'service',
    needs: ['usageVi'],
    validFrom: SINCE,
    source: 'Law 122/2025/QH15: conditions of a service are told before it is ordered',
  },
];

const ALWAYS: readonly ListingField[] = ['nameVi', 'groupCode', 'variant'];

/** Everything a listing of this line must say on that day, in the order of the form. */
export function listingNeeds(line: string, day: Day): ListingField[] {
  const goods = isLine(line) ? LINES[line].goods : undefined;
  const inForce = RULES.filter(
    rule => rule.goods === goods && rule.validFrom <= day && (!rule.validTo || day <= rule.validTo),
  );
  return [...new Set([...ALWAYS, ...inForce.flatMap(rule => rule.needs)])];
}

/** What the texts of a listing say, and whether a pack is on sale. */
export interface ListingFacts {
  line: string;
  nameVi: string;
  groupCode: string;
  ingredientsVi: string;
  usageVi: string;
  shelfLifeDays: number | null;
  hasVariant: boolean;
}

/** What is still to be said before the product can be submitted; empty when nothing is. */
export function missingOf(listing: ListingFacts, day: Day): ListingField[] {
  return listingNeeds(listing.line, day).filter(field => (field === 'variant' ? !listing.hasVariant : !listing[field]));
}
