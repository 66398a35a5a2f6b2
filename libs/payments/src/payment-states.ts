export const PAYMENT_METHODS = ['cod', 'vietqr', 'card', 'wallet'] as const;
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];

export type PaymentState =
  'to-collect' | 'collected' | 'pending' | 'paid' | 'expired' | 'cancelled' | 'to-refund' | 'refunded';

/**
 * What can happen to a payment. `settle`: its money arrived, whoever tells us. `cancel`: nothing is left to deliver.
 * `refund`: we gave back what we owe. `reverse`: Stripe says that the money went back, whoever asked for it. `fail`: it could not, and may say so
 * days after it said it did.
 */
export type PaymentMove = 'collect' | 'settle' | 'expire' | 'cancel' | 'refund' | 'reverse' | 'fail';

/**
 * From which state what leads where. The conditional updates are made from this table, so nothing can happen that is not in it.
 * Money that arrives after the goods were let go is owed back; money that arrives twice changes nothing.
 */
export const paymentStates: Readonly<Record<PaymentState, Readonly<Partial<Record<PaymentMove, PaymentState>>>>> = {
  'to-collect': { collect: 'collected', cancel: 'cancelled' },
  collected: {},
  pending: { settle: 'paid', expire: 'expired', cancel: 'cancelled' },
  paid: { cancel: 'to-refund', reverse: 'refunded' },
  expired: { settle: 'to-refund' },
  cancelled: { settle: 'to-refund' },
  'to-refund': { refund: 'refunded', reverse: 'refunded', fail: 'to-refund' },
  refunded: { fail: 'to-refund' },
};

/** A move as the database takes it: `{"pending":"paid","expired":"to-refund","cancelled":"to-refund"}`. */
export function movesOf(move: PaymentMove): Partial<Record<PaymentState, PaymentState>> {
  const moves = Object.entries(paymentStates).flatMap(([from, to]) => (to[move] ? [[from, to[move]]] : []));
  return Object.fromEntries(moves) as Partial<Record<PaymentState, PaymentState>>;
}

/** Gone back to by the provider itself, which we ask; all else goes back by a person's hand. */
export const goesBackByItself = (method: PaymentMethod): boolean => method === 'card' || method === 'wallet';

/** For how long goods are held for a payment that is not there yet. At the door nobody waits. */
export const PAY_WITHIN_MINUTES: Readonly<Record<Exclude<PaymentMethod, 'cod'>, number>> = {
  vietqr: 30,
  card: 60,
  wallet: 30,
};

/** When a payment that starts now must be there; undefined when it is collected at the door. */
export function dueOf(method: PaymentMethod, now: Date): Date | undefined {
  return method === 'cod' ? undefined : new Date(now.getTime() + PAY_WITHIN_MINUTES[method] * 60_000);
}
