/** What happened to flags, for whoever must follow. */
export type BalanceFact =
  | { name: 'flag.raised'; flagId: string }
  | { name: 'flag.explained'; flagId: string }
  | { name: 'flag.countersigned'; flagId: string }
  | { name: 'flag.rejected'; flagId: string };
