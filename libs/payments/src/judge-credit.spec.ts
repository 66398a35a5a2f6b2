import { dong } from '#platform/money';
import { judgeCredit, type Candidate } from './judge-credit.js';
import type { PaymentState } from './payment-states.js';

const payment = (state: PaymentState, amount = 350_000, id = 'a'): Candidate => ({ id, state, amount: dong(amount) });

describe('money in the bank account', () => {
  it('is taken when it is the exact sum for a payment that waits', () => {
    const waiting = payment('pending');
    expect(judgeCredit([waiting], dong(350_000))).toEqual({ state: 'matched', payment: waiting });
  });

  it('is taken for the one of two that fits', () => {
    const other = payment('pending', 120_000, 'b');
    expect(judgeCredit([payment('paid'), other], dong(120_000))).toEqual({ state: 'matched', payment: other });
  });

  it.each([
    ['one đồng is missing', [payment('pending')], 349_999, 'other-sum'],
    ['one đồng is too much', [payment('pending')], 350_001, 'other-sum'],
    ['the time was over', [payment('expired')], 350_000, 'too-late'],
    ['the order was cancelled', [payment('cancelled')], 350_000, 'too-late'],
    ['another sum comes too late', [payment('expired')], 1_000, 'other-sum'],
    ['it was paid before', [payment('paid')], 350_000, 'already-paid'],
    ['it was paid back before', [payment('refunded')], 350_000, 'already-paid'],
    ['another sum comes for what is paid', [payment('paid')], 1_000, 'already-paid'],
  ] as const)('waits for a person when %s', (_when, candidates, amount, reason) => {
    expect(judgeCredit(candidates, dong(amount))).toEqual({ state: 'suspense', reason, payment: candidates[0] });
  });

  it('of which nobody knows whose it is waits for a person', () => {
    expect(judgeCredit([], dong(350_000))).toEqual({ state: 'suspense', reason: 'no-reference' });
  });
});
