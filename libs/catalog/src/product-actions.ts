import type { DeskRole } from '#libs/identity';

export const PRODUCT_STATES = ['draft', 'submitted', 'approved', 'refused', 'taken-down'] as const;
export type ProductState = (typeof PRODUCT_STATES)[number];

export type ProductAction = 'edit' | 'amend' | 'submit' | 'approve' | 'refuse' | 'takeDown';

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
 * `amend` is the edit of an approved product: new texts have not been looked at, so it waits for the department again.
 */
export const productActions: Readonly<Record<ProductAction, ProductRule>> = {
  edit: { from: ['draft', 'submitted', 'refused', 'taken-down'], to: 'as-it-was', by: 'desk', roles: ['clerk'] },
  amend: { from: ['approved'], to: 'submitted', by: 'desk', roles: ['clerk'] },
  submit: { from: ['draft', 'refused', 'taken-down'], to: 'submitted', by: 'desk', roles: ['clerk'] },
  approve: { from: ['submitted'], to: 'approved', by: 'department', roles: [] },
  refuse: { from: ['submitted'], to: 'refused', by: 'department', roles: [] },
  takeDown: { from: ['approved'], to: 'taken-down', by: 'department', roles: [] },
};

export const can = (action: ProductAction, state: ProductState): boolean => productActions[action].from.includes(state);
