import type { ChoiceGroup } from '../../ui/forms.js';
import type { GroupLeaf } from './product-desk.query.js';

type Say = (vi: string, en?: string | null) => string;

/** The OCOP list for a select: the six groups, and below each its leaves with the subgroup they belong to. */
export function groupOptions(leaves: readonly GroupLeaf[], say: Say): ChoiceGroup[] {
  const groups = new Map<string, ChoiceGroup>();
  for (const leaf of leaves) {
    const group = groups.get(leaf.groupCode) ?? {
      label: `${leaf.groupCode}. ${say(leaf.groupVi, leaf.groupEn)}`,
      options: [],
    };
    groups.set(leaf.groupCode, group);
    group.options.push({ value: leaf.code, label: labelOf(leaf, say) });
  }
  return [...groups.values()];
}

function labelOf(leaf: GroupLeaf, say: Say): string {
  const name = say(leaf.nameVi, leaf.nameEn);
  return leaf.subgroupVi === null ? name : `${say(leaf.subgroupVi, leaf.subgroupEn)}: ${name}`;
}
