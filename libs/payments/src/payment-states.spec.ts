import fc from 'fast-check';
import { dueOf, movesOf, paymentStates, type PaymentMove, type PaymentState } from './payment-states.js';

const MOVES: PaymentMove[] = ['collect', 'settle', 'expire', 'cancel', 'refund', 'reverse'];

const after = (state: PaymentState, move: PaymentMove): PaymentState => paymentStates[state][move] ?? state;

describe('the states of a payment', () => {
  it('take money in time, and owe back what comes too late', () => {
    expect(movesOf('settle')).toEqual({ pending: 'paid', expired: 'to-refund', cancelled: 'to-refund' });
  });

  it('never forget money: once it is there, it is either kept or owed or given back', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...MOVES)), fc.array(fc.constantFrom(...MOVES)), (before, later) => {
        const settled = after(before.reduce(after, 'pending' as PaymentState), 'settle');
        const end = later.reduce(after, settled);
        expect(['paid', 'to-refund', 'refunded']).toContain(end);
      }),
    );
  });

  it('never give money back twice: what is refunded stays refunded', () => {
    for (const move of MOVES) expect(after('refunded', move)).toBe('refunded');
  });

  it('never owe money that was not there', () => {
    const withoutMoney = MOVES.filter(move => move !== 'settle');
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...withoutMoney)), moves => {
        expect(['pending', 'expired', 'cancelled']).toContain(moves.reduce(after, 'pending' as PaymentState));
      }),
    );
  });
});

describe('the time to pay', () => {
  const now = new Date('2026-11-24T02:00:00Z');

  it('is half an hour for a transfer, an hour for a card, and none at the door', () => {
    expect(dueOf('vietqr', now)).toEqual(new Date('2026-11-24T02:30:00Z'));
    expect(dueOf('card', now)).toEqual(new Date('2026-11-24T03:00:00Z'));
    expect(dueOf('cod', now)).toBeUndefined();
  });
});
