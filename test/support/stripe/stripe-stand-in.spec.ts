import { request as httpRequest } from 'node:http';
import { Stripe } from 'stripe';
import { client, createSession, eventTypes, sessionParams, standIn, stripe } from './on-trial.js';

describe('the door', () => {
  it('opens with the secret key only', async () => {
    await expect(client('sk_test_another').events.list()).rejects.toBeInstanceOf(
      Stripe.errors.StripeAuthenticationError,
    );
    expect((await fetch(`${standIn.url}/v1/events`)).status).toBe(401);
  });

  it('refuses a parameter it does not know, by its name', async () => {
    const misspelt = { amount: 20_000, currency: 'vnd', meta_data: { order: '7' } };
    await expect(stripe.paymentIntents.create(misspelt)).rejects.toMatchObject({
      type: 'StripeInvalidRequestError',
      code: 'parameter_unknown',
      param: 'meta_data',
    });
    const removed = { ...sessionParams(), payment_method_types: ['card'] };
    await expect(stripe.checkout.sessions.create(removed)).rejects.toMatchObject({ param: 'payment_method_types' });
    const nested = { line_items: [{ quantity: 1, price_data: { currency: 'vnd', unit_amont: 5_000 } }] };
    await expect(createSession(nested)).rejects.toMatchObject({ param: 'line_items[0][price_data][unit_amont]' });
  });

  it.each([
    ['another currency', { amount: 20_000, currency: 'usd' }, 'currency'],
    ['half a đồng', { amount: 20_000.5, currency: 'vnd' }, 'amount'],
    ['nothing', { amount: 0, currency: 'vnd' }, 'amount'],
    ['more than eight digits', { amount: 100_000_000, currency: 'vnd' }, 'amount'],
  ])('refuses %s', async (_, params, param) => {
    await expect(stripe.paymentIntents.create(params)).rejects.toMatchObject({ statusCode: 400, param });
    expect((await stripe.paymentIntents.list()).data).toEqual([]);
  });

  it('says 404 to what it never made', async () => {
    const missing = { statusCode: 404, code: 'resource_missing' };
    await expect(stripe.paymentIntents.retrieve('pi_none')).rejects.toMatchObject(missing);
    await expect(stripe.checkout.sessions.retrieve('cs_none')).rejects.toMatchObject(missing);
    await expect(stripe.customers.list()).rejects.toMatchObject({ statusCode: 404 });
  });

  it('answers the same to the same idempotency key, and does the work once', async () => {
    const params = { amount: 20_000, currency: 'vnd', metadata: { order: '7' } };
    const first = await stripe.paymentIntents.create(params, { idempotencyKey: 'order-7' });
    const second = await stripe.paymentIntents.create(params, { idempotencyKey: 'order-7' });

    expect(second.id).toBe(first.id);
    expect(first.lastResponse.headers['idempotent-replayed']).toBeUndefined();
    expect(second.lastResponse.headers['idempotent-replayed']).toBe('true');
    expect((await stripe.paymentIntents.list()).data).toHaveLength(1);
  });

  it('replays a decline too, as it was', async () => {
    const declined = () => createPaidWithKey('pm_card_chargeDeclined', 'order-8');
    await expect(declined()).rejects.toBeInstanceOf(Stripe.errors.StripeCardError);
    await expect(declined()).rejects.toBeInstanceOf(Stripe.errors.StripeCardError);
    expect(eventTypes().filter(type => type === 'charge.failed')).toHaveLength(1);
  });

  it('refuses a key that comes back with other parameters', async () => {
    await stripe.paymentIntents.create({ amount: 20_000, currency: 'vnd' }, { idempotencyKey: 'order-7' });
    const other = stripe.paymentIntents.create({ amount: 30_000, currency: 'vnd' }, { idempotencyKey: 'order-7' });
    await expect(other).rejects.toBeInstanceOf(Stripe.errors.StripeIdempotencyError);
  });

  it('keeps a key free after a refused parameter', async () => {
    const wrong = stripe.paymentIntents.create({ amount: 0, currency: 'vnd' }, { idempotencyKey: 'order-7' });
    await expect(wrong).rejects.toMatchObject({ param: 'amount' });
    const right = await stripe.paymentIntents.create(
      { amount: 20_000, currency: 'vnd' },
      { idempotencyKey: 'order-7' },
    );
    expect(right.amount).toBe(20_000);
  });

  it('asks a second request to wait while the first with its key is under way', async () => {
    const first = unfinished('order-7');
    await first.underWay;
    const second = stripe.paymentIntents.create({ amount: 20_000, currency: 'vnd' }, { idempotencyKey: 'order-7' });
    await expect(second).rejects.toMatchObject({ statusCode: 409, code: 'idempotency_key_in_use' });

    expect(await first.finish()).toBe(200);
    expect((await stripe.paymentIntents.list()).data).toHaveLength(1);
  });

  it('breaks down on order, and the SDK tries again', async () => {
    standIn.breakDown(1);
    await expect(stripe.events.list()).rejects.toMatchObject({ statusCode: 503 });

    standIn.breakDown(1);
    const patient = client(standIn.secretKey, { maxNetworkRetries: 1 });
    const intent = await patient.paymentIntents.create({ amount: 20_000, currency: 'vnd' });
    expect(intent.amount).toBe(20_000);
    expect((await stripe.paymentIntents.list()).data).toHaveLength(1);
  });

  it('does the work once even when its answer is lost on the way', async () => {
    standIn.loseAnswers(1);
    const patient = client(standIn.secretKey, { maxNetworkRetries: 1 });
    const intent = await patient.paymentIntents.create({ amount: 20_000, currency: 'vnd' });

    expect(intent.lastResponse.headers['idempotent-replayed']).toBe('true');
    expect((await stripe.paymentIntents.list()).data).toHaveLength(1);
  });
});

function createPaidWithKey(card: string, idempotencyKey: string) {
  const params = { amount: 20_000, currency: 'vnd', payment_method: card, confirm: true };
  return stripe.paymentIntents.create({ ...params, return_url: 'http://localhost:3000/back' }, { idempotencyKey });
}

/** A creation whose parameters are still on their way until `finish`. */
function unfinished(key: string) {
  const headers = {
    authorization: `Bearer ${standIn.secretKey}`,
    'content-type': 'application/x-www-form-urlencoded',
    'idempotency-key': key,
    // The server's "100 Continue" is the sign that it has read the head.
    expect: '100-continue',
  };
  const request = httpRequest(`${standIn.url}/v1/payment_intents`, { method: 'POST', headers });
  const status = new Promise<number | undefined>((resolve, reject) => {
    request.on('response', response => resolve(response.resume().statusCode)).on('error', reject);
  });
  const underWay = new Promise<void>(resolve => request.once('continue', () => resolve()));
  request.flushHeaders();
  return {
    underWay,
    finish: () => {
      request.end('amount=20000&currency=vnd');
      return status;
    },
  };
}
