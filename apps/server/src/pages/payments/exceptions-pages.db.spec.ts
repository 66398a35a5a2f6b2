import { Books } from '#libs/ledger';
import { bankNoticeSignature } from '#libs/payments';
import { newId } from '#platform/ids';
import { openMarket, type TestMarket } from '../../../../../test/support/market.js';
import { cookieOf } from '../../../../../test/support/roles.js';
import { openWork, type Work } from '../../../../../test/support/work.js';

const SECRET = 'the secret of the aggregator';

describe('money that no rule could place', () => {
  let market: TestMarket;
  let work: Work;
  let operator: { cookie: string };

  beforeAll(async () => {
    market = await openMarket('market', { BANK_NOTICE_SECRET: SECRET });
    work = await openWork(market);
    operator = { cookie: await cookieOf(market, 'operator') };
  }, 120_000);
  afterAll(async () => {
    await work.close();
    await market.close();
  });

  /** As an aggregator tells of a line. */
  async function arrives(content: string, transferAmount: number): Promise<string> {
    const referenceCode = `FT-${newId()}`.toUpperCase();
    const notice = { id: newId(), accountNumber: '9704000000', transferType: 'in', transferAmount, content };
    const payload = JSON.stringify({ ...notice, referenceCode });
    const timestamp = String(Math.floor(market.clock.now().getTime() / 1000));
    const headers = { 'content-type': 'application/json', 'x-sepay-timestamp': timestamp };
    const send = (signature: string) =>
      market.visitor().send({
        ...{ method: 'POST' as const, url: '/webhooks/bank', payload },
        headers: { ...headers, 'x-sepay-signature': signature },
      });
    expect((await send('sha256=00')).status).toBe(400);
    const signature = `sha256=${bankNoticeSignature(SECRET, timestamp, payload)}`;
    const answers = [await send(signature), await send(signature)];
    expect(answers.map(({ status, body }) => [status, body])).toEqual([
      [200, '{"success":true}'],
      [200, '{"success":true}'],
    ]);
    await work.done();
    const [credit] = await market.ask<{ id: string }>(`SELECT id FROM payments_credit WHERE bank_reference = $1`, [
      referenceCode,
    ]);
    return credit?.id ?? '';
  }

  async function waiting(): Promise<{ reference: string; amount: bigint; paymentId: string; code: string }> {
    const [payment] = await market.ask<{ reference: string; amount: bigint; paymentId: string; code: string }>(
      `SELECT y.reference, y.amount, y.id AS "paymentId", g.code FROM payments_payment y JOIN ordering_group g ON g.id = y.group_id
       WHERE y.state = 'pending' AND y.method = 'vietqr' ORDER BY y.id LIMIT 1`,
    );
    if (!payment) throw new Error('nobody waits for a transfer in the seeded market');
    return payment;
  }

  const press = (id: string, step: string, form: Record<string, string> = {}) =>
    market.visitor().post(`/money/exceptions/credits/${id}/${step}`, form, operator);
  const show = async (headers = operator) => (await market.visitor().get('/money/exceptions', headers)).body;
  const sums = async (): Promise<Record<string, bigint>> => {
    const rows = await market.ask<{ kind: string; sum: bigint }>(
      `SELECT a.kind, sum(e.amount)::bigint AS sum FROM ledger_entry e JOIN ledger_account a ON a.id = e.account_id
       WHERE a.kind IN ('bank', 'suspense', 'refund-clearing') GROUP BY 1`,
    );
    return Object.fromEntries(rows.map(({ kind, sum }) => [kind, sum]));
  };
  const change = (before: Record<string, bigint>, after: Record<string, bigint>) =>
    ['bank', 'suspense', 'refund-clearing'].map(kind => (after[kind] ?? 0n) - (before[kind] ?? 0n));

  it('is shown from the first day, in both languages, with what to do', async () => {
    const body = await show();
    for (const text of ['FTKHONGMA001', 'chuyen tien mua che', 'báo tự động', 'Ghép vào đơn', 'Trả lại người gửi'])
      expect(body).toContain(text);
    expect(await show({ cookie: `${operator.cookie}; language=en` })).toContain('Match to the order');
  });

  it('that is too little is told on the page of the payment, with a code for the rest', async () => {
    const { reference, paymentId, amount } = await waiting();
    await arrives(`ck ${reference}`, 1_000);
    const [group] = await market.ask<{ key: string }>(
      `SELECT key FROM ordering_group g JOIN payments_payment y ON y.group_id = g.id WHERE y.id = $1`,
      [paymentId],
    );
    const { body } = await market.visitor().get(`/pay/${group?.key}`);
    expect(body).toContain('Chợ đã nhận 1.000');
    expect(body).toContain(`value="${amount - 1_000n}"`);
  });

  it('is matched to an order by its code, and the surplus goes back; the books follow', async () => {
    const { amount, code } = await waiting();
    const before = await sums();
    // 1,000 came before, and stands in suspense already.
    const credit = await arrives('tien che, xin cam on', Number(amount) + 19_000);
    expect(change(before, await sums())).toEqual([amount + 19_000n, -amount - 19_000n, 0n]);
    expect((await press(credit, 'match', { order: 'KHONGCO1' })).body).toContain('Không có đơn nào mang mã này');
    const answers = await Promise.all([1, 2].map(() => press(credit, 'match', { order: code.toLowerCase() })));
    expect(answers.map(({ location }) => location)).toEqual(['/money/exceptions', '/money/exceptions']);
    await work.done();
    expect(change(before, await sums())).toEqual([amount + 19_000n, 1_000n, -20_000n]);
    expect((await press(credit, 'return', { returnReference: 'FT-BACK-1' })).location).toBe('/money/exceptions');
    await work.done();
    expect(change(before, await sums())).toEqual([amount - 1_000n, 1_000n, 0n]);
    const order = await market.ask(
      `SELECT DISTINCT o.state FROM ordering_order o JOIN ordering_group g ON g.id = o.group_id WHERE g.code = $1`,
      [code],
    );
    expect(order).toEqual([{ state: 'confirmed' }]);
  });

  it('is sent back, once, and kept waiting until somebody knows', async () => {
    const before = await sums();
    const credit = await arrives('khong ro', 77_000);
    expect((await press(credit, 'keep', { note: 'Đã gọi ngân hàng' })).location).toBe('/money/exceptions');
    expect(await show()).toContain('Đã gọi ngân hàng');
    await press(credit, 'decline');
    await press(credit, 'decline');
    const match = await press(credit, 'match', { order: 'KHONGCO1' });
    expect(match.status).toBe(422);
    await work.done();
    expect(change(before, await sums())).toEqual([77_000n, 0n, -77_000n]);
    await market.app.get(Books).followCredit(credit);
    expect(change(before, await sums())).toEqual([77_000n, 0n, -77_000n]);
  });

  it('that a statement brings is reported row by row', async () => {
    const officer = { cookie: await cookieOf(market, 'officer') };
    const csv = 'Số tham chiếu;Ghi có;Nội dung\r\nFT-ROW-1;12.000;tien\r\nFT-ROW-2;x;tien\r\n';
    const send = () => {
      const form = new FormData();
      form.set('file', new Blob([csv]), 'sao-ke.csv');
      return multipart(form).then(({ payload, headers }) =>
        market.visitor().send({
          ...{ method: 'POST' as const, url: '/department/payments/statements', payload },
          headers: { ...headers, ...officer, origin: 'http://localhost:3000' },
        }),
      );
    };
    const [first, again] = [await send(), await send()];
    expect(first.body).toContain('Chưa rõ, cần người xem');
    expect(first.body).toContain('Không đọc được số tiền');
    expect(again.body).toContain('Đã có trong sổ');
  });
});

async function multipart(form: FormData) {
  const request = new Request('http://localhost', { method: 'POST', body: form });
  const headers = { 'content-type': request.headers.get('content-type') ?? '' };
  return { payload: Buffer.from(await request.arrayBuffer()), headers };
}
