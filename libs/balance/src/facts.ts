/** What happened to flags, for whoever must follow. */
export type BalanceFact =
  | { name: 'flag.raised'; flagId: string }
  | { name: 'flag.explained'; flagId: string }
  | { name: 'flag.countersigned'; flagId: string }
  | { name: 'flag.rejected'; flagId: string }
  | {
      name: 'site-claim.made' | 'site-claim.countersigned' | 'site-claim.refused' | 'site-claim.withdrawn';
      claimId: string;
    };
