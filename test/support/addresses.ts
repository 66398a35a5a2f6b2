// Addresses of real rows: what stands in `/desk/:coop/batches/:id` for a co-op that has a batch.
import { createHash, randomBytes } from 'node:crypto';
import sharp from 'sharp';
import { primaryKeys } from '#libs/gs1';
import { accountKeysIn, AccountNumbers } from '#libs/settlement';
import { newId } from '#platform/ids';
import { ACCOUNT_KEYS } from './account-keys.js';
import type { TestMarket } from './market.js';
import { aKey } from './telling.js';

/** One row of each kind that has an address, by the part of the address before it. */
export type Rows = Record<string, string>;

const PICTURE = Buffer.from('a picture of 320 pixels');

/** What belongs to one co-op, so that each of its addresses leads to something. */
export async function rowsOf({ ask }: TestMarket, cooperative: string): Promise<Rows> {
  const one = async (sql: string): Promise<string> => {
    const [row] = await ask<{ found: string }>(sql, [cooperative]);
    if (!row) throw new Error(`${cooperative} has no row for: ${sql}`);
    return row.found;
  };
  const its = 'JOIN cooperatives_cooperative c ON c.id = x.cooperative_id AND c.slug = $1';
  const products = await one(
    `SELECT x.slug AS found FROM catalog_product x ${its} WHERE x.state = 'approved' ORDER BY x.slug`,
  );
  const ofProduct = (table: string) =>
    one(
      `SELECT y.id AS found FROM ${table} y JOIN catalog_product x ON x.id = y.product_id AND x.slug = '${products}' ${its} ORDER BY y.id`,
    );
  const variants = await ofProduct('catalog_variant');
  const gtin = await one(`SELECT y.gtin AS found FROM catalog_variant y WHERE y.id = '${variants}' AND $1 <> ''`);
  await hangUpPhoto(ask, products);
  const letter = await writtenLetter(ask);
  await raisedFlag(ask, cooperative);
  const packed = await one(
    `SELECT v.gtin || ' ' || x.lot AS found FROM traceability_batch x ${its} JOIN traceability_task t ON t.batch_id = x.id JOIN catalog_variant v ON v.id = t.variant_id
     WHERE x.packed_on IS NOT NULL ORDER BY x.id, v.gtin`,
  );
  const [packedAs = '', lot = ''] = packed.split(' ');
  return {
    desk: cooperative,
    recorder: cooperative,
    cooperatives: cooperative,
    products,
    variants,
    lines: variants,
    photos: await ofProduct('catalog_photo'),
    certificates: await one(
      `SELECT y.id AS found FROM ocop_certificate y JOIN catalog_product x ON x.id = y.product_id ${its} ORDER BY y.id`,
    ),
    batches: await one(`SELECT x.id AS found FROM traceability_batch x ${its} ORDER BY x.id DESC`),
    recalls: await proposedDrill(ask, cooperative),
    suppliers: await newDelivery(ask, cooperative),
    payouts: await approvedRun(ask, cooperative),
    invoices: await newInvoice(ask, cooperative),
    'bus-routes': await newBusRoute(ask, cooperative),
    'payouts/accounts': await waitingAccount(ask, cooperative),
    'ledger/accounts': await one(
      `SELECT x.id::text AS found FROM ledger_account x JOIN cooperatives_cooperative c ON c.id = x.owner_id AND c.slug = $1 ORDER BY x.id`,
    ),
    credits: await newCredit(ask),
    news: await stuckNews(ask),
    postings: await one(
      `SELECT e.transaction_id AS found FROM ledger_entry e JOIN ledger_sale x ON x.order_id = e.order_id ${its} ORDER BY e.transaction_id LIMIT 1`,
    ),
    alerts: await one(`SELECT x.id AS found FROM scans_alert x ${its} ORDER BY x.id`),
    flags: await one(`SELECT x.id AS found FROM balance_flag x ${its} ORDER BY x.raised_at DESC`),
    ...(await claimedSite(ask, cooperative)),
    labels: await one(`SELECT x.id AS found FROM labels_roll x ${its} ORDER BY x.id`),
    prints: await readyPrint(ask, cooperative),
    stock: await one(
      `SELECT s.id AS found FROM inventory_stock s JOIN traceability_batch x ON x.id = s.batch_id ${its} ORDER BY s.on_hand DESC, s.id`,
    ),
    orders: await one(`SELECT x.number AS found FROM ordering_order x ${its} ORDER BY x.placed_at DESC`),
    parcels: await one(
      `SELECT x.number AS found FROM ordering_order x ${its} JOIN delivery_shipment s ON s.order_id = x.id WHERE s.state = 'waiting' ORDER BY x.placed_at DESC`,
    ),
    consignments: await newConsignment(ask, cooperative),
    follow: await groupKey(one, 'true'),
    closed: await newClosedDays(ask, cooperative),
    ...(await newReview(ask, cooperative)),
    ...(await newComplaint(ask, cooperative)),
    imports: await newImport(ask, cooperative),
    pay: await groupKey(one, `g.payment_method = 'vietqr'`),
    cod: await newStatement(ask),
    members: await newMember(ask, cooperative),
    communes: await one('SELECT commune_code AS found FROM cooperatives_cooperative WHERE slug = $1'),
    provinces: '12',
    passport: packedAs,
    passports: packedAs,
    ':gtin': lot,
    // No such code: the page says so to whoever is signed in.
    'hand-over': 'NOSUCHCODE222222',
    proofs: await packOf(one),
    opening: await packOf(one),
    tile: 'entries/000.p/1',
    entries: '0.tlog-proof',
    rows: 'tiles',
    // Codes of keys that nobody registered a link for; known goods.
    ...Object.fromEntries(primaryKeys.map(ai => [ai, '0'])),
    '01': gtin,
    links: await newLink(ask, cooperative, gtin),
    trace: `01/${gtin}`,
    recall: `01/${gtin}`,
    letters: letter,
    ...(await newMarket(ask, cooperative)),
    ...(await newPledge(ask, cooperative)),
    harvests: await newHarvest(ask, cooperative),
    ...(await newStay(ask, cooperative)),
    'department/pools': await newPool(ask, cooperative),
    promotions: await newPromotion(ask, 'cooperative', cooperative),
    'department/promotions': await newPromotion(ask, 'province', cooperative),
    'operator/promotions': await newPromotion(ask, 'platform', cooperative),
    stop: await newStopKey(ask),
    'stop/:key': 'shipping',
    ...(await epcisRows(ask)),
    devices: await newDevice(ask, cooperative),
    'department/devices': await newDevice(ask, null),
    keys: await newKey(ask, cooperative),
    'department/keys': await newKey(ask, null),
    'operator/keys': await newKey(ask, null),
    'keys/subscriptions': await newSubscription(ask, cooperative),
    'department/keys/subscriptions': await newSubscription(ask, null),
    'operator/keys/subscriptions': await newSubscription(ask, null),
    enclosures: await newEnclosure(ask, cooperative),
    inspections: await newInspection(ask, cooperative),
    'field-photos': await newPublicPhoto(ask, cooperative),
    mailbox: letter,
  };
}

