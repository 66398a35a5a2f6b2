export const SHIPMENT_STATES = ['waiting', 'handed-over', 'on-the-way', 'delivered', 'failed', 'returned'] as const;
export type ShipmentState = (typeof SHIPMENT_STATES)[number];

export const SHIPMENT_ACTIONS = ['handOver', 'depart', 'deliver', 'fail', 'retry', 'return', 'sendAgain'] as const;
export type ShipmentAction = (typeof SHIPMENT_ACTIONS)[number];

export interface ShipmentRule {
  from: readonly ShipmentState[];
  to: ShipmentState;
}

/**
 * What may happen to a shipment, and when. Verbs obey it, pages draw their buttons from it, and news of carriers are held against it.
 * Nobody is obliged to tell of every step: a parcel may be at the door without anybody having said that it was on the way.
 */
export const shipmentActions: Readonly<Record<ShipmentAction, ShipmentRule>> = {
  handOver: { from: ['waiting'], to: 'handed-over' },
  depart: { from: ['handed-over'], to: 'on-the-way' },
  deliver: { from: ['handed-over', 'on-the-way', 'failed'], to: 'delivered' },
  /** Nobody at home, or nobody who wants it: an attempt, not an end. */
  fail: { from: ['handed-over', 'on-the-way'], to: 'failed' },
  retry: { from: ['failed'], to: 'on-the-way' },
  return: { from: ['handed-over', 'on-the-way', 'failed'], to: 'returned' },
  /** It came back and is sent once more. */
  sendAgain: { from: ['returned'], to: 'waiting' },
};

export const canShipment = (action: ShipmentAction, state: ShipmentState): boolean =>
  shipmentActions[action].from.includes(state);

/** What may be done next, in the order of the table. */
export const nextShipmentActions = (state: ShipmentState): ShipmentAction[] =>
  SHIPMENT_ACTIONS.filter(action => canShipment(action, state));
