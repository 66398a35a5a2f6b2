// A batch that went everywhere, called back: thousands of labelled packs in stores, sacks, parcels and kitchens. The tests run it small and kill
// the worker in the middle; `npm run prove -- recall` and `npm run bench -- trace` run it at full size.
import type { EventBook } from '#libs/epcis';
import type { Actor } from '#libs/identity';
import { Stock } from '#libs/inventory';
import { newSerials } from '../../libs/labels/src/rolls/serial.js';
import { RecallRuns } from '#libs/recalls';
import { Clock } from '#platform/clock';
import { openDatabase, type Database } from '#platform/database';
import { newId } from '#platform/ids';
import { Outbox } from '#platform/outbox';
import { balanceOn, lotsOf } from './builders/balance.js';
import { aFarm, anActor, type Farm } from './builders/traceability.js';

export interface DrillSize {
  serials: number;
  /** Of each kind: delivered and paid in cash, sent and paid by transfer, packed and not sent, promised and not packed. */
  orders: number;
  sacks: number;
}

export interface Drill {
  farm: Farm;
  batchId: string;
  lot: string;
  gtin: string;
  serials: string[];
  officer: Actor;
  recalls: RecallRuns;
  book: EventBook;
  ask: <Row>(sql: string, values?: unknown[]) => Promise<Row[]>;
  close: () => Promise<void>;
}

const PRICE = 60_000;

/** Everything is there that a recall has to reach. */
export async function stageDrill(url: string, size: DrillSize): Promise<Drill> {
  const db = await openDatabase({ url, pool: 8 });
  const house = houseOn(db);
  const farm = await aFarm(house as never);
  const officer = await anActor(house as never, { offices: ['officer'] });
  const goods = await packedBatch(house, farm, size);
  await fillOrders(house, farm, goods.batchId, size.orders);
  await fillSacks(house, farm, goods.lot, size.sacks);
  await bookSold(house, goods.batchId);
  const { book, recalls, ask } = house;
  return { farm, officer, ...goods, recalls, book, ask, close: () => db.close() };
}

/** Only the verbs, and an officer to call them: for a web of goods that was made otherwise. */
export async function verbsFor(url: string) {
  const db = await openDatabase({ url, pool: 2 });
  const house = houseOn(db);
  const officer = await anActor(house as never, { offices: ['officer'] });
  return { recalls: house.recalls, officer, close: () => db.close() };
}

function houseOn(db: Database) {
  const clock = new Clock();
  const outbox = new Outbox(db, clock);
  const { book, capture } = balanceOn({ db, outbox, clock: clock as never });
  const recalls = new RecallRuns(db, outbox, clock, book, new Stock(db, clock));
  const ask = async <Row>(sql: string, values: unknown[] = []): Promise<Row[]> => db.source.query(sql, values);
  return { db, clock, outbox, book, capture, recalls, ask };
}

type House = ReturnType<typeof houseOn>;

async function packedBatch({ ask, clock }: House, farm: Farm, { serials: count, orders }: DrillSize) {
  const [batchId, rollId, now] = [newId(), newId(), clock.now()];
  const lot = `THU-${batchId.slice(-8).toUpperCase()}`;
  const [variant] = await ask<{ gtin: string }>('SELECT gtin FROM catalog_variant WHERE id = $1', [farm.variantId]);
  const gtin = variant?.gtin ?? '';
  await ask(
    `INSERT INTO traceability_batch (id, cooperative_id, product_id, lot, unit, packed_on, best_before, created_by, created_at)
     VALUES ($1, $2, $3, $4, 'g', current_date - 3, current_date + 700, $5, $6)`,
    [batchId, farm.cooperativeId, farm.productId, lot, farm.clerk.personId, now],
  );
  await ask(
    `INSERT INTO traceability_task (id, batch_id, position, kind, step, happened_at, site_id, input, output, variant_id, packs, recorded_by, recorded_at)
     VALUES ($1, $2, 90, 'pack', 'pack', $3, $4, $5::bigint * 200, 0, $6, $5, $7, $3)`,
    [newId(), batchId, now, farm.workshopId, count, farm.variantId, farm.packer.personId],
  );
  await ask(
    `INSERT INTO inventory_stock (id, variant_id, batch_id, site_id, best_before, on_hand, held) VALUES ($1, $2, $3, $4, current_date + 700, $5, $6)`,
    [newId(), farm.variantId, batchId, farm.workshopId, count - 3 * orders, orders],
  );
  await ask(
    `INSERT INTO labels_roll (id, cooperative_id, variant_id, gtin, batch_id, quantity, issued_by, issued_at, activated_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8)`,
    [rollId, farm.cooperativeId, farm.variantId, gtin, batchId, count, farm.clerk.personId, now],
  );
  const serials = newSerials(count);
  await ask(
    `INSERT INTO labels_label (gtin, serial, roll_id, position, state, batch_id)
     SELECT $1, serial, $2, place, 'active', $3 FROM unnest($4::text[]) WITH ORDINALITY AS s(serial, place)`,
    [gtin, rollId, batchId, serials],
  );
  return { batchId, lot, gtin, serials };
}