/** Of a program of the co-op, or of a new partner: paused, so that it can be resumed. */
async function newSubscription(ask: TestMarket['ask'], cooperative: string | null): Promise<string> {
  const [id, keyId] = [newId(), await newKey(ask, cooperative)];
  await ask(
    `WITH q AS (
       INSERT INTO epcis_query (id, party, name, query, created_at)
       SELECT gen_random_uuid(), coalesce(k.cooperative_id, k.partner_id)::text, 'Hàng đã nhận ' || k.id, '{}', now() FROM identity_api_key k WHERE k.id = $2
       RETURNING id)
     INSERT INTO epcis_subscription (id, query_id, key_id, dest, epc_format, initial_record_time, told_time, created_at, due_at, paused_at, pause_reason,
       failures, last_error)
     SELECT $1, q.id, $2, 'https://client.example.com/events', 'No_Preference', now(), now(), now(), now(), now(), 'failing', 40, 'answered 503' FROM q`,
    [id, keyId],
  );
  return id;
}

/** A payout run of the co-op that is signed and waits for the bank. */
async function approvedRun(ask: TestMarket['ask'], cooperative: string): Promise<string> {
  const id = newId();
  await ask(
    `WITH run AS (
       INSERT INTO settlement_payout_run (id, ready_before, state, proposed_by, proposed_at, decided_by, decided_at)
       SELECT $1, now(), 'approved', a.id, now(), b.id, now() FROM (SELECT id FROM identity_person ORDER BY id LIMIT 1) a,
         (SELECT id FROM identity_person ORDER BY id DESC LIMIT 1) b RETURNING id
     ) INSERT INTO settlement_payout_line (id, run_id, cooperative_id, account_id, orders, claimed, netted, amount, reference, state)
       SELECT gen_random_uuid(), run.id, s.cooperative_id, s.id, 1, 100, 0, 100, 'TT' || upper(replace(left($1::text, 18), '-', '')), 'sent'
       FROM run, settlement_account s JOIN cooperatives_cooperative c ON c.id = s.cooperative_id WHERE c.slug = $2 AND s.state = 'verified'`,
    [id, cooperative],
  );
  return id;
}

/** A line of the bank of which nobody knows whose it is. */
async function newCredit(ask: TestMarket['ask']): Promise<string> {
  const id = newId();
  await ask(
    `INSERT INTO payments_credit (id, bank_reference, amount, transfer_text, source, state, reason, received_at, suspended_at)
     VALUES ($1::uuid, $1::text, 250000, 'chuyen tien mua che', 'notice', 'suspense', 'no-reference', now(), now())`,
    [id],
  );
  return id;
}

async function stuckNews(ask: TestMarket['ask']): Promise<string> {
  const id = newId();
  await ask(
    `INSERT INTO payments_event (id, provider, event_id, type, payload, received_at) VALUES ($1::uuid, 'stripe', $1::text, 'listed.unknown', '{}', now())`,
    [id],
  );
  return id;
}

