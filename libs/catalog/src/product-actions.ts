import type { DeskRole } from '#libs/identity';

export const PRODUCT_STATES = ['draft', 'submitted', 'approved', 'refused', 'taken-down'] as const;
export type ProductState = (typeof PRODUCT_STATES)[number];

export type ProductAction =
  'edit' | 'amend' | 'submit' | 'approve' | 'refuse' | 'takeDown' | 'decideChange' | 'appeal' | 'lift';

export interface ProductRule {
  from: readonly ProductState[];
  /** `as-it-was`: the texts change, the state does not. */
  to: ProductState | 'as-it-was';
  by: 'desk' | 'department';
  /** At the desk: who does it. A director may do all. */
  roles: readonly DeskRole[];
}

/**
 * What may happen to a product, when, and by whom. Verbs obey it and pages draw their buttons from it.
 * `amend` proposes new texts for a product on sale: nobody has looked at them, so buyers read the old ones until the department has.
 */
export const productActions: Readonly<Record<ProductAction, ProductRule>> = {
  edit: { from: ['draft', 'submitted', 'refused', 'taken-down'], to: 'as-it-was', by: 'desk', roles: ['clerk'] },
  amend: { from: ['approved'], to: 'as-it-was', by: 'desk', roles: ['clerk'] },
  submit: { from: ['draft', 'refused', 'taken-down'], to: 'submitted', by: 'desk', roles: ['clerk'] },
  approve: { from: ['submitted'], to: 'approved', by: 'department', roles: [] },
  refuse: { from: ['submitted'], to: 'refused', by: 'department', roles: [] },
  takeDown: { from: ['approved'], to: 'taken-down', by: 'department', roles: [] },
  decideChange: { from: ['approved'], to: 'as-it-was', by: 'department', roles: [] },
  appeal: { from: ['taken-down'], to: 'as-it-was', by: 'desk', roles: [] },
  lift: { from: ['taken-down'], to: 'approved', by: 'department', roles: [] },
};

export const can = (action: ProductAction, state: ProductState): boolean => productActions[action].from.includes(state);
