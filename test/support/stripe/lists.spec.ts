import { createPaid, HOUR, later, seconds, stripe } from './on-trial.js';

describe('lists', () => {
  it('come newest first and are read to the end by the SDK', async () => {
    for (let amount = 1_000; amount <= 25_000; amount += 1_000) await createPaid(amount);
    const first = await stripe.paymentIntents.list({ limit: 2 });
    expect(first).toMatchObject({ has_more: true, data: [{ amount: 25_000 }, { amount: 24_000 }] });

    const all = await stripe.paymentIntents.list().autoPagingToArray({ limit: 100 });
    expect(all.map(intent => intent.amount / 1_000)).toEqual(Array.from({ length: 25 }, (_, index) => 25 - index));
  });

  it('turn back from an id', async () => {
    for (const amount of [1_000, 2_000, 3_000, 4_000]) await createPaid(amount);
    const oldest = (await stripe.paymentIntents.list()).data.at(-1);
    const before = await stripe.paymentIntents.list({ ending_before: oldest!.id, limit: 2 });
    expect(before).toMatchObject({ has_more: true, data: [{ amount: 3_000 }, { amount: 2_000 }] });
  });

  it('of events are asked by kind and by time', async () => {
    await createPaid();
    later(1);
    await createPaid();

    const succeeded = await stripe.events.list({ types: ['payment_intent.succeeded', 'refund.created'] });
    expect(succeeded.data).toHaveLength(2);
    const late = await stripe.events.list({ type: 'payment_intent.succeeded', created: { gte: seconds() } });
    expect(late.data).toEqual([succeeded.data[0]]);
    expect(await stripe.events.retrieve(succeeded.data[1]!.id)).toMatchObject({ created: seconds() - HOUR });
  });
});