async function waitingAccount(ask: TestMarket['ask'], cooperative: string): Promise<string> {
  const [accountId, bankBin] = [newId(), '970446'];
  const [coop] = await ask<{ id: string }>('SELECT id FROM cooperatives_cooperative WHERE slug = $1', [cooperative]);
  const numbers = new AccountNumbers(accountKeysIn(ACCOUNT_KEYS));
  const sealed = numbers.seal({ accountId, cooperativeId: coop?.id ?? '', bankBin }, '1900200300498');
  await ask(
    `INSERT INTO settlement_account (id, cooperative_id, bank_bin, sealed_number, holder, given_by, given_at)
     SELECT $1, $2, $3, $4, 'HTX MAU', p.id, now() FROM (SELECT id FROM identity_person LIMIT 1) p ON CONFLICT DO NOTHING`,
    [accountId, coop?.id, bankBin, sealed],
  );
  const [found] = await ask<{ id: string }>(
    `SELECT a.id FROM settlement_account a JOIN cooperatives_cooperative c ON c.id = a.cooperative_id AND c.slug = $1 WHERE a.state = 'waiting'`,
    [cooperative],
  );
  return found?.id ?? '';
}

/** A pack of the co-op with a label on it, as the address in its code. */
const packOf = (one: (sql: string) => Promise<string>): Promise<string> =>
  one(
    `SELECT '01/' || l.gtin || '/21/' || l.serial AS found FROM labels_label l JOIN traceability_batch x ON x.id = l.batch_id
     JOIN cooperatives_cooperative c ON c.id = x.cooperative_id WHERE c.slug = $1 AND l.state IN ('active', 'sold') ORDER BY 1 LIMIT 1`,
  );
/** A capture, a query and an event, and a member of every list of the top level. */
async function epcisRows(ask: TestMarket['ask']): Promise<Rows> {
  const capture = newId();
  await ask(
    `INSERT INTO epcis_capture (id, party, actor, created_at, finished_at, behaviour, events) VALUES ($1, 'department', 'x', now(), now(), 'rollback', 0)`,
    [capture],
  );
  await ask(
    `INSERT INTO epcis_query (id, party, name, query, created_at) VALUES (gen_random_uuid(), 'department', 'all', '{}', now()) ON CONFLICT DO NOTHING`,
  );
  const { keyId } = await aKey(ask);
  const [subscription] = await ask<{ id: string }>(
    `INSERT INTO epcis_subscription (id, query_id, key_id, dest, epc_format, initial_record_time, told_time, created_at, due_at)
     SELECT gen_random_uuid(), q.id, $1, 'https://client.example.com/', 'No_Preference', now(), now(), now(), now()
     FROM epcis_query q WHERE q.party = 'department' AND q.name = 'all' RETURNING id`,
    [keyId],
  );
  const [event] = await ask<{ id: string }>('SELECT event_id AS id FROM epcis_event ORDER BY id LIMIT 1');
  const place = encodeURIComponent('https://id.gs1.org/414/9521234000009');
  return {
    capture,
    queries: 'all',
    subscriptions: subscription?.id ?? '',
    events: encodeURIComponent(event?.id ?? ''),
    eventTypes: 'ObjectEvent',
    epcs: encodeURIComponent('https://id.gs1.org/01/09521234567899/21/S1'),
    bizSteps: 'shipping',
    dispositions: 'in_transit',
    bizLocations: place,
    readPoints: place,
    nextPageToken: 'none',
  };
}

/** The page of the newest order of a co-op whose buyer follows it by this key. */
const groupKey = (one: (sql: string) => Promise<string>, wish: string): Promise<string> =>
  one(
    `SELECT g.key AS found FROM ordering_group g JOIN ordering_order o ON o.group_id = g.id JOIN cooperatives_cooperative c ON c.id = o.cooperative_id
     WHERE c.slug = $1 AND ${wish} ORDER BY g.placed_at DESC LIMIT 1`,
  );

/** Without a row. */
async function newImport(ask: TestMarket['ask'], cooperative: string): Promise<string> {
  const id = newId();
  await ask(
    `INSERT INTO catalog_import (id, cooperative_id, file_name, uploaded_by, uploaded_at)
     SELECT $1, c.id, 'hang.csv', p.id, now() FROM cooperatives_cooperative c, (SELECT id FROM identity_person LIMIT 1) p WHERE c.slug = $2`,
    [id, cooperative],
  );
  return id;
}

/** Of the first line of the newest order of a co-op, with a photo. */
async function newReview(ask: TestMarket['ask'], cooperative: string): Promise<Rows> {
  const [review, photo] = [newId(), newId()];
  const [row] = await ask<{ line: string }>(
    `WITH line AS (
       SELECT l.id, v.product_id FROM ordering_group g JOIN ordering_order o ON o.group_id = g.id JOIN cooperatives_cooperative c ON c.id = o.cooperative_id
       JOIN ordering_line l ON l.order_id = o.id JOIN catalog_variant v ON v.id = l.variant_id WHERE c.slug = $2 ORDER BY g.placed_at DESC, l.position LIMIT 1
     ), gone AS (DELETE FROM reviews_review WHERE line_id = (SELECT id FROM line)
     ) INSERT INTO reviews_review (id, line_id, product_id, stars, text, shown_name, written_at, edit_until)
       SELECT $1, id, product_id, 5, 'Ngon', '', now(), now() + interval '1 day' FROM line RETURNING line_id AS line`,
    [review, cooperative],
  );
  await ask('INSERT INTO reviews_photo (id, review_id, position, width, height) VALUES ($1, $2, 0, 320, 240)', [
    photo,
    review,
  ]);
  await ask(`INSERT INTO reviews_photo_file (photo_id, width, format, bytes) VALUES ($1, 320, 'webp', $2)`, [
    photo,
    PICTURE,
  ]);
  return { reviews: review, ':key/reviews': row?.line ?? '', 'review-photos': photo };
}

