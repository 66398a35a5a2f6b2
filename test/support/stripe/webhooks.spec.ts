import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Stripe } from 'stripe';
import { createPaid, createSession, eventTypes, PAYS, standIn, stripe, WEBHOOK_SECRET } from './on-trial.js';

describe('webhooks', () => {
  let shop: Server;
  let heard: { body: string; signature: string }[];
  let answers: number[];

  // A shop's door: answers what `answers` says, one by one, and 200 after that.
  beforeEach(async () => {
    heard = [];
    answers = [];
    shop = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        heard.push({ body: Buffer.concat(chunks).toString(), signature: String(request.headers['stripe-signature']) });
        response.writeHead(answers.shift() ?? 200).end();
      });
    });
    await new Promise<void>(resolve => shop.listen(0, '127.0.0.1', resolve));
    standIn.setWebhookUrl(`http://127.0.0.1:${(shop.address() as AddressInfo).port}/webhooks/stripe`);
  });

  afterEach(() => new Promise(resolve => shop.close(resolve)));

  function heardEvents(): Stripe.Event[] {
    return heard.map(({ body, signature }) => stripe.webhooks.constructEvent(body, signature, WEBHOOK_SECRET));
  }

  it('are signed so that the SDK believes them, and nothing else', async () => {
    const session = await createSession();
    await standIn.payHostedSession(session.id, PAYS);
    await standIn.webhooksDelivered();

    const completed = heardEvents().find(event => event.type === 'checkout.session.completed');
    expect(completed?.data.object).toMatchObject({ id: session.id, payment_status: 'paid', amount_total: 350_000 });
    expect(heard).toHaveLength(4);

    const [{ body, signature }] = heard as [(typeof heard)[0]];
    const forged = body.replace('350000', '350');
    expect(forged).not.toBe(body);
    expect(() => stripe.webhooks.constructEvent(forged, signature, WEBHOOK_SECRET)).toThrow(
      Stripe.errors.StripeSignatureVerificationError,
    );
    expect(() => stripe.webhooks.constructEvent(body, signature, 'whsec_another')).toThrow();
  });

  it('are tried again until the shop accepts them', async () => {
    answers = [500, 503];
    await stripe.paymentIntents.create({ amount: 20_000, currency: 'vnd' });
    await standIn.webhooksDelivered();

    const ids = heardEvents().map(event => event.id);
    expect(ids).toHaveLength(3);
    expect(new Set(ids).size).toBe(1);
    expect((await stripe.events.list({ delivery_success: true })).data.map(event => event.id)).toEqual([ids[0]]);
  });

  it('are held while paused', async () => {
    standIn.pauseWebhooks();
    await createPaid();
    await standIn.webhooksDelivered();
    expect(heard).toEqual([]);
    expect((await stripe.events.list({ delivery_success: false })).data).toHaveLength(3);

    standIn.resumeWebhooks();
    await standIn.webhooksDelivered();
    expect(
      heardEvents()
        .map(event => event.type)
        .sort(),
    ).toEqual(eventTypes().sort());
  });

  it('can be sent again, several at once', async () => {
    await createPaid();
    await standIn.webhooksDelivered();
    const event = standIn.events().at(-1)!;
    answers = [409];

    expect((await standIn.deliver(event, 3)).sort()).toEqual([200, 200, 409]);
    expect(heardEvents().filter(({ id }) => id === event.id)).toHaveLength(4);
  });

  it('tell what was true then, whatever happened since', async () => {
    const { id } = await createPaid(100_000);
    await stripe.refunds.create({ payment_intent: id, amount: 40_000 });
    const [before, after] = standIn.events().filter(event => event.data.object.object === 'charge');
    expect(before?.data.object).toMatchObject({ amount_refunded: 0 });
    expect(after?.data.object).toMatchObject({ amount_refunded: 40_000 });
  });

  it('stop when the stand-in closes, heard or not', async () => {
    answers = Array.from({ length: 10 }, () => 500);
    await stripe.paymentIntents.create({ amount: 20_000, currency: 'vnd' });
    const delivered = standIn.webhooksDelivered();
    await standIn.close();
    await delivered;
    expect(await standIn.deliver(standIn.events()[0]!)).toEqual([0]);
  });
});
