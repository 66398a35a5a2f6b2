import type { Actor } from '#libs/identity';
import { newId } from '#platform/ids';
import { dong } from '#platform/money';
import type { TestDatabase } from '../../../test/support/database.js';
import {
  anOfficer,
  aPayment,
  stateOf,
  type BuiltPayment,
  type PaymentVerbs,
  withPayments,
} from '../../../test/support/builders/payments.js';
import type { StripeStandIn } from '../../../test/support/stripe/stripe-stand-in.js';
import type { Part } from './part-refunds.service.js';
import { CardsUnavailable, NothingToReturn, PartReturnKnown } from './refusals.js';

const URLS = { returnUrl: 'http://localhost:3000/pay/k/return', payUrl: 'http://localhost:3000/pay/k' };

describe('money for recalled packs', () => {
  let t: TestDatabase;
  let stripe: StripeStandIn;
  let verbs: PaymentVerbs;
  let officer: Actor;
  withPayments(opened => ({ t, stripe, verbs } = opened));
  beforeAll(async () => {
    officer = await anOfficer(t);
  });

  async function paidByCard(): Promise<BuiltPayment> {
    const payment = await aPayment(t, verbs);
    const url = await verbs.cards.begin(payment.paymentId, URLS);
    await stripe.payHostedSession(url.split('/').at(-1) ?? '', '4242 4242 4242 4242');
    await verbs.cards.reconcile(payment.paymentId);
    return payment;
  }
  async function collected(): Promise<BuiltPayment> {
    const payment = await aPayment(t, verbs, { method: 'cod' });
    await t.db.transaction(tx => verbs.payments.collect(tx, payment.groupId));
    return payment;
  }
  const partOf = ({ groupId }: BuiltPayment, amount = 120_000): Part => ({
    groupId,
    lineId: newId(),
    batchId: newId(),
    amount: dong(amount),
  });
  const owe = (...parts: Part[]) => t.db.transaction(tx => verbs.partRefunds.owe(tx, parts));
  const refundsOf = ({ paymentId }: BuiltPayment) =>
    t.ask<{ id: string; amount: bigint; state: string; reference: string | null }>(
      'SELECT id, amount, state, reference FROM payments_refund WHERE payment_id = $1 ORDER BY id',
      [paymentId],
    );
  const theOne = async (payment: BuiltPayment): Promise<string> => (await refundsOf(payment))[0]?.id ?? '';
  const sentBack = () => stripe.events().flatMap(({ type, data }) => (type === 'refund.created' ? [data.object] : []));

  it('goes back to the card in part, once per line and batch however often it is asked for', async () => {
    const payment = await paidByCard();
    const part = partOf(payment);
    await Promise.all([owe(part), owe(part), owe(part)]);
    const refundId = await theOne(payment);
    const before = sentBack().length;
    await Promise.all([verbs.partRefunds.send(refundId), verbs.partRefunds.send(refundId)]);
    await verbs.partRefunds.send(refundId);
    expect(sentBack().slice(before)).toMatchObject([{ amount: 120_000, metadata: { refundId } }]);
    expect(await refundsOf(payment)).toMatchObject([{ state: 'returned', reference: expect.stringMatching(/^re_/) }]);
    expect(await stateOf(t, payment)).toBe('paid');
  });

  it('goes back once also when Stripe’s answer was lost', async () => {
    const payment = await paidByCard();
    await owe(partOf(payment));
    const refundId = await theOne(payment);
    const before = sentBack().length;
    stripe.loseAnswers(3);
    await expect(verbs.partRefunds.send(refundId)).rejects.toThrow(CardsUnavailable);
    await verbs.partRefunds.send(refundId);
    expect(sentBack().length - before).toBe(1);
    expect(await refundsOf(payment)).toMatchObject([{ state: 'returned' }]);
  });

  it('leaves the rest for a refund of the whole payment, and is not paid twice by it', async () => {
    const payment = await paidByCard();
    await owe(partOf(payment));
    await verbs.partRefunds.send(await theOne(payment));
    await t.db.transaction(tx => verbs.payments.cancelFor(tx, payment.groupId));
    await verbs.refunds.refund(payment.paymentId);
    expect(sentBack().slice(-2)).toMatchObject([{ amount: 120_000 }, { amount: 230_000 }]);
    const late = await paidByCard();
    await owe(partOf(late));
    await t.db.transaction(tx => verbs.payments.cancelFor(tx, late.groupId));
    await verbs.refunds.refund(late.paymentId);
    await verbs.partRefunds.send(await theOne(late));
    expect(await refundsOf(late)).toMatchObject([{ state: 'returned', reference: null }]);
  });

  it('is never more than was paid', async () => {
    const payment = await paidByCard();
    await owe(partOf(payment, 300_000));
    await expect(owe(partOf(payment, 60_000))).rejects.toThrow('parts_owed');
    expect(await refundsOf(payment)).toHaveLength(1);
  });

  it('is owed only of money that has arrived', async () => {
    const [waiting, atTheDoor] = [await aPayment(t, verbs), await aPayment(t, verbs, { method: 'cod' })];
    await owe(partOf(waiting), partOf(atTheDoor));
    expect([await refundsOf(waiting), await refundsOf(atTheDoor)]).toEqual([[], []]);
  });

  it('of cash and transfers waits for an officer, who writes down the bank’s number of the return', async () => {
    const [payment, other] = [await collected(), await collected()];
    await owe(partOf(payment), partOf(other));
    const [one, two] = [await theOne(payment), await theOne(other)];
    await verbs.partRefunds.send(one);
    expect(await refundsOf(payment)).toMatchObject([{ state: 'owed' }]);
    const stranger: Actor = { ...officer, offices: ['operator'] };
    await expect(verbs.partRefunds.returned(stranger, one, 'FT1')).rejects.toMatchObject({ code: 'not-found' });
    await verbs.partRefunds.returned(officer, one, 'FT26331001');
    expect(await refundsOf(payment)).toMatchObject([{ state: 'returned', reference: 'bank:FT26331001' }]);
    await expect(verbs.partRefunds.returned(officer, one, 'FT26331002')).rejects.toThrow(NothingToReturn);
    await expect(verbs.partRefunds.returned(officer, two, 'FT26331001')).rejects.toThrow(PartReturnKnown);
  });
});