/** About the newest order of a co-op, with a photo, before the department. */
async function newComplaint(ask: TestMarket['ask'], cooperative: string): Promise<Rows> {
  const [complaint, photo] = [newId(), newId()];
  await ask(
    `WITH made AS (
       INSERT INTO complaints_complaint (id, order_id, cooperative_id, attempt_key, reason, wish, state, with_delivery, answer_by, opened_at)
       SELECT $1, o.id, o.cooperative_id, gen_random_uuid()::text, 'other', 'answer', 'escalated', false, now() + interval '9 days', now()
       FROM ordering_order o JOIN cooperatives_cooperative c ON c.id = o.cooperative_id WHERE c.slug = $2 ORDER BY o.placed_at DESC LIMIT 1 RETURNING id
     ) INSERT INTO complaints_message (id, complaint_id, side, action, text, happened_at) SELECT gen_random_uuid(), id, 'market', 'overdue', '', now() FROM made`,
    [complaint, cooperative],
  );
  await ask(
    `INSERT INTO complaints_photo (id, complaint_id, position, width, height, bytes) VALUES ($1, $2, 0, 320, 240, $3)`,
    [photo, complaint, PICTURE],
  );
  return { complaints: complaint, 'complaint-photos': photo };
}

async function hangUpPhoto(ask: TestMarket['ask'], product: string): Promise<void> {
  const id = newId();
  await ask(
    `INSERT INTO catalog_photo (id, product_id, position, width, height, created_at) SELECT $1, id, 99, 320, 240, updated_at FROM catalog_product WHERE slug = $2`,
    [id, product],
  );
  await ask(`INSERT INTO catalog_photo_file (photo_id, width, format, bytes) VALUES ($1, 320, 'webp', $2)`, [
    id,
    PICTURE,
  ]);
}

/** A promotion of a bearer, for the goods of a co-op. */
async function newPromotion(ask: TestMarket['ask'], bearer: string, cooperative: string): Promise<string> {
  const id = newId();
  await ask(
    `INSERT INTO promotions_promotion (id, name_vi, name_en, code, bearer, kind, rate_bp, cooperative_id, valid_from, valid_to, budget, opened_at)
     SELECT $1::uuid, 'Giảm giá thử', 'Test', upper(substr(md5($1::text), 1, 12)), $2, 'percent', 500, id, '2020-01-01', '2099-12-31', 1000000, now()
     FROM cooperatives_cooperative WHERE slug = $3`,
    [id, bearer, cooperative],
  );
  return id;
}

/** A group buy of the co-op that can be joined, with somebody in it. */
async function newPledge(
  ask: TestMarket['ask'],
  cooperative: string,
): Promise<Record<'groupbuys' | 'pledges', string>> {
  const id = newId();
  await ask(
    `INSERT INTO groupbuys_buy (id, code, attempt_key, cooperative_id, variant_id, threshold, most, pledged, opens_at, closes_at, opened_at)
     SELECT $1::uuid, upper(substr(md5($1::text), 1, 8)), $1::text, c.id, v.id, 5, 10, 1, '2020-01-01', '2099-12-31', '2020-01-01'
     FROM cooperatives_cooperative c JOIN catalog_product p ON p.cooperative_id = c.id JOIN catalog_variant v ON v.product_id = p.id
     WHERE c.slug = $2 AND v.shipping_grams > 0 ORDER BY v.id LIMIT 1`,
    [id, cooperative],
  );
  await ask('INSERT INTO groupbuys_tier (buy_id, from_packs, price) VALUES ($1, 5, 1000)', [id]);
  await ask(
    `INSERT INTO groupbuys_pledge (id, buy_id, key, attempt_key, packs, buyer_name, buyer_phone, commune_code, address_line, note, locale, most_total, pledged_at)
     SELECT $1::uuid, $1::uuid, $1::text, $1::text, 1, 'Trần Thị Mẫu', '+84500000001', commune_code, '12 phố Mẫu', '', 'vi', 100000, now()
     FROM cooperatives_cooperative WHERE slug = $2`,
    [id, cooperative],
  );
  const [buy] = await ask<{ code: string }>('SELECT code FROM groupbuys_buy WHERE id = $1', [id]);
  return { groupbuys: buy?.code ?? '', pledges: id };
}

/** A harvest of the co-op that can be ordered ahead. */
async function newHarvest(ask: TestMarket['ask'], cooperative: string): Promise<string> {
  const id = newId();
  const [harvest] = await ask<{ code: string }>(
    `INSERT INTO inventory_harvest (id, code, attempt_key, variant_id, expected, share, expected_from, expected_to, waits_until, declared_by, declared_at)
     SELECT $1::uuid, upper(substr(md5($1::text), 1, 8)), $1::text, v.id, 100, 50, '2099-12-01', '2099-12-10', '2099-12-24', m.person_id, '2020-01-01'
     FROM cooperatives_cooperative c JOIN catalog_product p ON p.cooperative_id = c.id JOIN catalog_variant v ON v.product_id = p.id
     JOIN cooperatives_membership m ON m.cooperative_id = c.id
     WHERE c.slug = $2 AND v.shipping_grams > 0 ORDER BY v.id, m.person_id LIMIT 1 RETURNING code`,
    [id, cooperative],
  );
  return harvest?.code ?? '';
}

