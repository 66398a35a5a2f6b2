/** What the rest of the house may react to. Ids only: a reaction reads the present state. */
export type DeliveryFact =
  /** Whoever carries a parcel took the money at the door: `to_collect` of delivery_shipment. */
  | { name: 'cod.collected'; shipmentId: string }
  /** The carrier has paid it to the market's account. */
  | { name: 'cod.remitted'; shipmentId: string }
  /** A carrier is to be asked to take a parcel, or told that it need not. */
  | { name: 'consignment.wished'; consignmentId: string }
  | { name: 'consignment.withdrawn'; consignmentId: string }
  /** A carrier has told of a parcel. */
  | { name: 'parcel.seen'; sightingId: string };
