// What Stripe tells is told one to five times, in any order, while the buyers come back from its page. Each payment counts once.
import pg from 'pg';
import { startProcess } from '../bench/processes.mjs';
import { startWorker } from '../bench/worker.mjs';
import { settled } from './settled.mjs';
import { WebBuyer } from './web-buyer.mjs';

export const name = 'replay';
export const what =
  'payment events 1–5 times in every order, webhook and redirect racing: one payment, one order each (M5)';

const SERVER = new URL('../dist/apps/server/src/main.js', import.meta.url).pathname;
const SIZES = { full: { payments: 120 }, small: { payments: 6 } };
const SECRET = 'whsec_of_the_proof';
const CARDS = ['4242 4242 4242 4242', '4000 0025 0000 3155'];
const NO_MONEY = '4000 0000 0000 9995';
const PATIENCE_MS = 180_000;

export async function run({ url, size = 'full', say = () => undefined }) {
  const { StripeStandIn } = await import('../dist/test/support/stripe/stripe-stand-in.js');
  const { payments } = SIZES[size];
  const stripe = await StripeStandIn.open({ webhookSecret: SECRET });
  const env = {
    DATABASE_URL: url,
    DATABASE_POOL: '6',
    HOST: '127.0.0.1',
    LOG_LEVEL: 'error',
    TRUST_PROXY: 'true',
    STRIPE_SECRET_KEY: stripe.secretKey,
    STRIPE_WEBHOOK_SECRET: SECRET,
    STRIPE_API_URL: stripe.url,
  };
  const db = new pg.Pool({ connectionString: url, max: 2 });
  const server = await startProcess(SERVER, env);
  const worker = startWorker(env);
  try {
    // Nobody is told by Stripe itself: the proof tells, as often and in such an order as it likes.
    stripe.setWebhookUrl(`${server.url}/webhooks/stripe`);
    stripe.pauseWebhooks();
    const buyers = await paid(stripe, server.url, await goodsOf(db, payments));
    const told = dealt(stripe.events());
    say(`${payments} paid by card, ${stripe.events().length} events, told ${told.length} times`);
    await Promise.all([tellAll(stripe, told), ...buyers.flatMap(comesBack)]);
    await settled(() => openFacts(db), PATIENCE_MS);
    const found = await once(
      db,
      buyers.map(({ key }) => key),
    );
    const wanted = {
      payments,
      paid: payments,
      orders: payments,
      confirmed: payments,
      settlements: payments,
      confirmations: payments,
    };
    for (const [fact, count] of Object.entries(wanted))
      if (found[fact] !== count) throw new Error(`${fact}: ${found[fact]} instead of ${count}`);
    return `${payments} card payments, ${stripe.events().length} events told ${told.length} times in random order while buyers came back: each settled once, each order confirmed once`;
  } finally {
    await worker.stop();
    await server.stop();
    await db.end();
    await stripe.close();
  }
}

/** Orders that are paid on Stripe's page; of some the first card has no money, of some the bank asks first. */
async function paid(stripe, market, variants) {
  const buyers = [];
  for (const [at, variant] of variants.entries()) {
    const buyer = new WebBuyer(() => market);
    const { key } = await buyer.order(variant, 'card');
    const { location = '' } = await buyer.post(`/pay/${key}/card`, {});
    const session = /cs_\w+/.exec(location)?.[0];
    if (!session) throw new Error(`not sent to Stripe: ${location}`);
    if (at % 4 === 0) await stripe.payHostedSession(session, NO_MONEY).catch(() => undefined);
    await stripe.payHostedSession(session, CARDS[at % CARDS.length]);
    buyers.push({ buyer, key });
  }
  return buyers;
}

/** Somebody back from Stripe's page who reloads because nothing seems to happen. */
const comesBack = ({ buyer, key }) => [1, 2, 3].map(() => buyer.get(`/pay/${key}/return`));

/** Each event one to five times, shuffled. */
function dealt(events) {
  const told = events.flatMap(event => Array.from({ length: 1 + Math.floor(Math.random() * 5) }, () => event));
  for (let at = told.length - 1; at > 0; at--) {
    const other = Math.floor(Math.random() * (at + 1));
    [told[at], told[other]] = [told[other], told[at]];
  }
  return told;
}

/** Eight letters on their way at a time. */
async function tellAll(stripe, told) {
  const rest = [...told];
  const teller = async () => {
    for (let event = rest.pop(); event; event = rest.pop()) {
      const [status] = await stripe.deliver(event);
      if (status !== 200) throw new Error(`the webhook answered ${status} to ${event.type}`);
    }
  };
  await Promise.all(Array.from({ length: 8 }, teller));
}

async function openFacts(db) {
  const { rows } = await db.query('SELECT count(*)::int AS open FROM platform_fact WHERE settled_at IS NULL');
  return rows[0];
}

async function goodsOf(db, count) {
  const { rows } = await db.query(
    `SELECT s.variant_id AS id, sum(s.on_hand - s.held)::int AS free FROM inventory_stock s JOIN catalog_variant v ON v.id = s.variant_id
     JOIN catalog_product p ON p.id = v.product_id JOIN cooperatives_cooperative c ON c.id = p.cooperative_id
     WHERE NOT s.frozen AND p.state = 'approved' AND v.withdrawn_at IS NULL AND c.standing = 'active' AND v.shipping_grams > 0
       AND (s.best_before IS NULL OR s.best_before > current_date + 1)
     GROUP BY 1 HAVING sum(s.on_hand - s.held) >= 20 ORDER BY 2 DESC, 1`,
  );
  if (rows.length === 0) throw new Error('there is nothing to buy');
  return Array.from({ length: count }, (_, at) => rows[at % rows.length].id);
}

async function once(db, keys) {
  const { rows } = await db.query(
    `WITH g AS (SELECT id, buyer_email FROM ordering_group WHERE key = ANY ($1)),
       p AS (SELECT * FROM payments_payment WHERE group_id IN (SELECT id FROM g)),
       o AS (SELECT * FROM ordering_order WHERE group_id IN (SELECT id FROM g))
     SELECT (SELECT count(*)::int FROM p) AS payments, (SELECT count(*)::int FROM p WHERE state = 'paid') AS paid,
       (SELECT count(*)::int FROM o) AS orders, (SELECT count(*)::int FROM o WHERE state = 'confirmed') AS confirmed,
       (SELECT count(*)::int FROM platform_fact WHERE name = 'payment.settled' AND (body ->> 'groupId')::uuid IN (SELECT id FROM g)) AS settlements,
       (SELECT count(*)::int FROM ordering_history h JOIN o ON o.id = h.order_id WHERE h.event = 'confirmed') AS confirmations`,
    [keys],
  );
  return rows[0];
}
