import type { Actor } from '#libs/identity';
import { dong } from '#platform/money';
import { testDatabase, type TestDatabase } from '../../../test/support/database.js';
import {
  anOfficer,
  aPayment,
  factsOf,
  openPayments,
  stateOf,
  type PaymentVerbs,
} from '../../../test/support/builders/payments.js';
import { CreditKnown } from './refusals.js';

describe('money in the market’s bank account', () => {
  let t: TestDatabase;
  let verbs: PaymentVerbs;
  let officer: Actor;
  let lines = 0;

  beforeAll(async () => {
    t = await testDatabase('bare');
    verbs = await openPayments(t);
    officer = await anOfficer(t);
  });
  afterAll(async () => {
    await verbs.close();
    await t.drop();
  });

  const vietqr = () => aPayment(t, verbs, { method: 'vietqr' });
  const line = (transferText: string, amount = 350_000, bankReference = `FT${++lines}`) =>
    verbs.credits.record(officer, { bankReference, amount: dong(amount), transferText });

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

  it('of another sum waits for a person, and the order goes on waiting for its money', async () => {
    const payment = await vietqr();
    expect(await line(payment.reference, 340_000)).toMatchObject({
      state: 'suspense',
      reason: 'other-sum',
      paymentId: payment.paymentId,
    });
    expect(await stateOf(t, payment)).toBe('pending');
    expect(await line(payment.reference)).toMatchObject({ state: 'matched' });
  });

  it('that comes twice is a person’s matter the second time', async () => {
    const payment = await vietqr();
    await line(payment.reference);
    expect(await line(payment.reference)).toMatchObject({ state: 'suspense', reason: 'already-paid' });
    expect(await stateOf(t, payment)).toBe('paid');
  });

  it('that comes too late is owed back', async () => {
    const payment = await vietqr();
    t.clock.moveBy(31 * 60_000);
    await verbs.payments.expireDue();
    expect(await line(payment.reference)).toMatchObject({ state: 'suspense', reason: 'too-late' });
    expect(await stateOf(t, payment)).toBe('to-refund');
    expect(await factsOf(t, payment)).toEqual(['payment.expired', 'payment.refund-owed']);
    expect(await line(payment.reference)).toMatchObject({ state: 'suspense', reason: 'already-paid' });
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
