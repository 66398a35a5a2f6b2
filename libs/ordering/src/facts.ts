/** What the rest of the house may react to. Ids only: a reaction reads the present state. */
export type OrderingFact =
  | { name: 'order.placed'; groupId: string }
  /** Money arrived for an order that waited for it. Orders paid on delivery are confirmed as they are placed and raise none. */
  | { name: 'order.confirmed'; orderId: string }
  /** Its lines and its sum are others than were placed. */
  | { name: 'order.edited'; orderId: string; editId: string }
  /** It comes later than its buyer was told. */
  | { name: 'order.postponed'; orderId: string; postponementId: string }
  | { name: 'order.shipped'; orderId: string }
  | { name: 'order.delivered'; orderId: string }
  | { name: 'order.cancelled'; orderId: string };
