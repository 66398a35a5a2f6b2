import { Stripe } from 'stripe';
import { createPaid, eventTypes, seconds, standIn, stripe, submit } from './on-trial.js';

describe('a payment', () => {
  it('is taken in whole đồng and tells which card paid', async () => {
    const intent = await createPaid(350_000, { expand: ['latest_charge'] });

    expect(intent).toMatchObject({ status: 'succeeded', amount: 350_000, amount_received: 350_000, currency: 'vnd' });
    expect(intent.latest_charge).toMatchObject({
      object: 'charge',
      amount_captured: 350_000,
      payment_method_details: { card: { last4: '4242' } },
    });
    expect(eventTypes()).toEqual(['payment_intent.created', 'charge.succeeded', 'payment_intent.succeeded']);
  });

  it('may be confirmed after it was made', async () => {
    const made = await stripe.paymentIntents.create({ amount: 20_000, currency: 'vnd' });
    expect(made.status).toBe('requires_payment_method');

    const confirmed = await stripe.paymentIntents.confirm(made.id, {
      payment_method: 'pm_card_visa',
      return_url: 'http://localhost:3000/back',
    });
    expect(confirmed.status).toBe('succeeded');
    expect(await stripe.paymentIntents.retrieve(made.id)).toMatchObject({ status: 'succeeded' });
  });

  it('must say where redirects return to, unless it takes none', async () => {
    const wanting = createPaid(20_000, { automatic_payment_methods: { enabled: true } });
    await expect(wanting).rejects.toMatchObject({ type: 'StripeInvalidRequestError', param: 'return_url' });
    expect(standIn.events()).toEqual([]);
  });

  it.each([
    ['pm_card_chargeDeclined', 'card_declined', 'generic_decline'],
    ['pm_card_visa_chargeDeclinedInsufficientFunds', 'card_declined', 'insufficient_funds'],
    ['pm_card_chargeDeclinedExpiredCard', 'expired_card', 'expired_card'],
  ])('with %s is declined, and can be tried again', async (card, code, declineCode) => {
    const refused = await createPaid(20_000, { payment_method: card }).catch((error: unknown) => error);

    expect(refused).toBeInstanceOf(Stripe.errors.StripeCardError);
    expect(refused).toMatchObject({ statusCode: 402, code, decline_code: declineCode });
    const [intent] = (await stripe.paymentIntents.list()).data;
    expect(intent).toMatchObject({ status: 'requires_payment_method', last_payment_error: { code } });
    expect(eventTypes()).toEqual(['payment_intent.created', 'charge.failed', 'payment_intent.payment_failed']);

    const again = await stripe.paymentIntents.confirm(intent!.id, { payment_method: 'pm_card_visa' });
    expect(again).toMatchObject({ status: 'succeeded', last_payment_error: null });
  });

  it('waits for the bank, then sends the buyer back', async () => {
    const asked = await createPaid(20_000, {
      payment_method: 'pm_card_authenticationRequired',
      return_url: 'http://localhost:3000/back?order=7',
    });
    expect(asked.status).toBe('requires_action');

    const answer = await submit(asked.next_action?.redirect_to_url?.url ?? '', { answer: 'approve' });
    const back = new URL(answer.headers.get('location') ?? '');
    expect(back.pathname).toBe('/back');
    expect(Object.fromEntries(back.searchParams)).toEqual({
      order: '7',
      payment_intent: asked.id,
      payment_intent_client_secret: asked.client_secret,
      redirect_status: 'succeeded',
    });
    expect(await stripe.paymentIntents.retrieve(asked.id)).toMatchObject({ status: 'succeeded' });
  });

  it('is declined when the bank wants to ask and the buyer is not there', async () => {
    const refused = createPaid(20_000, { payment_method: 'pm_card_authenticationRequired', off_session: true });
    await expect(refused).rejects.toMatchObject({ type: 'StripeCardError', code: 'authentication_required' });
  });

  it('is captured later, in part, and only once', async () => {
    const held = await createPaid(100_000, { capture_method: 'manual' });
    expect(held).toMatchObject({ status: 'requires_capture', amount_capturable: 100_000, amount_received: 0 });

    await expect(stripe.paymentIntents.capture(held.id, { amount_to_capture: 100_001 })).rejects.toMatchObject({
      code: 'amount_too_large',
    });
    const taken = await stripe.paymentIntents.capture(held.id, { amount_to_capture: 60_000 });
    expect(taken).toMatchObject({ status: 'succeeded', amount_capturable: 0, amount_received: 60_000 });
    await expect(stripe.paymentIntents.capture(held.id)).rejects.toMatchObject({
      code: 'payment_intent_unexpected_state',
    });
  });

  it('gives the money free when canceled before capture, and cannot be canceled once paid', async () => {
    const held = await createPaid(100_000, { capture_method: 'manual' });
    const canceled = await stripe.paymentIntents.cancel(held.id, { cancellation_reason: 'abandoned' });
    expect(canceled).toMatchObject({ status: 'canceled', cancellation_reason: 'abandoned', canceled_at: seconds() });
    expect(eventTypes().slice(-2)).toEqual(['charge.refunded', 'payment_intent.canceled']);

    const paid = await createPaid();
    await expect(stripe.paymentIntents.cancel(paid.id)).rejects.toMatchObject({
      code: 'payment_intent_unexpected_state',
    });
  });
});
