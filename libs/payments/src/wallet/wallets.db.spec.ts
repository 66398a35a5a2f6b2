import fc from 'fast-check';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import {
  aPayment,
  anOfficer,
  factsOf,
  openPayments,
  stateOf,
  type BuiltPayment,
  type PaymentVerbs,
} from '../../../../test/support/builders/payments.js';
import { VnpayStandIn } from '../../../../test/support/wallet/vnpay-stand-in.js';
import { BadSignature, PaymentNotOpen, WalletUnavailable } from '../refusals.js';

const MINUTE = 60_000;
const VISIT = { returnUrl: 'http://localhost:3000/pay/k/return', ip: '127.0.0.1', locale: 'vi' as const };

describe('paying by wallet', () => {
  let t: TestDatabase;
  let vnpay: VnpayStandIn;
  let verbs: PaymentVerbs;
  let officer: Awaited<ReturnType<typeof anOfficer>>;

  beforeAll(async () => {
    t = await testDatabase('bare');
    vnpay = await VnpayStandIn.open({ clock: () => t.clock.now() });
    verbs = await openPayments(t, undefined, vnpay);
    officer = await anOfficer(t);
  });
  afterAll(async () => {
    await verbs.close();
    await vnpay.close();
    await t.drop();
  });

  const fields = (query: string) => Object.fromEntries(new URLSearchParams(query));
  const open = () => aPayment(t, verbs, { method: 'wallet' });
  const begin = ({ paymentId }: BuiltPayment) => verbs.wallets.begin(paymentId, VISIT);
  const referenceIn = (address: string) => new URL(address).searchParams.get('vnp_TxnRef') ?? '';

  /** The buyer goes there and comes back; the notice that VNPAY would send. */
  async function goes(payment: BuiltPayment, end: 'pays' | 'turns-back'): Promise<string> {
    await vnpay.visit(await begin(payment), end);
    return vnpay.notices.at(-1) ?? '';
  }

  /** What the worker does for every notice that is not settled yet. */
  async function react(): Promise<void> {
    for (const { id } of await t.ask<{ id: string }>('SELECT id FROM payments_event ORDER BY received_at, id'))
      await verbs.walletInbox.settle(id).catch(() => undefined);
  }
  async function told(notice: string): Promise<string> {
    const answer = await verbs.walletInbox.receive(fields(notice));
    await react();
    return answer;
  }
  const surplusOf = ({ paymentId }: BuiltPayment) =>
    t.ask<{ id: string; toReturn: bigint; returnedAt: Date | null }>(
      `SELECT id, to_return AS "toReturn", returned_at AS "returnedAt" FROM payments_credit WHERE payment_id = $1`,
      [paymentId],
    );

  it('is settled by the notice or the return, whichever is quicker, once', async () => {
    const payment = await open();
    const notice = await goes(payment, 'pays');
    const racing = [
      verbs.wallets.reconcile(payment.paymentId),
      told(notice),
      verbs.wallets.reconcile(payment.paymentId),
    ];
    await Promise.all(racing);
    expect(await stateOf(t, payment)).toBe('paid');
    expect(await factsOf(t, payment)).toEqual(['payment.settled']);
    expect(await told(notice)).toBe('known');
    expect(await begin(payment)).toBe(VISIT.returnUrl);
  });

  it('believes nobody but VNPAY', async () => {
    const payment = await open();
    const notice = fields(await goes(payment, 'turns-back'));
    const forged = { ...notice, vnp_ResponseCode: '00', vnp_TransactionStatus: '00' };
    expect(() => verbs.walletInbox.receive(forged)).toThrow(BadSignature);
    expect(() => verbs.walletInbox.receive({})).toThrow(BadSignature);
    await verbs.wallets.reconcile(payment.paymentId);
    expect(await stateOf(t, payment)).toBe('pending');
  });

  it('shows people what is of no order of ours, or of another sum', async () => {
    const payment = await open();
    const notice = await goes(payment, 'pays');
    await t.ask('UPDATE payments_wallet_attempt SET amount = amount - 1 WHERE payment_id = $1', [payment.paymentId]);
    expect(await told(notice)).toBe('other-sum');
    await t.ask('DELETE FROM payments_wallet_attempt WHERE payment_id = $1', [payment.paymentId]);
    expect(await told(notice)).toBe('unknown-order');
    expect(await stateOf(t, payment)).toBe('pending');
    const still = await t.ask<{ type: string }>('SELECT type FROM payments_event WHERE settled_at IS NULL');
    expect(still.map(({ type }) => type)).toEqual(['notice.paid']);
    await t.ask('DELETE FROM payments_event WHERE settled_at IS NULL');
  });

  it('whatever the order of the notices and however often they come: one payment, and all that is too much goes back', async () => {
    // Of three attempts one was given up, and two were paid, in two windows.
    const indexes = fc.array(fc.constantFrom(0, 1, 2), { minLength: 3, maxLength: 12 });
    const repeated = indexes.map(some => [...some, 0, 1, 2]);
    await fc.assert(
      fc.asyncProperty(repeated, fc.integer({ min: 0, max: 3 }), async (story, asks) => {
        const payment = await open();
        const addresses = [await begin(payment), await begin(payment), await begin(payment)];
        const [first = '', ...others] = addresses;
        await vnpay.visit(first, 'turns-back');
        for (const address of others) await vnpay.visit(address, 'pays');
        const notices = vnpay.notices.slice(-3);
        const tellings = story.map(at => verbs.walletInbox.receive(fields(notices[at] ?? '')));
        const questions = Array.from({ length: asks }, () => verbs.wallets.reconcile(payment.paymentId));
        await Promise.all([...tellings, ...questions]);
        await Promise.all([react(), react()]);
        const facts = await factsOf(t, payment);
        const surplus = await surplusOf(payment);
        expect([await stateOf(t, payment), facts, surplus.length]).toEqual(['paid', ['payment.settled'], 1]);
        const [{ id = '', toReturn } = {}] = surplus;
        expect(toReturn).toBe(payment.amount);
        await Promise.all([verbs.walletReturns.returnSurplus(id), verbs.walletReturns.returnSurplus(id)]);
        await verbs.walletReturns.returnSurplus(id);
        const kept = others.map(referenceIn).map(reference => 350_000 - vnpay.returnedOf(reference));
        expect(kept.sort()).toEqual([0, 350_000]);
        expect((await surplusOf(payment))[0]?.returnedAt).not.toBeNull();
      }),
      { numRuns: 12 },
    );
  });

  it('is asked for when no notice comes, and less and less often', async () => {
    const [paid, given] = [await open(), await open()];
    await vnpay.visit(await begin(paid), 'pays');
    await vnpay.visit(await begin(given), 'stays');
    expect(await verbs.wallets.askDue()).toBe(0);
    t.clock.moveBy(6 * MINUTE);
    expect(await verbs.wallets.askDue()).toBe(2);
    expect(await stateOf(t, paid)).toBe('paid');
    expect(await verbs.wallets.askDue()).toBe(0);
    t.clock.moveBy(7 * MINUTE);
    expect(await verbs.wallets.askDue()).toBe(1);
    t.clock.moveBy(4 * 24 * 60 * MINUTE);
    await verbs.wallets.askDue();
    const [attempt] = await t.ask('SELECT state FROM payments_wallet_attempt WHERE payment_id = $1', [given.paymentId]);
    expect(attempt).toEqual({ state: 'lapsed' });
  });

  it('loses nobody who paid at the last moment, and goes back when it came too late', async () => {
    const [inTime, late] = [await open(), await open()];
    await vnpay.visit(await begin(inTime), 'pays');
    const address = await begin(late);
    const page = vnpay.visit(address, 'stays');
    t.clock.moveBy(31 * MINUTE);
    await page;
    await verbs.payments.expireDue();
    expect([await stateOf(t, inTime), await stateOf(t, late)]).toEqual(['paid', 'expired']);
    await expect(begin(late)).rejects.toThrow(PaymentNotOpen);
    await vnpay.visit(address, 'pays');
    await told(vnpay.notices.at(-1) ?? '');
    expect(await stateOf(t, late)).toBe('to-refund');
    vnpay.loseAnswers(1);
    await expect(verbs.refunds.refund(late.paymentId)).rejects.toThrow(WalletUnavailable);
    await verbs.refunds.refund(late.paymentId);
    await verbs.refunds.refund(late.paymentId);
    expect(await stateOf(t, late)).toBe('refunded');
    expect(vnpay.returnedOf(referenceIn(address))).toBe(350_000);
  });

  it('gives back a part, and leaves to an officer what the wallet will not give back', async () => {
    const payment = await open();
    const address = await begin(payment);
    await vnpay.visit(address, 'pays');
    await verbs.wallets.reconcile(payment.paymentId);
    const owe = (orderId: string, amount: bigint) =>
      t.db.transaction(tx =>
        verbs.partRefunds.oweOrder(tx, { groupId: payment.groupId, orderId, amount: amount as typeof payment.amount }),
      );
    await owe('0b1c2d3e-4f50-7172-8394-a5b6c7d8e9f0', 100_000n);
    await owe('0b1c2d3e-4f50-7172-8394-a5b6c7d8e9f1', 50_000n);
    const [first, second] = await t.ask<{ id: string }>(
      'SELECT id FROM payments_refund WHERE payment_id = $1 ORDER BY amount DESC',
      [payment.paymentId],
    );
    await verbs.partRefunds.send(first?.id ?? '');
    expect(vnpay.returnedOf(referenceIn(address))).toBe(100_000);
    vnpay.refuseRefunds = true;
    await verbs.partRefunds.send(second?.id ?? '');
    await t.db.transaction(tx => verbs.payments.cancelFor(tx, payment.groupId));
    await verbs.refunds.refund(payment.paymentId);
    vnpay.refuseRefunds = false;
    expect(await factsOf(t, payment)).toContain('payment.refund-failed');
    await verbs.refunds.returned(officer, payment.paymentId, 'FT26332000009');
    await verbs.partRefunds.returned(officer, second?.id ?? '', 'FT26332000010');
    expect(await stateOf(t, payment)).toBe('refunded');
    expect(vnpay.returnedOf(referenceIn(address))).toBe(100_000);
  });

  it('says so when VNPAY does not answer, and nothing is lost', async () => {
    const payment = await open();
    const address = await begin(payment);
    vnpay.loseAnswers(2);
    await expect(begin(payment)).rejects.toThrow(WalletUnavailable);
    t.clock.moveBy(6 * MINUTE);
    expect(await verbs.wallets.askDue()).toBe(0);
    await vnpay.visit(address, 'pays');
    expect(await verbs.wallets.reconcile(payment.paymentId)).toBe('paid');
  });
});