/** One pack each, in plain SQL; the sums of stock and journal are those that the verbs would have left. */
async function fillOrders({ ask, clock }: House, farm: Farm, batchId: string, count: number): Promise<void> {
  const kinds = [
    ['delivered', 'cod', 'collected'],
    ['shipped', 'vietqr', 'paid'],
    ['packed', 'vietqr', 'paid'],
    ['confirmed', 'vietqr', 'paid'],
  ] as const;
  for (const [at, [state, method, payment]] of kinds.entries())
    await ask(ORDERS, [
      farm.cooperativeId,
      farm.variantId,
      batchId,
      state,
      method,
      payment,
      at,
      count,
      clock.now(),
      PRICE,
    ]);
  await ask(
    `INSERT INTO inventory_journal (stock_id, reason, on_hand_change, held_change, cause_id, happened_at)
     SELECT id, 'packed', on_hand, held, id, $2 FROM inventory_stock WHERE batch_id = $1`,
    [batchId, clock.now()],
  );
}

const ORDERS = `
  WITH told AS MATERIALIZED (
    SELECT n, uuidv7() AS group_id, uuidv7() AS order_id, uuidv7() AS line_id,
      upper(substr(md5($3::text || $7::int || '.' || n), 1, 10)) AS code FROM generate_series(1, $8::int) n
  ), grouped AS (
    INSERT INTO ordering_group (id, code, key, attempt_key, buyer_name, buyer_phone, commune_code, address_line, locale, payment_method,
      goods_total, delivery_total, total, placed_at)
    SELECT group_id, code, 'key-' || code, 'try-' || code, 'Trần Thị Mẫu', '+849' || lpad((n + $7::int * 100000)::text, 8, '0'),
      (ARRAY['00004', '03390'])[1 + n % 2], '12 phố Mẫu', 'vi', $5, $10::bigint, 0, $10::bigint, $9 FROM told
  ), ordered AS (
    INSERT INTO ordering_order (id, group_id, number, cooperative_id, state, goods_total, delivery_fee, total, placed_at, confirmed_at, packed_at,
      shipped_at, delivered_at)
    SELECT order_id, group_id, code || '-1', $1, $4::text, $10::bigint, 0, $10::bigint, $9::timestamptz, $9::timestamptz,
      CASE WHEN $4::text <> 'confirmed' THEN $9::timestamptz END, CASE WHEN $4::text IN ('shipped', 'delivered') THEN $9::timestamptz END,
      CASE WHEN $4::text = 'delivered' THEN $9::timestamptz END FROM told
  ), lined AS (
    INSERT INTO ordering_line (id, order_id, position, variant_id, name_vi, name_en, unit_price, quantity, total)
    SELECT line_id, order_id, 1, $2, 'Chè Shan tuyết mẫu', 'Sample Shan tuyet tea', $10::bigint, 1, $10::bigint FROM told
  ), packed AS (
    INSERT INTO ordering_packing (line_id, batch_id, quantity) SELECT line_id, $3::uuid, 1 FROM told WHERE $4::text <> 'confirmed'
  ), promised AS (
    INSERT INTO inventory_hold (id, stock_id, line_id, quantity, state, created_at, ended_at)
    SELECT uuidv7(), (SELECT id FROM inventory_stock WHERE batch_id = $3::uuid), line_id, 1, CASE WHEN $4::text = 'confirmed' THEN 'held' ELSE 'taken' END,
      $9::timestamptz, CASE WHEN $4::text <> 'confirmed' THEN $9::timestamptz END FROM told
  )
  INSERT INTO payments_payment (id, group_id, method, amount, state, reference, paid_at, created_at)
  SELECT uuidv7(), group_id, $5::text, $10::bigint, $6, 'CP' || code, $9::timestamptz, $9::timestamptz FROM told`;

/** A partner put packs of the lot into sacks, and the sacks on one pallet. */
async function fillSacks(house: House, farm: Farm, lot: string, count: number): Promise<void> {
  const { pack } = await lotsOf(house as never, farm);
  const sack = (n: number): string => `https://id.gs1.org/00/${sscc(n)}`;
  const put = (parentID: string, inside: object, second: number) => ({
    type: 'AggregationEvent' as const,
    eventTime: new Date(Date.parse('2026-11-20T03:00:00Z') + second * 1000).toISOString(),
    eventTimeZoneOffset: '+07:00',
    action: 'ADD' as const,
    bizStep: 'packing',
    parentID,
    ...inside,
  });
  const sacks = Array.from({ length: count }, (_, n) => sack(n + 1));
  const filled = sacks.map((parent, n) =>
    put(parent, { childQuantityList: [{ epcClass: pack(lot), quantity: 10, uom: 'H87' }] }, n),
  );
  await house.capture([...filled, put(sack(0), { childEPCs: sacks }, count)] as never, farm.cooperativeId);
}

