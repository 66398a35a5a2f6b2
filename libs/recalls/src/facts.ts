export type RecallsFact =
  | { name: 'recall.proposed'; recallId: string }
  | { name: 'recall.confirmed'; recallId: string }
  | { name: 'recall.withdrawn'; recallId: string }
  | { name: 'recall.closed'; recallId: string };
