import type { Actor } from '#libs/identity';
import { dong } from '#platform/money';
import type { TestDatabase } from '../../../test/support/database.js';
import {
  anOfficer,
  aPayment,
  factsOf,
  stateOf,
  type PaymentVerbs,
  withPayments,
} from '../../../test/support/builders/payments.js';
import { CreditKnown } from './refusals.js';

describe('money in the market’s bank account', () => {
  let t: TestDatabase;
  let verbs: PaymentVerbs;
  let officer: Actor;
  let lines = 0;

  withPayments(opened => ({ t, verbs } = opened));
  beforeAll(async () => {
    officer = await anOfficer(t);
  });

  const vietqr = () => aPayment(t, verbs, { method: 'vietqr' });
  const line = (transferText: string, amount = 350_000, bankReference = `FT${++lines}`) =>
    verbs.credits.record(officer, { bankReference, amount: dong(amount), transferText });

  const creditOf = async ({ creditId }: { creditId: string }) =>
    (
      await t.ask<{ state: string; reason: string | null; toReturn: bigint }>(
        'SELECT state, reason, to_return AS "toReturn" FROM payments_credit WHERE id = $1',
        [creditId],
      )
    )[0];

  it('with the reference and the exact sum pays the order, in the same transaction', async () => {
    const payment = await vietqr();
    const mangled = `MBVCB.123.${payment.reference.toLowerCase().replace(/(....)/g, '$1 ')}.CT tu 0123`;
    expect(await line(mangled)).toMatchObject({ state: 'matched', paymentId: payment.paymentId });
    expect(await stateOf(t, payment)).toBe('paid');
    expect(await factsOf(t, payment)).toEqual(['payment.settled']);
  });

  it('without a reference we know waits for a person', async () => {
    expect(await line('tien che')).toMatchObject({ state: 'suspense', reason: 'no-reference' });
    expect(await line('CP99999999')).toMatchObject({ state: 'suspense', reason: 'no-reference' });
  });

  it('that is too little waits for the rest, and both pay the order', async () => {
    const payment = await vietqr();
    const { paymentId } = payment;
    const first = await line(payment.reference, 340_000);
    expect(first).toMatchObject({ state: 'suspense', reason: 'too-little', paymentId });
    expect(await stateOf(t, payment)).toBe('pending');
    expect(await line(payment.reference, 10_000)).toMatchObject({ state: 'matched', paymentId });
    expect(await stateOf(t, payment)).toBe('paid');
    expect(await creditOf(first)).toMatchObject({ state: 'matched', toReturn: 0n });
    expect(await factsOf(t, payment)).toEqual(['payment.settled']);
  });

  it('that is too little goes back when the rest does not come in time', async () => {
    const payment = await vietqr();
    const first = await line(payment.reference, 340_000);
    t.clock.moveBy(31 * 60_000);
    await verbs.payments.expireDue();
    await verbs.credits.declineWaiting(payment.paymentId);
    await verbs.credits.declineWaiting(payment.paymentId);
    expect(await creditOf(first)).toMatchObject({ state: 'declined', reason: 'too-late', toReturn: 340_000n });
    expect(await line(payment.reference, 10_000)).toMatchObject({ state: 'declined', reason: 'too-late' });
    expect(await stateOf(t, payment)).toBe('expired');
  });

  it('that is too much pays the order, and the rest goes back', async () => {
    const payment = await vietqr();
    const recorded = await line(payment.reference, 400_000);
    expect(recorded).toMatchObject({ state: 'matched', reason: 'too-much' });
    expect(await stateOf(t, payment)).toBe('paid');
    expect(await creditOf(recorded)).toMatchObject({ toReturn: 50_000n });
  });

  it('that comes twice goes back the second time', async () => {
    const payment = await vietqr();
    await line(payment.reference);
    const second = await line(payment.reference);
    expect(second).toMatchObject({ state: 'declined', reason: 'already-paid' });
    expect(await creditOf(second)).toMatchObject({ toReturn: 350_000n });
    expect(await stateOf(t, payment)).toBe('paid');
  });

  it('that comes too late is owed back with its payment', async () => {
    const payment = await vietqr();
    t.clock.moveBy(31 * 60_000);
    await verbs.payments.expireDue();
    expect(await line(payment.reference)).toMatchObject({ state: 'matched', reason: 'too-late' });
    expect(await stateOf(t, payment)).toBe('to-refund');
    expect(await factsOf(t, payment)).toEqual(['payment.expired', 'payment.refund-owed']);
    expect(await line(payment.reference)).toMatchObject({ state: 'declined', reason: 'already-paid' });
  });

  it('of several at once makes one sum: whatever the order, all of it is paid, waits or goes back', async () => {
    const payment = await vietqr();
    const recorded = await Promise.all([200_000, 100_000, 50_000, 350_000].map(sum => line(payment.reference, sum)));
    expect(await stateOf(t, payment)).toBe('paid');
    expect(await factsOf(t, payment)).toEqual(['payment.settled']);
    const credits = await Promise.all(recorded.map(creditOf));
    expect(credits.filter(credit => credit?.state === 'suspense')).toEqual([]);
    expect(credits.reduce((sum, credit) => sum + (credit?.toReturn ?? 0n), 0n)).toBe(350_000n);
  });

  it('is no card payment, whatever the transfer says', async () => {
    const payment = await aPayment(t, verbs, { method: 'card' });
    expect(await line(payment.reference)).toMatchObject({ state: 'suspense', reason: 'no-reference' });
    expect(await stateOf(t, payment)).toBe('pending');
  });

  it('is written down once per line of the bank', async () => {
    const payment = await vietqr();
    await line('tien che', 350_000, 'FT-SAME');
    await expect(line(payment.reference, 350_000, 'ft-same ')).rejects.toThrow(CreditKnown);
    expect(await stateOf(t, payment)).toBe('pending');
  });

  it('pays once when two officers write down the same line at the same moment', async () => {
    const payment = await vietqr();
    const answers = await Promise.allSettled([1, 2, 3, 4].map(() => line(payment.reference, 350_000, 'FT-RACE')));
    expect(answers.filter(answer => answer.status === 'fulfilled')).toHaveLength(1);
    for (const answer of answers) if (answer.status === 'rejected') expect(answer.reason).toBeInstanceOf(CreditKnown);
    expect(await stateOf(t, payment)).toBe('paid');
    expect(await factsOf(t, payment)).toEqual(['payment.settled']);
  });

  it('is written down by officers only', async () => {
    const payment = await vietqr();
    const credit = { bankReference: 'FT-X', amount: dong(350_000), transferText: payment.reference };
    await expect(verbs.credits.record({ ...officer, offices: [] }, credit)).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(await stateOf(t, payment)).toBe('pending');
  });
});