/** Places of the co-op on a day. */
async function newStay(
  ask: TestMarket['ask'],
  cooperative: string,
): Promise<Record<'bookings' | 'slots' | 'slots/:variant', string>> {
  const id = newId();
  const gtin = String(19_529_000_000_000 + (parseInt(id.slice(-8), 16) % 1_000_000_000));
  await ask(
    `INSERT INTO catalog_variant (id, product_id, gtin, pack, net_quantity, net_unit, shipping_grams, price, catch_weight, position)
     SELECT $1::uuid, p.id, $2, 'night', 1, 'night', 0, 100000, false, 99
     FROM catalog_product p JOIN cooperatives_cooperative c ON c.id = p.cooperative_id
     WHERE c.slug = $3 ORDER BY p.state <> 'approved', p.id LIMIT 1`,
    [id, gtin, cooperative],
  );
  await ask(`INSERT INTO inventory_slot (variant_id, day, capacity) VALUES ($1, '2099-12-01', 10)`, [id]);
  return { bookings: id, slots: id, 'slots/:variant': '2099-12-01' };
}

/** A large order of goods that the co-op sells, open for offers. */
async function newPool(ask: TestMarket['ask'], cooperative: string): Promise<string> {
  const id = newId();
  const [pool] = await ask<{ code: string }>(
    `INSERT INTO pools_pool (id, code, attempt_key, group_code, net_quantity, net_unit, packs, price, most_delivery, buyer_name, buyer_phone, commune_code,
       address_line, note, locale, offers_until, answers_until, opened_by, opened_at)
     SELECT $1::uuid, upper(substr(md5($1::text), 1, 8)), $1::text, p.group_code, v.net_quantity, v.net_unit, 100, 1000, 100000, 'Trường Mẫu', '+84500000001',
       c.commune_code, '12 phố Mẫu', '', 'vi', '2099-12-01', '2099-12-31', m.person_id, '2020-01-01'
     FROM cooperatives_cooperative c JOIN cooperatives_membership m ON m.cooperative_id = c.id JOIN catalog_product p ON p.cooperative_id = c.id
       JOIN catalog_variant v ON v.product_id = p.id
     WHERE c.slug = $2 ORDER BY v.id, m.person_id LIMIT 1 RETURNING code`,
    [id, cooperative],
  );
  return pool?.code ?? '';
}

async function writtenLetter(ask: TestMarket['ask']): Promise<string> {
  const id = newId();
  await ask(
    `INSERT INTO notifications_letter (id, occasion, kind, channel, recipient, locale, subject, body, written_at)
     VALUES ($1::uuid, $1::text, 'order-placed', 'email', 'nguoi@example.com', 'vi', 'Đơn hàng', 'Chào bạn.', '2026-11-24T02:00:00Z')`,
    [id],
  );
  return id;
}

/** Of the person of the lowest id. */
async function newStopKey(ask: TestMarket['ask']): Promise<string> {
  await ask(
    `INSERT INTO notifications_stop_key (person_id, key) SELECT id, 'key-to-stop-letters' FROM identity_person ORDER BY id LIMIT 1 ON CONFLICT DO NOTHING`,
  );
  const [row] = await ask<{ key: string }>('SELECT key FROM notifications_stop_key ORDER BY person_id LIMIT 1');
  return row?.key ?? '';
}

/** A market that a co-op manages, and to which it has said that it comes: who comes and who decides are told apart by the desk. */
async function newMarket(ask: TestMarket['ask'], cooperative: string): Promise<Rows> {
  const [market, coming] = [newId(), newId()];
  await ask(
    `INSERT INTO markets_market (id, slug, name_vi, name_en, kind, commune_code, place, opens_at, closes_at, manager_id, opened_at)
     SELECT $1::uuid, 'cho-' || $1::text, 'Chợ thử', 'Test market', 'rural', commune_code, 'Bãi chợ', 300, 720, id, now()
     FROM cooperatives_cooperative WHERE slug = $2`,
    [market, cooperative],
  );
  await ask(
    `INSERT INTO markets_rule (id, market_id, kind, marks, valid_from) VALUES (gen_random_uuid(), $1, 'weekly', '{7}', '2020-01-01')`,
    [market],
  );
  await ask(
    `INSERT INTO markets_coming (id, market_id, cooperative_id, day, brings, said_by, said_at)
     SELECT $1, $2, c.id, '2026-11-29', 'Chè', p.id, now() FROM cooperatives_cooperative c, (SELECT id FROM identity_person LIMIT 1) p WHERE c.slug = $3`,
    [coming, market, cooperative],
  );
  await ask(
    `INSERT INTO delivery_pickup_point (id, cooperative_id, name, commune_code, place, hours, valid_from, opened_by, opened_at)
     SELECT $1, c.id, 'Nhà kho', c.commune_code, 'Bản thử', 'Cả ngày', '2020-01-01', p.id, now()
     FROM cooperatives_cooperative c, (SELECT id FROM identity_person LIMIT 1) p WHERE c.slug = $2`,
    [market, cooperative],
  );
  const [slug, pickups] = [`cho-${market}`, market];
  return { markets: slug, 'department/markets': slug, ':coop/markets': coming, comings: coming, pickups };
}

