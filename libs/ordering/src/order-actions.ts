import type { DeskRole } from '#libs/identity';

export const ORDER_STATES = ['placed', 'confirmed', 'packed', 'shipped', 'delivered', 'cancelled'] as const;
export type OrderState = (typeof ORDER_STATES)[number];

export type OrderAction =
  | 'confirm'
  | 'lapse'
  | 'edit'
  | 'pack'
  | 'unpack'
  | 'label'
  | 'ship'
  | 'postpone'
  | 'handOut'
  | 'host'
  | 'deliver'
  | 'cancel'
  | 'withdraw';

/** To the buyer's door, or the buyer comes: to a pickup point of the co-op, to its stall on a market day, or to the station of a bus that took it along. */
export const WAYS = ['door', 'pickup', 'market', 'bus'] as const;
export type Way = (typeof WAYS)[number];

export interface OrderRule {
  from: readonly OrderState[];
  /** `same`: it stays where it is. */
  to: OrderState | 'same';
  /** `desk`: the co-op; `buyer`: whoever holds the follow link; `system`: a payment that arrived or ran out. */
  by: 'desk' | 'buyer' | 'system';
  /** At the desk: who does it. A director may do all. */
  roles: readonly DeskRole[];
  /** Only of orders that get to the buyer in one of these ways. */
  ways?: readonly Way[];
}

/**
 * What may happen to an order, when, and by whom. Verbs obey it and pages draw their buttons from it.
 * Nothing is cancelled once it is packed: the packs have left the shelf and each line has its batch.
 */
export const orderActions: Readonly<Record<OrderAction, OrderRule>> = {
  confirm: { from: ['placed'], to: 'confirmed', by: 'system', roles: [] },
  lapse: { from: ['placed'], to: 'cancelled', by: 'system', roles: [] },
  /** Fewer than were ordered: as long as the packs are on the shelf. While its payment is under way its sum stands. */
  edit: { from: ['confirmed'], to: 'confirmed', by: 'desk', roles: ['clerk'] },
  pack: { from: ['confirmed'], to: 'packed', by: 'desk', roles: ['packer', 'clerk'] },
  /** Goods in the parcel are recalled: it is opened, and packed again of other goods or cancelled. */
  unpack: { from: ['packed'], to: 'confirmed', by: 'system', roles: [] },
  // Labels are scanned into the parcel, and taken out again: as long as it has not left.
  label: { from: ['packed'], to: 'packed', by: 'desk', roles: ['packer', 'clerk'] },
  ship: { from: ['packed'], to: 'shipped', by: 'desk', roles: ['packer', 'clerk'], ways: ['door', 'bus'] },
  /** It comes later than the buyer was told. What is fetched at a market is fetched on its day. */
  postpone: {
    from: ['confirmed', 'packed', 'shipped'],
    to: 'same',
    by: 'desk',
    roles: ['clerk'],
    ways: ['door', 'pickup', 'bus'],
  },
  /** The buyer has come for it. */
  handOut: { from: ['packed'], to: 'delivered', by: 'desk', roles: ['packer', 'clerk'], ways: ['pickup', 'market'] },
  /** Its guests are there: of places on days nothing is packed. */
  host: { from: ['confirmed'], to: 'delivered', by: 'desk', roles: ['packer', 'clerk'], ways: ['door'] },
  deliver: { from: ['shipped'], to: 'delivered', by: 'desk', roles: ['packer', 'clerk'] },
  cancel: { from: ['confirmed'], to: 'cancelled', by: 'desk', roles: ['clerk'] },
  withdraw: { from: ['placed', 'confirmed'], to: 'cancelled', by: 'buyer', roles: [] },
};

/** `way`: how the order gets to its buyer; without it the question is one of every order. */
export function can(action: OrderAction, state: OrderState, way?: Way): boolean {
  const { from, ways } = orderActions[action];
  return from.includes(state) && (way === undefined || ways === undefined || ways.includes(way));
}

/** Nothing more will happen to it. */
export const isOver = (state: OrderState): boolean => state === 'delivered' || state === 'cancelled';
