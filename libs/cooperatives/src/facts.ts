/** What co-operatives tell the workers. */
export type CooperativesFact =
  | { name: 'cooperative.registered'; cooperativeId: string }
  | { name: 'cooperative.verified'; cooperativeId: string }
  | { name: 'cooperative.refused'; cooperativeId: string };
