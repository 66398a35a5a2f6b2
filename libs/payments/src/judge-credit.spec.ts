import { dong, zero } from '#platform/money';
import { judgeCredit, type Candidate } from './judge-credit.js';
import type { PaymentState } from './payment-states.js';

const payment = (state: PaymentState, { amount = 350_000, received = 0, id = 'a' } = {}): Candidate => ({
  ...{ id, state },
  amount: dong(amount),
  received: dong(received),
});

describe('a line of the bank', () => {
  it('is the money of a payment that waits for exactly this sum', () => {
    const waiting = payment('pending');
    expect(judgeCredit([waiting], dong(350_000))).toEqual({ state: 'matched', payment: waiting, surplus: zero });
  });

  it('is that of the one of two that fits', () => {
    const other = payment('pending', { amount: 120_000, id: 'b' });
    const candidates = [payment('pending'), payment('paid', { id: 'c' }), other];
    expect(judgeCredit(candidates, dong(120_000))).toEqual({ state: 'matched', payment: other, surplus: zero });
  });

  it.each([
    ['one đồng is missing', payment('pending'), 349_999, 'too-little'],
    ['the rest is still not all', payment('pending', { received: 300_000 }), 49_999, 'too-little'],
  ])('waits for the rest when %s', (_when, waiting, amount, reason) => {
    expect(judgeCredit([waiting], dong(amount))).toEqual({ state: 'suspense', payment: waiting, reason });
  });

  it('makes a sum whole', () => {
    const waiting = payment('pending', { received: 300_000 });
    expect(judgeCredit([waiting], dong(50_000))).toEqual({ state: 'matched', payment: waiting, surplus: zero });
  });

  it.each([
    ['one đồng is too much', payment('pending'), 350_001, 1],
    ['the whole sum comes after a part of it', payment('pending', { received: 300_000 }), 350_000, 300_000],
  ])('pays and goes back in part when %s', (_when, waiting, amount, surplus) => {
    expect(judgeCredit([waiting], dong(amount))).toEqual({
      ...{ state: 'matched', payment: waiting, reason: 'too-much' },
      surplus: dong(surplus),
    });
  });

  it.each(['expired', 'cancelled'] as const)(
    'of the exact sum ends as the payment does, which is %s: owed back',
    state => {
      const late = payment(state);
      expect(judgeCredit([late], dong(350_000))).toEqual({
        ...{ state: 'matched', payment: late, reason: 'too-late' },
        surplus: zero,
      });
    },
  );

  it.each([
    ['another sum comes too late', 'expired', 1_000, 'too-late'],
    ['the order was cancelled and the sum is another', 'cancelled', 350_001, 'too-late'],
    ['it was paid before', 'paid', 350_000, 'already-paid'],
    ['it is owed back already', 'to-refund', 350_000, 'already-paid'],
    ['it was paid back before', 'refunded', 350_000, 'already-paid'],
    ['another sum comes for what is paid', 'paid', 1_000, 'already-paid'],
  ] as const)('goes back when %s', (_when, state, amount, reason) => {
    const over = payment(state);
    expect(judgeCredit([over], dong(amount))).toEqual({ state: 'declined', payment: over, reason });
  });

  it('of which nobody knows whose it is waits for a person', () => {
    expect(judgeCredit([], dong(350_000))).toEqual({ state: 'suspense', reason: 'no-reference' });
  });
});