async function newLink(ask: TestMarket['ask'], cooperative: string, gtin: string): Promise<string> {
  const id = newId();
  await ask(
    `INSERT INTO resolver_link (id, cooperative_id, anchor, key, link_type, href, title, registered_by, registered_at)
     SELECT $1::uuid, c.id, '/01/' || $3, '/01/' || $3, 'instructions', 'https://che.example/pha', 'Cách pha', p.id, now()
     FROM cooperatives_cooperative c, (SELECT id FROM identity_person LIMIT 1) p WHERE c.slug = $2`,
    [id, cooperative, gtin],
  );
  return id;
}

async function readyPrint(ask: TestMarket['ask'], cooperative: string): Promise<string> {
  const id = newId();
  await ask(
    `INSERT INTO labels_print (id, roll_id, form, origin, state, run, done, total, made_by, ordered_at, started_at, ended_at)
     SELECT $1, r.id, 'sheet', 'http://localhost:3000', 'ready', 1, n.labels, n.labels, r.issued_by, now(), now(), now()
     FROM labels_roll r JOIN cooperatives_cooperative c ON c.id = r.cooperative_id AND c.slug = $2
     CROSS JOIN LATERAL (SELECT count(*)::int AS labels FROM labels_label l WHERE l.roll_id = r.id AND l.state NOT IN ('void', 'spoiled')) n
     WHERE n.labels > 0 ORDER BY r.id LIMIT 1`,
    [id, cooperative],
  );
  await ask(`INSERT INTO labels_print_piece (print_id, position, bytes) VALUES ($1, 0, '%PDF-1.7')`, [id]);
  return id;
}

/** Not one of the cast: whoever removes them disturbs nobody. */
async function newMember(ask: TestMarket['ask'], cooperative: string): Promise<string> {
  const id = newId();
  await ask(
    `INSERT INTO identity_person (id, full_name, email, password_hash, created_at) VALUES ($1::uuid, 'Lò Thị Mới', $1::text || '@example.com', '-', now())`,
    [id],
  );
  await ask(
    `INSERT INTO cooperatives_membership (cooperative_id, person_id, role, since) SELECT id, $2, 'clerk', now() FROM cooperatives_cooperative WHERE slug = $1`,
    [cooperative, id],
  );
  return id;
}

/** Without a row. */
async function newStatement(ask: TestMarket['ask']): Promise<string> {
  const id = newId();
  await ask(
    `INSERT INTO delivery_statement (id, carrier, file_name, file_hash, imported_by, imported_at)
     SELECT $1, 'Bưu điện', 'bang-ke.csv', $2, p.id, now() FROM (SELECT id FROM identity_person LIMIT 1) p`,
    [id, randomBytes(32)],
  );
  return id;
}

/** Of somebody at the co-op, or of the department. */
async function newDevice(ask: TestMarket['ask'], cooperative: string | null, letters = 'ZZZ'): Promise<string> {
  const id = newId();
  await ask(
    `INSERT INTO recorder_device (id, cooperative_id, person_id, public_key, name, letters, registered_at)
     SELECT $1, (SELECT id FROM cooperatives_cooperative WHERE slug = $3), p.id, $2, 'Máy thử', $4, now() FROM identity_person p LIMIT 1`,
    [id, randomBytes(32), cooperative, letters],
  );
  return id;
}

/** Of a program of the co-op, or of a new partner. */
async function newKey(ask: TestMarket['ask'], cooperative: string | null): Promise<string> {
  const id = newId();
  await ask(
    `WITH partner AS (INSERT INTO identity_partner (id, name, created_at) SELECT $1::uuid, $1::text, now() WHERE $2::text IS NULL RETURNING id)
     INSERT INTO identity_api_key (id, token_hash, name, cooperative_id, partner_id, scopes, created_by, created_at, expires_at)
     SELECT $1::uuid, $3, 'Phần mềm kho', (SELECT id FROM cooperatives_cooperative WHERE slug = $2), (SELECT id FROM partner), '{query}', p.id, now(), now() + interval '1 year'
     FROM (SELECT id FROM identity_person LIMIT 1) p`,
    [id, cooperative, randomBytes(32)],
  );
  return id;
}

/** `/desk/:coop/products/:slug/edit` with these rows in it. A parameter is known by the part of the address before it, or by the two. */
/** Of the officer of the seed. */
async function newInspection(ask: TestMarket['ask'], cooperative: string): Promise<string> {
  const id = newId();
  await ask(
    `INSERT INTO recorder_inspection (id, person_id, salt, prepared_at, expires_at)
     SELECT $1, a.person_id, $2, '2020-01-01', '2100-01-01' FROM identity_appointment a WHERE a.office = 'officer' LIMIT 1`,
    [id, randomBytes(16)],
  );
  await ask(
    'INSERT INTO recorder_inspection_cooperative (inspection_id, cooperative_id) SELECT $1, id FROM cooperatives_cooperative WHERE slug = $2',
    [id, cooperative],
  );
  return id;
}

