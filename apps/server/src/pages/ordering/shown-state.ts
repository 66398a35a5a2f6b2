import type { OrderState } from '#libs/ordering';
import type { PaymentState } from '#libs/payments';

/** What a page says of an order: its state, or what became of the money that it still waits for. */
export type ShownState = OrderState | 'paid' | 'unpaid';

/** Money that came, whatever became of it later, and money that will not come any more. */
const MONEY: Readonly<Record<PaymentState, 'came' | 'awaited' | 'never'>> = {
  'to-collect': 'awaited',
  collected: 'came',
  pending: 'awaited',
  paid: 'came',
  'to-refund': 'came',
  refunded: 'came',
  expired: 'never',
  cancelled: 'never',
};

/**
 * An order learns of its payment by the queue, a moment later: until then "waits for payment" would gainsay the payment itself, which
 * is asked instead. It is not yet confirmed either: the desk cannot pack it before the queue has run.
 */
export function shownState(state: OrderState, payment: PaymentState | null): ShownState {
  if (state !== 'placed' || payment === null || MONEY[payment] === 'awaited') return state;
  return MONEY[payment] === 'came' ? 'paid' : 'unpaid';
}
