import { ORDER_STATES } from '#libs/ordering';
import { paymentStates, type PaymentState } from '#libs/payments';
import { shownState } from './shown-state.js';

const payments = Object.keys(paymentStates) as PaymentState[];

describe('what a page says of an order', () => {
  it('is its state, once it has gone on from waiting, whatever the payment says', () => {
    for (const state of ORDER_STATES.filter(one => one !== 'placed'))
      for (const payment of [...payments, null]) expect(shownState(state, payment)).toBe(state);
  });

  it('is that it waits only as long as the payment does', () => {
    const waiting = payments.filter(payment => shownState('placed', payment) === 'placed');
    expect(waiting).toEqual(['to-collect', 'pending']);
    expect(shownState('placed', null)).toBe('placed');
  });

  it('is paid from the moment the money is there, and unpaid from the moment it is no longer awaited', () => {
    expect(shownState('placed', 'paid')).toBe('paid');
    expect(shownState('placed', 'expired')).toBe('unpaid');
  });
});