async function newEnclosure(ask: TestMarket['ask'], cooperative: string): Promise<string> {
  // Each co-op has one of its own: the same bytes would be found at both.
  const photo = await sharp(randomBytes(48), { raw: { width: 4, height: 4, channels: 3 } })
    .jpeg()
    .toBuffer();
  const hash = createHash('sha256').update(photo).digest();
  await ask(
    `INSERT INTO recorder_enclosure (cooperative_id, hash, media_type, bytes, received_at)
     SELECT id, $2, 'image/jpeg', $3, now() FROM cooperatives_cooperative WHERE slug = $1 ON CONFLICT DO NOTHING`,
    [cooperative, hash, photo],
  );
  return hash.toString('hex');
}

/** `/desk/:coop/products/:slug/edit` with these rows in it. A parameter is known by up to three parts of the address before it. */
/** Of the oldest task of a co-op: a photo that everybody may see. */
async function newPublicPhoto(ask: TestMarket['ask'], cooperative: string): Promise<string> {
  const [id, device] = [newId(), await newDevice(ask, cooperative, 'ZZY')];
  await ask(
    `WITH task AS (
       SELECT t.id, b.cooperative_id FROM traceability_standing t JOIN traceability_batch b ON b.id = t.batch_id
       JOIN cooperatives_cooperative c ON c.id = b.cooperative_id WHERE c.slug = $1 ORDER BY t.happened_at, t.id LIMIT 1
     ), item AS (
       INSERT INTO recorder_item (id, device_id, seq, prev, hash, signature, body, claimed_at, trusted_at, elapsed_ms, away_ms, recorded_at,
         happened_at, received_at, state)
       SELECT task.id, $3, 1, $4, $4, $4::bytea || $4::bytea, '{}', now(), now(), 0, 0, now(), now(), now(), 'stored' FROM task
     ), enclosed AS (
       INSERT INTO recorder_enclosed SELECT task.id, 1, task.cooperative_id, $4 FROM task
     ) INSERT INTO recorder_public_photo (id, item_id, position, cooperative_id, bytes, published_at, published_by)
       SELECT $2, task.id, 1, task.cooperative_id, $4, now(), d.person_id FROM task, recorder_device d WHERE d.id = $3`,
    [cooperative, id, device, randomBytes(32)],
  );
  return id;
}

/** `/desk/:coop/products/:slug/edit` with these rows in it. A parameter is known by the part of the address before it. */
export function addressOf(pattern: string, rows: Rows): string {
  const parts = pattern.split('/');
  const filled = parts.map((part, at) => {
    if (part === 'file.:kind') return 'file.pdf';
    if (!part.startsWith(':') && part !== '*') return part;
    if (part === ':file') return parts[at - 1] === 'files' ? 'template.csv' : '320.webp';
    const before = (count: number) => rows[parts.slice(at - count, at).join('/')];
    const row = before(3) ?? before(2) ?? before(1);
    if (row === undefined) throw new Error(`no row for ${part} in ${pattern}`);
    return row;
  });
  return filled.join('/');
}

/** Of a member of the co-op, who came to the scales in the month of the last order. */
async function newDelivery(ask: TestMarket['ask'], cooperative: string): Promise<string> {
  // Numbers are of one co-op: another's of the same kind would open the sheet of its own member.
  const code = cooperative.slice(0, 8).toUpperCase();
  await ask(
    `WITH batch AS (
       SELECT b.id, b.cooperative_id, b.created_by FROM traceability_batch b JOIN cooperatives_cooperative c ON c.id = b.cooperative_id AND c.slug = $1
       ORDER BY b.id LIMIT 1
     ), supplier AS (INSERT INTO traceability_supplier (cooperative_id, code) SELECT cooperative_id, $2 FROM batch RETURNING code)
     INSERT INTO traceability_delivery (id, batch_id, cooperative_id, supplier_code, amount, delivered_at, recorded_by, recorded_at)
     SELECT $3, b.id, b.cooperative_id, s.code, 1000, o.at, b.created_by, o.at FROM batch b, supplier s,
       (SELECT max(placed_at) AS at FROM ordering_order) o`,
    [cooperative, code, newId()],
  );
  return code;
}

/** Something that does not add up in the oldest batch of a co-op. */
async function raisedFlag(ask: TestMarket['ask'], cooperative: string): Promise<void> {
  await ask(
    `INSERT INTO balance_flag (id, kind, lot_id, cooperative_id, batch_id, event, numbers, raised_at)
     SELECT $2, 'yield', l.id, b.cooperative_id, b.id, e.event, '{}', now()
     FROM balance_lot l JOIN balance_entry e ON e.lot_id = l.id JOIN traceability_batch b ON b.id = l.batch_id
     JOIN cooperatives_cooperative c ON c.id = b.cooperative_id AND c.slug = $1
     ORDER BY b.created_at, l.id LIMIT 1`,
    [cooperative, newId()],
  );
}

