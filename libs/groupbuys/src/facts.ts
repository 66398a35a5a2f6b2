/** What group buys tell the workers. Ids only. */
export type GroupBuysFact =
  | { name: 'pledge.made'; pledgeId: string }
  /** No order came of it, and none will. */
  | { name: 'pledge.ended'; pledgeId: string }
  | { name: 'groupbuy.closed'; buyId: string };
