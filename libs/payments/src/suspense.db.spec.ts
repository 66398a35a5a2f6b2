import type { Actor } from '#libs/identity';
import { newId } from '#platform/ids';
import { dong } from '#platform/money';
import type { TestDatabase } from '../../../test/support/database.js';
import {
  anOfficer,
  aPayment,
  BANK_NOTICE_SECRET,
  factsOf,
  stateOf,
  type PaymentVerbs,
  withPayments,
} from '../../../test/support/builders/payments.js';
import { signatureOf } from './bank-notice.js';
import { BadSignature, CreditDecided, NothingToReturn, OtherSum, PaymentDoesNotWait, ReturnKnown } from './refusals.js';

describe('money that no rule could place', () => {
  let t: TestDatabase;
  let verbs: PaymentVerbs;
  let officer: Actor;
  let lines = 0;

  withPayments(opened => ({ t, verbs } = opened));
  beforeAll(async () => {
    officer = await anOfficer(t);
  });

  const vietqr = () => aPayment(t, verbs, { method: 'vietqr' });
  async function suspended(amount = 350_000): Promise<string> {
    const credit = { bankReference: `FT-S${++lines}`, amount: dong(amount), transferText: 'tien che' };
    return (await verbs.credits.record(officer, credit)).creditId;
  }
  const rowOf = async (id: string) =>
    (
      await t.ask<{ state: string; toReturn: bigint; note: string | null; returned: string | null }>(
        'SELECT state, to_return AS "toReturn", note, return_reference AS returned FROM payments_credit WHERE id = $1',
        [id],
      )
    )[0];

  describe('a person decides', () => {
    it('whose it is: by the same rules, and pressing twice changes nothing', async () => {
      const [payment, credit] = [await vietqr(), await suspended(400_000)];
      await Promise.all([1, 2, 3].map(() => verbs.suspense.match(officer, credit, payment.paymentId)));
      expect(await stateOf(t, payment)).toBe('paid');
      expect(await factsOf(t, payment)).toEqual(['payment.settled']);
      expect(await rowOf(credit)).toMatchObject({ state: 'matched', toReturn: 50_000n });
      await expect(verbs.suspense.decline(officer, credit)).rejects.toThrow(CreditDecided);
    });

    it('of two lines that together make the sum', async () => {
      const [payment, first, second] = [await vietqr(), await suspended(300_000), await suspended(50_000)];
      await Promise.all([first, second].map(credit => verbs.suspense.match(officer, credit, payment.paymentId)));
      expect(await stateOf(t, payment)).toBe('paid');
      for (const credit of [first, second])
        expect(await rowOf(credit)).toMatchObject({ state: 'matched', toReturn: 0n });
    });

    it('to send it back, once, with the bank’s line as the proof', async () => {
      const credit = await suspended();
      await expect(verbs.suspense.returned(officer, credit, 'FT-R0')).rejects.toThrow(NothingToReturn);
      await Promise.all([verbs.suspense.decline(officer, credit), verbs.suspense.decline(officer, credit)]);
      await Promise.all([1, 2].map(() => verbs.suspense.returned(officer, credit, 'ft-r1 ')));
      expect(await rowOf(credit)).toMatchObject({ state: 'declined', toReturn: 350_000n, returned: 'FT-R1' });
      await expect(verbs.suspense.returned(officer, credit, 'FT-R2')).rejects.toThrow(NothingToReturn);
      const other = await suspended();
      await verbs.suspense.decline(officer, other);
      await expect(verbs.suspense.returned(officer, other, 'FT-R1')).rejects.toThrow(ReturnKnown);
    });

    it('to wait', async () => {
      const credit = await suspended();
      await verbs.suspense.keep(officer, credit, 'Đã gọi ngân hàng');
      expect(await rowOf(credit)).toMatchObject({ state: 'suspense', note: 'Đã gọi ngân hàng' });
      await verbs.suspense.decline(officer, credit);
      await expect(verbs.suspense.keep(officer, credit, 'chờ')).rejects.toThrow(CreditDecided);
    });

    it('one way or the other, when two people decide at once', async () => {
      const [payment, credit] = [await vietqr(), await suspended()];
      const answers = await Promise.allSettled([
        verbs.suspense.match(officer, credit, payment.paymentId),
        verbs.suspense.decline(officer, credit),
      ]);
      expect(answers.filter(answer => answer.status === 'rejected')).toHaveLength(1);
      const isMatched = (await rowOf(credit))?.state === 'matched';
      expect(await stateOf(t, payment)).toBe(isMatched ? 'paid' : 'pending');
    });

    it('nothing for an order that waits for no transfer, or that they may not see', async () => {
      const [card, credit] = [await aPayment(t, verbs, { method: 'card' }), await suspended()];
      await expect(verbs.suspense.match(officer, credit, card.paymentId)).rejects.toThrow(PaymentDoesNotWait);
      const hidden = { code: 'not-found' };
      await expect(verbs.suspense.decline({ ...officer, offices: [] }, credit)).rejects.toMatchObject(hidden);
      await expect(verbs.suspense.decline(officer, newId())).rejects.toMatchObject(hidden);
      expect(await rowOf(credit)).toMatchObject({ state: 'suspense' });
    });
  });

  describe('one line of the bank', () => {
    const notice = (reference: string, referenceCode: string, over: object = {}) =>
      Buffer.from(
        JSON.stringify({
          ...{ id: ++lines, accountNumber: '9704000000', transferType: 'in', transferAmount: 350_000 },
          ...{ content: `CK ${reference}`, referenceCode, ...over },
        }),
      );
    async function told(body: Buffer): Promise<void> {
      const timestamp = String(Math.floor(t.clock.now().getTime() / 1000));
      await verbs.bankInbox.receive(body, { timestamp, signature: signatureOf(BANK_NOTICE_SECRET, timestamp, body) });
    }
    const eventsOf = async (body: Buffer): Promise<string[]> => {
      const { id } = JSON.parse(String(body)) as { id: number };
      const events = await t.ask<{ id: string }>(`SELECT id FROM payments_event WHERE event_id = $1`, [String(id)]);
      return events.map(event => event.id);
    };
    const statement = (rows: string) =>
      verbs.statements.take(officer, Buffer.from(`Số tham chiếu;Ghi có;Nội dung\n${rows}`));

    it('is one, whoever tells of it, how often and at the same time', async () => {
      const payment = await vietqr();
      const body = notice(payment.reference, 'FT-ONE');
      await Promise.all([1, 2, 3, 4, 5].map(() => told(body)));
      const [event = '', ...more] = await eventsOf(body);
      expect(more).toEqual([]);
      const row = `ft-one;350.000;${payment.reference}`;
      const [, , taken] = await Promise.all([
        verbs.bankInbox.settle(event),
        verbs.bankInbox.settle(event),
        statement(row),
      ]);
      expect(['matched', 'known']).toContain(taken[0]?.result);
      expect((await statement(row)).map(({ result }) => result)).toEqual(['known']);
      expect(await stateOf(t, payment)).toBe('paid');
      expect(await factsOf(t, payment)).toEqual(['payment.settled']);
      expect(await t.ask(`SELECT 1 FROM payments_credit WHERE bank_reference = 'FT-ONE'`)).toHaveLength(1);
    });

    it('with two sums is a person’s matter', async () => {
      const payment = await vietqr();
      await statement(`FT-TWO;1.000;tien`);
      const body = notice(payment.reference, 'FT-TWO');
      await told(body);
      await expect(verbs.bankInbox.settle((await eventsOf(body))[0] ?? '')).rejects.toThrow(OtherSum);
      expect((await statement(`FT-TWO;2.000;tien\nFT-THREE;1,5;x`)).map(({ result }) => result)).toEqual([
        'differs',
        'unreadable',
      ]);
      expect(await stateOf(t, payment)).toBe('pending');
    });

    it('is not taken from a notice that nobody signed, nor of money that went out', async () => {
      const payment = await vietqr();
      const body = notice(payment.reference, 'FT-NONE');
      await expect(verbs.bankInbox.receive(body, { signature: 'x', timestamp: '1' })).rejects.toThrow(BadSignature);
      expect(await eventsOf(body)).toEqual([]);
      const out = notice(payment.reference, 'FT-OUT', { transferType: 'out' });
      await told(out);
      await verbs.bankInbox.settle((await eventsOf(out))[0] ?? '');
      expect(await stateOf(t, payment)).toBe('pending');
    });
  });
});
