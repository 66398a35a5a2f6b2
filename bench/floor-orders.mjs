// Placing an order on the floor: the statements of ours by their names, in the same transaction, and only the arithmetic they need.
import { parse } from 'node:querystring';
import { built } from './grow.mjs';

/** What ours asks for one order, in this order. Were it to change, the floor must change with it: it refuses to start. */
const STEPS = [
  'START TRANSACTION',
  'ordering.take-basket',
  'ordering.insert-group',
  'payments.insert',
  'platform.add-fact',
  'inventory.hold-packs',
  'COMMIT',
];

/** Not per order: the worker is nudged at most so often, and the terms of delivery and what promotions are in play are kept for a while, here as there. */
const NOW_AND_THEN = ['platform.nudge', 'delivery.terms', 'promotions.in-play'];

export async function placeOn(app, { readers, writers, asked }) {
  const { newId, newSecret, randomCode, secretHash } = await built('libs/platform/src/ids/index.js');
  const { dayOf } = await built('libs/platform/src/clock/index.js');
  const { Delivery, promised, quotesOf } = await built('libs/delivery/src/index.js');
  const { Clock } = await built('libs/platform/src/clock/index.js');
  const steps = asked.map(({ name, text }) => name ?? text).filter(step => !NOW_AND_THEN.includes(step));
  if (steps.join() !== STEPS.join())
    throw new Error(`ours places an order by other steps than the floor:\n${steps.join('\n')}`);
  const named = Object.fromEntries(asked.map(({ name, text }) => [name, { name, text }]));
  const ask = async (client, name, values) => (await client.query({ ...named[name], values })).rows;
  const read = async (query, values) => (await readers.query({ ...query, values })).rows;
  const delivery = new Delivery({ read }, new Clock());

  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    done(null, parse(body)),
  );
  app.post('/checkout', async (request, reply) => {
    const form = request.body;
    const now = new Date();
    const basket = secretHash(/basket=([^;]+)/.exec(request.headers.cookie)[1]);
    const terms = await delivery.terms();
    const to = { toCommuneCode: form.commune, isPaidAtDoor: true };
    const quoteOf = row => quotesOf(terms, to, [{ ...row, goods: row.unitPrice * BigInt(row.quantity) }])[0];
    const daysOf = ({ cooperativeId: cooperative }, way) => promised(terms, { cooperative, now, way });
    const key = newSecret();
    const client = await writers.connect();
    try {
      await client.query('START TRANSACTION');
      await place(client, { form, basket, now, quoteOf, daysOf, key });
      await client.query('COMMIT');
    } catch (error) {
      await client.query('ROLLBACK');
      throw error;
    } finally {
      client.release();
    }
    return reply.status(303).header('location', `/follow/${key}`).send();
  });

  /** Two lines of two co-operatives: each line is an order of its own. */
  async function place(client, { form, basket, now, quoteOf, daysOf, key }) {
    const rows = await ask(client, 'ordering.take-basket', [basket]);
    const [id, code] = [newId(), randomCode(8)];
    const orders = rows.map((row, at) => {
      const quote = quoteOf(row);
      const days = daysOf(row, quote);
      const [goodsTotal, deliveryFee] = [row.unitPrice * BigInt(row.quantity), quote.asked];
      return {
        id: newId(),
        number: `${code}-${at + 1}`,
        cooperativeId: row.cooperativeId,
        goodsTotal,
        deliveryFee,
        discount: 0n,
        total: goodsTotal + deliveryFee,
        way: 'door',
        packBy: days?.packBy,
        promisedFrom: days?.from,
        promisedTo: days?.to,
      };
    });
    const lines = rows.map((row, at) => ({
      ...row,
      id: newId(),
      orderId: orders[at].id,
      position: 1,
      total: orders[at].goodsTotal,
      discount: 0n,
    }));
    const [goodsTotal, deliveryTotal] = [sum(orders, 'goodsTotal'), sum(orders, 'deliveryFee')];
    const total = goodsTotal + deliveryTotal;
    if (total !== BigInt(form.expected)) throw new Error(`${total} instead of ${form.expected}`);
    const buyer = { personId: null, buyerName: form.name, buyerPhone: form.phone, buyerEmail: null };
    const group = {
      id,
      code,
      key,
      attemptKey: form.attempt,
      ...buyer,
      communeCode: form.commune,
      addressLine: form.address,
      note: '',
    };
    const sums = {
      locale: 'vi',
      paymentMethod: form.payment,
      goodsTotal,
      deliveryTotal,
      discount: 0n,
      total,
      placedAt: now,
    };
    await ask(client, 'ordering.insert-group', [json({ ...group, ...sums }), json(orders), json(lines), 'confirmed']);
    await ask(client, 'payments.insert', [newId(), id, 'cod', total, 'to-collect', `CP${randomCode(10)}`, null, now]);
    await ask(client, 'platform.add-fact', [newId(), 'bench.order-placed', json({ groupId: id }), now]);
    await ask(client, 'inventory.hold-packs', [
      column(lines, 'id'),
      column(rows, 'variantId'),
      column(rows, 'quantity'),
      dayOf(now),
      now,
    ]);
  }
}

const json = value => JSON.stringify(value, (_key, item) => (typeof item === 'bigint' ? item.toString() : item));
const column = (rows, name) => rows.map(row => row[name]);
const sum = (rows, name) => rows.reduce((total, row) => total + row[name], 0n);
