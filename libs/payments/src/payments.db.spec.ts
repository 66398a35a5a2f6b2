import { dong } from '#platform/money';
import { newId } from '#platform/ids';
import type { TestDatabase } from '../../../test/support/database.js';
import {
  aPayment,
  factsOf,
  stateOf,
  type BuiltPayment,
  type PaymentVerbs,
  withPayments,
} from '../../../test/support/builders/payments.js';
import { OtherSum, UnknownPayment } from './refusals.js';

const MINUTE = 60_000;

describe('a payment', () => {
  let t: TestDatabase;
  let verbs: PaymentVerbs;
  withPayments(opened => ({ t, verbs } = opened));

  const settle = (payment: BuiltPayment, received = { amount: payment.amount, currency: 'vnd' }) =>
    t.db.transaction(tx => verbs.payments.settle(tx, payment.paymentId, { at: t.clock.now(), received }));
  const cancel = (payment: BuiltPayment) => t.db.transaction(tx => verbs.payments.cancelFor(tx, payment.groupId));
  const collect = (payment: BuiltPayment) => t.db.transaction(tx => verbs.payments.collect(tx, payment.groupId));
  const vietqr = () => aPayment(t, verbs, { method: 'vietqr' });

  it('by transfer waits half an hour; one at the door waits for nothing', async () => {
    const [byTransfer, atTheDoor] = [await vietqr(), await aPayment(t, verbs, { method: 'cod' })];
    const rows = await t.ask('SELECT state, amount, expires_at FROM payments_payment WHERE id = ANY ($1) ORDER BY id', [
      [byTransfer.paymentId, atTheDoor.paymentId],
    ]);
    expect(rows).toEqual([
      { state: 'pending', amount: 350_000n, expires_at: new Date(t.clock.now().getTime() + 30 * MINUTE) },
      { state: 'to-collect', amount: 350_000n, expires_at: null },
    ]);
  });

  it('is the only one of its group', async () => {
    const { groupId } = await vietqr();
    const again = t.db.transaction(tx => verbs.payments.open(tx, { groupId, method: 'cod', amount: dong(1) }));
    await expect(again).rejects.toThrow('payments_payment_group');
  });

  it('is settled once, by whoever comes first of twenty', async () => {
    const payment = await vietqr();
    const answers = await Promise.all(Array.from({ length: 20 }, () => settle(payment)));
    expect(answers.filter(answer => answer === 'settled')).toHaveLength(1);
    expect(answers.filter(answer => answer === 'already')).toHaveLength(19);
    expect(await factsOf(t, payment)).toEqual(['payment.settled']);
  });

  it('takes no other sum and no other currency', async () => {
    const payment = await vietqr();
    await expect(settle(payment, { amount: dong(349_999), currency: 'vnd' })).rejects.toThrow(OtherSum);
    await expect(settle(payment, { amount: payment.amount, currency: 'usd' })).rejects.toThrow(OtherSum);
    expect(await stateOf(t, payment)).toBe('pending');
    expect(await settle(payment)).toBe('settled');
    await expect(settle(payment, { amount: dong(1), currency: 'vnd' })).rejects.toThrow(OtherSum);
  });

  it('that nobody knows is refused', async () => {
    const arrival = { at: t.clock.now() };
    await expect(t.db.transaction(tx => verbs.payments.settle(tx, newId(), arrival))).rejects.toThrow(UnknownPayment);
  });

  it('whose order is cancelled is no longer awaited; money that comes all the same is owed back, once', async () => {
    const payment = await vietqr();
    await cancel(payment);
    await cancel(payment);
    expect(await stateOf(t, payment)).toBe('cancelled');
    expect([await settle(payment), await settle(payment)]).toEqual(['late', 'already']);
    expect(await stateOf(t, payment)).toBe('to-refund');
    expect(await factsOf(t, payment)).toEqual(['payment.cancelled', 'payment.refund-owed']);
  });

  it('that was paid is owed back when nothing of the order is left', async () => {
    const payment = await vietqr();
    await settle(payment);
    await cancel(payment);
    expect(await stateOf(t, payment)).toBe('to-refund');
    expect(await factsOf(t, payment)).toEqual(['payment.settled', 'payment.refund-owed']);
  });

  it('at the door is collected with the goods, or never', async () => {
    const [brought, cancelled] = [
      await aPayment(t, verbs, { method: 'cod' }),
      await aPayment(t, verbs, { method: 'cod' }),
    ];
    await collect(brought);
    await cancel(cancelled);
    await collect(cancelled);
    expect([await stateOf(t, brought), await stateOf(t, cancelled)]).toEqual(['collected', 'cancelled']);
    const [row] = await t.ask<{ paid_at: Date }>('SELECT paid_at FROM payments_payment WHERE id = $1', [
      brought.paymentId,
    ]);
    expect(row?.paid_at).toEqual(t.clock.now());
    expect(await factsOf(t, cancelled)).toEqual([]);
  });

  it('by transfer is not collected at the door', async () => {
    const payment = await vietqr();
    await settle(payment);
    await collect(payment);
    expect(await stateOf(t, payment)).toBe('paid');
  });

  describe('that nobody pays', () => {
    it('is let go when its time is over, not a moment before', async () => {
      const payment = await vietqr();
      t.clock.moveBy(30 * MINUTE - 1);
      await verbs.payments.expireDue();
      expect(await stateOf(t, payment)).toBe('pending');
      t.clock.moveBy(1);
      await verbs.payments.expireDue();
      expect(await stateOf(t, payment)).toBe('expired');
      expect(await factsOf(t, payment)).toEqual(['payment.expired']);
      expect(await settle(payment)).toBe('late');
      expect(await factsOf(t, payment)).toEqual(['payment.expired', 'payment.refund-owed']);
    });

    it('is let go once, however many workers look at the same moment and however many there are', async () => {
      await Promise.all(Array.from({ length: 230 }, vietqr));
      t.clock.moveBy(31 * MINUTE);
      const counts = await Promise.all([1, 2, 3, 4].map(() => verbs.payments.expireDue()));
      // Workers pass over rows that another holds, so together they find all.
      expect(counts.reduce((sum, count) => sum + count) + (await verbs.payments.expireDue())).toBe(230);
      const [facts] = await t.ask<{ most: number }>(
        `SELECT max(n)::int AS most FROM (SELECT count(*) AS n FROM platform_fact WHERE name = 'payment.expired' GROUP BY body ->> 'paymentId') each`,
      );
      expect(facts?.most).toBe(1);
    });

    it('is either paid or let go when both happen at once, and the money is never lost', async () => {
      const payments = await Promise.all(Array.from({ length: 24 }, vietqr));
      t.clock.moveBy(31 * MINUTE);
      const [, ...answers] = await Promise.all([
        verbs.payments.expireDue(),
        ...payments.map(payment => settle(payment)),
      ]);
      for (const [at, payment] of payments.entries()) {
        const expected = answers[at] === 'settled' ? 'paid' : 'to-refund';
        expect(await stateOf(t, payment)).toBe(expected);
        expect(await factsOf(t, payment)).toContain(expected === 'paid' ? 'payment.settled' : 'payment.refund-owed');
      }
    });
  });
});
