import {
  ASKS_THE_BANK,
  createSession,
  DECLINED,
  eventTypes,
  HOUR,
  later,
  NO_MONEY,
  open,
  PAYS,
  seconds,
  standIn,
  stripe,
  submit,
} from './on-trial.js';

describe('a checkout session', () => {
  it('sums its lines in đồng and has no payment until a card is tried', async () => {
    const session = await createSession({ client_reference_id: 'order-7', expand: ['line_items'] });

    expect(session).toMatchObject({
      amount_total: 350_000,
      currency: 'vnd',
      status: 'open',
      payment_status: 'unpaid',
      payment_intent: null,
      client_reference_id: 'order-7',
      expires_at: seconds() + 24 * HOUR,
    });
    expect(session.line_items?.data.map(line => line.amount_total)).toEqual([300_000, 50_000]);
    expect(session.url).toBe(`${standIn.url}/pay/${session.id}`);
  });

  it('is paid on its page, in Vietnamese', async () => {
    const session = await createSession();
    const shown = await (await fetch(session.url ?? '')).text();
    expect(shown).toContain('<html lang="vi">');
    expect(shown).toContain('không có tiền thật');
    expect(shown).toContain('Mật ong &lt;rừng&gt; ×\u00a02');
    expect(shown).toMatch(/Trả 350\.000\s₫/);
    expect(shown).toContain('<a href="http://localhost:3000/basket">');
    expect(shown).not.toContain('<script');

    const answer = await submit(session.url ?? '', { card: PAYS });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe(`http://localhost:3000/orders/7?session=${session.id}`);

    const paid = await stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent.latest_charge'] });
    expect(paid).toMatchObject({
      status: 'complete',
      payment_status: 'paid',
      url: null,
      payment_intent: { amount_received: 350_000, metadata: { order: '7' }, latest_charge: { paid: true } },
    });
    expect(eventTypes()).toEqual([
      'payment_intent.created',
      'charge.succeeded',
      'payment_intent.succeeded',
      'checkout.session.completed',
    ]);
  });

  it('is paid once, however often the button is pressed', async () => {
    const { url, id } = await createSession();
    const answers = await Promise.all([submit(url ?? '', { card: PAYS }), submit(url ?? '', { card: PAYS })]);
    expect(answers.map(answer => answer.status)).toEqual([303, 303]);
    expect(eventTypes().filter(type => type === 'charge.succeeded')).toHaveLength(1);
    await expect(standIn.payHostedSession(id, PAYS)).rejects.toThrow('status of complete');
  });

  it('speaks English when told to, or when the browser does', async () => {
    const told = await createSession({ locale: 'en' });
    expect(await (await fetch(told.url ?? '')).text()).toContain('no real money');
    const free = await createSession({ locale: 'auto' });
    const inEnglish = await fetch(free.url ?? '', { headers: { 'accept-language': 'en-GB,vi;q=0.5' } });
    expect(await inEnglish.text()).toContain('Pay ₫350,000');
  });

  it('keeps the page and says why when the card is declined, and takes another', async () => {
    const session = await createSession();
    const refused = await submit(session.url ?? '', { card: NO_MONEY });
    expect(refused.status).toBe(402);
    expect(await refused.text()).toMatch(/role="alert">Thẻ không đủ tiền[^]*<form/);
    expect(await stripe.checkout.sessions.retrieve(session.id)).toMatchObject({ status: 'open' });

    expect((await submit(session.url ?? '', { card: PAYS })).status).toBe(303);
    expect((await stripe.paymentIntents.list()).data).toHaveLength(1);
    expect(await stripe.checkout.sessions.retrieve(session.id)).toMatchObject({ payment_status: 'paid' });
  });

  it('lets the bank ask: no keeps the buyer at the page, yes pays', async () => {
    const session = await createSession();
    const toBank = async () => {
      const answer = await submit(session.url ?? '', { card: ASKS_THE_BANK });
      return new URL(answer.headers.get('location') ?? '', session.url ?? '').href;
    };
    const bank = await toBank();
    expect(await (await fetch(bank)).text()).toContain('Ngân hàng hỏi');

    const back = await submit(bank, { answer: 'refuse' });
    const page = await fetch(new URL(back.headers.get('location') ?? '', bank));
    expect(page.url).toBe(session.url);
    expect(await page.text()).toContain('chưa xác nhận với ngân hàng');

    const done = await submit(await toBank(), { answer: 'approve' });
    expect(done.headers.get('location')).toContain(`session=${session.id}`);
    expect(await stripe.checkout.sessions.retrieve(session.id)).toMatchObject({ payment_status: 'paid' });
  });

  it('can be paid without the page, the bank included; a declined card rejects', async () => {
    const session = await createSession();
    await expect(standIn.payHostedSession(session.id, DECLINED)).rejects.toThrow('Your card was declined.');
    await expect(standIn.payHostedSession(session.id, '1234')).rejects.toThrow('Your card number is incorrect.');
    await standIn.payHostedSession(session.id, ASKS_THE_BANK);
    expect(await stripe.checkout.sessions.retrieve(session.id)).toMatchObject({ payment_status: 'paid' });
  });

  it('expires by time, with its payment, and can no longer be paid', async () => {
    const session = await createSession({ expires_at: seconds() + HOUR });
    await submit(session.url ?? '', { card: DECLINED });
    later(1);

    expect((await submit(session.url ?? '', { card: PAYS })).status).toBe(410);
    const expired = await stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent'] });
    expect(expired).toMatchObject({ status: 'expired', url: null, payment_intent: { status: 'canceled' } });
    expect(eventTypes().slice(-2)).toEqual(['payment_intent.canceled', 'checkout.session.expired']);
    await expect(standIn.payHostedSession(session.id, PAYS)).rejects.toThrow('status of expired');
  });

  it('is expired by the shop while open only', async () => {
    const { id } = await createSession();
    expect(await stripe.checkout.sessions.expire(id)).toMatchObject({ status: 'expired' });
    await expect(stripe.checkout.sessions.expire(id)).rejects.toThrow('can be expired');
  });

  it('lasts between half an hour and a day', async () => {
    const refused = { type: 'StripeInvalidRequestError', param: 'expires_at' };
    await expect(createSession({ expires_at: seconds() + HOUR / 2 - 1 })).rejects.toMatchObject(refused);
    await expect(createSession({ expires_at: seconds() + 24 * HOUR + 1 })).rejects.toMatchObject(refused);
    expect(await createSession({ expires_at: seconds() + HOUR / 2 })).toMatchObject({ status: 'open' });
  });

  it('is found again by its payment', async () => {
    const [session] = [await createSession(), await createSession()];
    await standIn.payHostedSession(session.id, PAYS);
    const [intent] = (await stripe.paymentIntents.list()).data;
    const found = await stripe.checkout.sessions.list({ payment_intent: intent!.id });
    expect(found.data.map(one => one.id)).toEqual([session.id]);
    expect((await stripe.checkout.sessions.list({ status: 'open' })).data).toHaveLength(1);
  });

  it('with an unknown id shows a page, not a crash', async () => {
    const answer = await fetch(`${standIn.url}/pay/cs_test_none`);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('Không tìm thấy');
  });

  it('lives at the public address when there is one', async () => {
    await standIn.close();
    await open({ publicUrl: 'https://tra.example/stripe/' });
    expect((await createSession()).url).toMatch(/^https:\/\/tra\.example\/stripe\/pay\/cs_test_/);
  });
});
