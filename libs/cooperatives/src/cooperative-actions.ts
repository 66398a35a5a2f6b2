export const VERIFICATIONS = ['waiting', 'verified', 'refused'] as const;
export type Verification = (typeof VERIFICATIONS)[number];
export type Standing = 'active' | 'suspended' | 'dissolving' | 'dissolved';

/** Where a seller stands: was its identity checked, and does it operate. It sells only when verified and active. */
export interface SellerState {
  verification: Verification;
  standing: Standing;
}

export type CooperativeAction = 'verify' | 'refuse' | 'suspend' | 'resume';

export interface CooperativeRule {
  from: { verification: readonly Verification[]; standing: readonly Standing[] };
  to: Partial<SellerState>;
  /** Must the officer say why? The seller reads it. */
  needsReason: boolean;
}

/**
 * What the department may do with a seller, and when. Verbs obey it and pages draw their buttons from it.
 * A refused seller may bring what was missing and be verified; one that sells is suspended, never refused.
 */
export const cooperativeActions: Readonly<Record<CooperativeAction, CooperativeRule>> = {
  verify: {
    from: { verification: ['waiting', 'refused'], standing: ['active'] },
    to: { verification: 'verified' },
    needsReason: false,
  },
  refuse: {
    from: { verification: ['waiting'], standing: ['active'] },
    to: { verification: 'refused' },
    needsReason: true,
  },
  suspend: {
    from: { verification: ['verified'], standing: ['active'] },
    to: { standing: 'suspended' },
    needsReason: true,
  },
  resume: {
    from: { verification: ['verified'], standing: ['suspended'] },
    to: { standing: 'active' },
    needsReason: false,
  },
};

export function can(action: CooperativeAction, { verification, standing }: SellerState): boolean {
  const { from } = cooperativeActions[action];
  return from.verification.includes(verification) && from.standing.includes(standing);
}
