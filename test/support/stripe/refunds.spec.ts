import { createPaid, standIn, stripe } from './on-trial.js';

describe('a refund', () => {
  it('goes back in parts, never beyond what was paid', async () => {
    const { id } = await createPaid(100_000);
    const part = await stripe.refunds.create({ payment_intent: id, amount: 40_000, metadata: { return: '3' } });
    expect(part).toMatchObject({ amount: 40_000, status: 'succeeded', payment_intent: id, metadata: { return: '3' } });

    await expect(stripe.refunds.create({ payment_intent: id, amount: 60_001 })).rejects.toThrow(
      'Refund amount (₫60,001) is greater than unrefunded amount on charge (₫60,000)',
    );
    expect((await stripe.refunds.create({ payment_intent: id })).amount).toBe(60_000);
    await expect(stripe.refunds.create({ payment_intent: id })).rejects.toMatchObject({
      code: 'charge_already_refunded',
    });

    const { latest_charge: charge } = await stripe.paymentIntents.retrieve(id, { expand: ['latest_charge'] });
    expect(charge).toMatchObject({ amount_refunded: 100_000, refunded: true });
    const listed = await stripe.refunds.list({ payment_intent: id });
    expect(listed.data.map(refund => refund.amount)).toEqual([60_000, 40_000]);
    expect(await stripe.refunds.retrieve(part.id)).toMatchObject({ amount: 40_000 });
  });

  it('is capped by what was captured, not by what was held', async () => {
    const { id } = await createPaid(100_000, { capture_method: 'manual' });
    await expect(stripe.refunds.create({ payment_intent: id })).rejects.toThrow('successful charge to refund');
    await stripe.paymentIntents.capture(id, { amount_to_capture: 60_000 });
    await expect(stripe.refunds.create({ payment_intent: id, amount: 60_001 })).rejects.toMatchObject({
      param: 'amount',
    });
    expect((await stripe.refunds.create({ payment_intent: id })).amount).toBe(60_000);
  });

  it('goes back of what was paid before the stand-in began', async () => {
    standIn.remember([{ intentId: 'pi_before', amount: 90_000, refunded: 50_000 }]);
    await expect(stripe.refunds.create({ payment_intent: 'pi_before', amount: 40_001 })).rejects.toMatchObject({
      param: 'amount',
    });
    expect((await stripe.refunds.create({ payment_intent: 'pi_before' })).amount).toBe(40_000);
  });

  it('needs a payment that was made', async () => {
    const { id } = await stripe.paymentIntents.create({ amount: 20_000, currency: 'vnd' });
    await expect(stripe.refunds.create({ payment_intent: id })).rejects.toThrow('successful charge to refund');
    await expect(stripe.refunds.create({})).rejects.toMatchObject({ code: 'parameter_missing' });
  });

  it('given twice with one key is given once', async () => {
    const { id } = await createPaid(100_000);
    const give = () => stripe.refunds.create({ payment_intent: id, amount: 60_000 }, { idempotencyKey: 'return-3' });
    expect((await give()).id).toBe((await give()).id);
  });
});