/** A place of a co-op, and what a clerk claims of it; it waits for an officer. */
async function claimedSite(ask: TestMarket['ask'], cooperative: string): Promise<Rows> {
  // One of a kind at a time: those of an earlier call make room.
  await ask(
    `UPDATE balance_site_claim SET state = 'withdrawn' WHERE state = 'open'
     AND cooperative_id = (SELECT id FROM cooperatives_cooperative WHERE slug = $1)`,
    [cooperative],
  );
  const [row] = await ask<{ id: string; site: string }>(
    `INSERT INTO balance_site_claim (site, claim, state, cooperative_id, valid_from, source, claimed_by, claimed_at)
     SELECT 'https://id.gs1.org/414/' || c.gln || '/254/' || s.extension, 'organic', 'open', c.id, '2026-01-01', $2, m.person_id, now()
     FROM traceability_site s JOIN cooperatives_cooperative c ON c.id = s.cooperative_id AND c.slug = $1
     JOIN cooperatives_membership m ON m.cooperative_id = c.id ORDER BY s.id, m.person_id LIMIT 1
     RETURNING id, (SELECT s.id FROM traceability_site s JOIN cooperatives_cooperative c ON c.id = s.cooperative_id AND c.slug = $1 ORDER BY s.id LIMIT 1) AS site`,
    [cooperative, newId()],
  );
  const { id = '', site = '' } = row ?? {};
  return { sites: site, 'site-claims': id, claims: id };
}

/** A recall of the oldest batch of a co-op, by which nothing changes for buyers; it waits for a second person. */
async function proposedDrill(ask: TestMarket['ask'], cooperative: string): Promise<string> {
  const id = newId();
  await ask(
    `WITH origin AS (
       SELECT b.id, b.created_by FROM traceability_batch b JOIN cooperatives_cooperative c ON c.id = b.cooperative_id AND c.slug = $1
       ORDER BY b.created_at, b.id LIMIT 1
     ), recall AS (
       INSERT INTO recalls_recall (id, origin_kind, origin, reason_vi, is_drill, proposed_by, proposed_at)
       SELECT $2, 'batch', id::text, 'Diễn tập', true, created_by, now() FROM origin RETURNING id
     ) INSERT INTO recalls_batch (recall_id, batch_id) SELECT recall.id, origin.id FROM recall, origin`,
    [cooperative, id],
  );
  return id;
}

/** The co-op carries its latest parcel itself, and somebody has to look at it. */
async function newConsignment(ask: TestMarket['ask'], cooperative: string): Promise<string> {
  const [row] = await ask<{ id: string }>(
    `INSERT INTO delivery_consignment (id, order_id, cooperative_id, carrier, carrier_name, state, due_at, tracking_code, wished_by, wished_at, trouble, troubled_at)
     SELECT $1, o.id, o.cooperative_id, 'own', '', 'consigned', now(), o.number, (SELECT id FROM identity_person LIMIT 1), now(), 'unreachable', now()
     FROM ordering_order o JOIN cooperatives_cooperative c ON c.id = o.cooperative_id AND c.slug = $2
     JOIN delivery_shipment s ON s.order_id = o.id AND s.state = 'waiting' ORDER BY o.placed_at DESC LIMIT 1
     ON CONFLICT (order_id) WHERE state IN ('wished', 'consigned') DO UPDATE SET cleared_by = NULL RETURNING id`,
    [newId(), cooperative],
  );
  return row?.id ?? '';
}

async function newClosedDays(ask: TestMarket['ask'], cooperative: string): Promise<string> {
  const id = newId();
  await ask(
    `INSERT INTO delivery_closed (id, cooperative_id, first_day, last_day, reason, said_by, said_at)
     SELECT $1, c.id, '2030-01-01', '2030-01-02', 'Gặt', (SELECT id FROM identity_person LIMIT 1), now() FROM cooperatives_cooperative c WHERE c.slug = $2`,
    [id, cooperative],
  );
  return id;
}

/** Of the order that the page behind the key of its group shows. */
async function newInvoice(ask: TestMarket['ask'], cooperative: string): Promise<string> {
  const id = newId();
  await ask(
    `INSERT INTO invoices_invoice (id, cooperative_id, order_id, kind, cause, series, number, issued_on, issued_at, gross, vat, document)
     SELECT $2, o.cooperative_id, o.id, 'original', $2, '2C26TAB', 1, '2026-11-01', now(), o.total, 0, '<HDon/>'
     FROM ordering_order o JOIN cooperatives_cooperative c ON c.id = o.cooperative_id AND c.slug = $1 ORDER BY o.placed_at DESC LIMIT 1`,
    [cooperative, id],
  );
  return id;
}

/** A bus that takes its parcels along. */
async function newBusRoute(ask: TestMarket['ask'], cooperative: string): Promise<string> {
  const id = newId();
  await ask(
    `WITH opened AS (INSERT INTO delivery_route (id, cooperative_id, name, phone, commune_code, place, hours, weekdays, days_on_way, valid_from, opened_by, opened_at)
     SELECT $2, c.id, 'Xe Mẫu', '+84912345678', c.commune_code, 'Bến xe', '17 giờ', '{1}', 1, '2026-01-01', m.person_id, now()
     FROM cooperatives_cooperative c JOIN cooperatives_membership m ON m.cooperative_id = c.id WHERE c.slug = $1 LIMIT 1 RETURNING id)
     INSERT INTO delivery_route_step (route_id, up_to_grams, fee) SELECT id, 5000, 20000 FROM opened`,
    [cooperative, id],
  );
  return id;
}