/** What the orders took stands in the books of the goods (B6), or no parcel could be opened again. The events of the sacks have made the lot. */
async function bookSold({ ask }: House, batchId: string): Promise<void> {
  await ask(
    `UPDATE balance_lot l SET sold = told.amount FROM (
       SELECT v.gtin, p.batch_id, sum(p.quantity::bigint * v.net_quantity)::bigint AS amount
       FROM ordering_packing p JOIN ordering_line o ON o.id = p.line_id JOIN catalog_variant v ON v.id = o.variant_id WHERE p.batch_id = $1 GROUP BY 1, 2) told
     WHERE l.batch_id = told.batch_id AND l.name LIKE 'https://id.gs1.org/01/' || told.gtin || '/10/%'`,
    [batchId],
  );
}

function sscc(n: number): string {
  const body = `19520003${String(n).padStart(9, '0')}`;
  const sum = [...body].reduce((all, digit, at) => all + Number(digit) * (at % 2 === 0 ? 3 : 1), 0);
  return `${body}${(10 - (sum % 10)) % 10}`;
}

/** Where the label of a pack leads, as the resolver at this address says now. */
export async function leadsTo(server: string, { gtin }: Pick<Drill, 'gtin'>, serial: string): Promise<string> {
  const answer = await fetch(`${server}/01/${gtin}/21/${serial}`, {
    redirect: 'manual',
  });
  await answer.arrayBuffer();
  return answer.headers.get('location') ?? `status ${answer.status}`;
}

export interface Effective {
  /** From the second person's word until every label that was asked led to the recall. */
  ms: number;
  /** Of it in the database, as the page says. */
  tookMs: number;
  asked: number;
}

/** Sixteen phones at once, as when the news is out. */
async function byPhones(serials: string[], ask: (serial: string) => Promise<void>): Promise<void> {
  const waiting = serials.values();
  await Promise.all(
    Array.from({ length: 16 }, async () => {
      for (const serial of waiting) await ask(serial);
    }),
  );
}

/** Proposed by the director, confirmed by the officer; then labels from the whole roll are asked at the resolver until all lead to the recall. */
export async function callBack(drill: Drill, server: string, samples = 200): Promise<Effective & { recallId: string }> {
  const { recalls, farm, officer, batchId, serials } = drill;
  const asked = Array.from({ length: samples }, (_, n) => serials[Math.floor((n * serials.length) / samples)] ?? '');
  // Every one of them, so that each is seen to change; and the server has answered before, as one that has been open for a while.
  await byPhones(asked, async serial => {
    const place = await leadsTo(server, drill, serial);
    if (!place.includes('/trace/')) throw new Error(`before the recall a label led to ${place}`);
  });
  const wish = { kind: 'batch' as const, origin: batchId, reasonVi: 'Dư lượng thuốc vượt mức', reasonEn: 'Residues' };
  const { recallId } = await recalls.propose(farm.director, wish);
  const started = performance.now();
  const { tookMs } = await recalls.confirm(officer, recallId);
  const patience = AbortSignal.timeout(30_000);
  await byPhones(asked, async serial => {
    while (!(await leadsTo(server, drill, serial)).includes('/recall/')) patience.throwIfAborted();
  });
  return { recallId, ms: performance.now() - started, tookMs, asked: asked.length };
}

export interface Followed {
  refunds: number;
  refunded: number;
  letters: number;
  openedAgain: number;
  frozenPacks: number;
  /** Events that say of the lot or its sacks that they are recalled. */
  events: number;
  /** Facts that nobody has reacted to yet. */
  open: number;
}

/** What has become of it by now. */
export async function followed({ ask, batchId, lot, gtin }: Drill): Promise<Followed> {
  const [row] = await ask<Followed>(
    `SELECT (SELECT count(*)::int FROM payments_refund WHERE batch_id = $1) AS refunds,
       (SELECT COALESCE(sum(amount), 0)::int FROM payments_refund WHERE batch_id = $1) AS refunded,
       (SELECT count(*)::int FROM notifications_letter WHERE occasion LIKE 'batch-recalled:' || $1 || ':%') AS letters,
       (SELECT count(*)::int FROM ordering_history WHERE event = 'unpacked') AS "openedAgain",
       (SELECT sum(on_hand)::int FROM inventory_stock WHERE batch_id = $1 AND frozen) AS "frozenPacks",
       (SELECT count(DISTINCT v.id)::int FROM epcis_event v JOIN epcis_event_epc p ON p.event = v.id
          WHERE v.disposition = 'recalled' AND (p.epc = 'https://id.gs1.org/01/' || $3::text || '/10/' || $2::text OR p.epc LIKE 'https://id.gs1.org/00/%')) AS events,
       (SELECT count(*)::int FROM platform_fact WHERE settled_at IS NULL) AS open`,
    [batchId, lot, gtin],
  );
  if (!row) throw new Error('nothing was counted');
  return row;
}

export { PRICE as PACK_PRICE };
