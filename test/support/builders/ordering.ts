import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Delivery, type Destination } from '#libs/delivery';
import type { Actor, DeskRole } from '#libs/identity';
import { Stock } from '#libs/inventory';
import {
  Baskets,
  BuyerData,
  Desk,
  OrderEdits,
  OrderingModule,
  Orders,
  parcelsOf,
  RecalledOrders,
  Shipping,
  WEIGHT_AND_ROOM,
  type BasketRow,
  type PlaceInput,
} from '#libs/ordering';
import { Payments, PaymentsModule, paymentSettings, type PaymentMethod } from '#libs/payments';
import { Clock, type StillClock } from '#platform/clock';
import { Config } from '#platform/config';
import { Database, statement } from '#platform/database';
import { PlatformModule } from '#platform/house';
import { newId, newSecret, secretHash } from '#platform/ids';
import { dong, plus, times, type Dong } from '#platform/money';
import { testDatabase, type TestDatabase } from '../database.js';
import { inTheBooks } from './balance.js';

/** What building needs of a test's database. */
type Built = Pick<TestDatabase, 'ask' | 'clock'>;

/** The lib's services as the apps have them, on one database; of libs above it, what their modules have. */
export async function openOrdering(url: string, clock: Clock, pool = 6, ...further: (Type | DynamicModule)[]) {
  const config = Config.read({ DATABASE_URL: url, DATABASE_POOL: String(pool) });
  class TestHouse {}
  const module = {
    module: TestHouse,
    imports: [
      PlatformModule.with(config, clock),
      PaymentsModule.with(paymentSettings(config)),
      OrderingModule,
      ...further,
    ],
  };
  const app = await NestFactory.createApplicationContext(module, { logger: false, abortOnError: false });
  const find = <T>(service: abstract new (...args: never[]) => T): T => app.get(service, { strict: false });
  return {
    baskets: find(Baskets),
    orders: find(Orders),
    desk: find(Desk),
    edits: find(OrderEdits),
    shipping: find(Shipping),
    recalledOrders: find(RecalledOrders),
    buyerData: find(BuyerData),
    stock: find(Stock),
    payments: find(Payments),
    delivery: find(Delivery),
    db: find(Database),
    find,
    close: () => app.close(),
  };
}

export type Ordering = Awaited<ReturnType<typeof openOrdering>>;

/** Gives the tests of a file a database of their own and the services on it, and closes both after them. */
export function withOrdering(
  take: (opened: { t: TestDatabase; ordering: Ordering }) => void,
  pool?: number,
  ...further: (Type | DynamicModule)[]
): void {
  let opened: { t: TestDatabase; ordering: Ordering };
  beforeAll(async () => {
    const t = await testDatabase();
    opened = { t, ordering: await openOrdering(t.url, t.clock, pool, ...further) };
    take(opened);
  });
  afterAll(async () => {
    await opened.ordering.close();
    await opened.t.drop();
  });
}

/** The same where no test owns the database: a proof's stage, by the real clock. */
export async function openStage(url: string) {
  const clock = new Clock();
  const ordering = await openOrdering(url, clock);
  const ask = async <Row>(sql: string, values: unknown[] = []): Promise<Row[]> =>
    (await ordering.db.source.query(sql, values)) as Row[];
  // Builders only ask what time it is.
  return { ordering, ask, built: { ask, clock: clock as StillClock } satisfies Built };
}

let counter = 0;
/** Numbers that are unique within a test file. */
const next = (): number => ++counter;

export async function aPerson(t: Built, fullName = 'Nguyễn Thị Mẫu'): Promise<string> {
  const id = newId();
  await t.ask(
    'INSERT INTO identity_person (id, full_name, phone, password_hash, created_at) VALUES ($1, $2, $3, $4, $5)',
    [id, fullName, `+8491${String(next()).padStart(7, '0')}`, '-', t.clock.now()],
  );
  return id;
}

export interface BuiltCooperative {
  id: string;
  slug: string;
  name: string;
  siteId: string;
  director: string;
}

/** A verified co-op of Bình Lư with a store. */
export async function aCooperative(t: Built, name = 'HTX Chè Bản Mẫu'): Promise<BuiltCooperative> {
  const n = next();
  const director = await aPerson(t, 'Lò Văn Mẫu');
  const built = { id: newId(), slug: `coop-${n}`, name, siteId: newId(), director };
  await t.ask(
    `INSERT INTO cooperatives_cooperative (id, slug, legal_form, name, sector, tax_code, registered_on, members, commune_code, address_line, phone,
       gs1_prefix, gln, verification, verified_at, verified_by, created_at)
     VALUES ($1, $2, 'HTX', $3, 'agriculture', $4, '2020-01-01', 7, '03390', 'Bản Mẫu', '+842133800000', '9520001', $5, 'verified', $6, $7, $6)`,
    [built.id, built.slug, name, String(2600000000 + n), String(9520001000000 + n), t.clock.now(), director],
  );
  await t.ask(
    `INSERT INTO traceability_site (id, cooperative_id, kind, name, commune_code, extension) VALUES ($1, $2, 'store', 'Kho', '03390', '1')`,
    [built.siteId, built.id],
  );
  return built;
}

/** Somebody at the desk of a co-op. */
export async function aMember(t: Built, at: BuiltCooperative, ...roles: DeskRole[]): Promise<Actor> {
  const personId = await aPerson(t, 'Lò Văn Panh');
  const seats = [{ cooperativeId: at.id, slug: at.slug, name: at.name, roles }];
  return { personId, fullName: 'Lò Văn Panh', locale: 'vi', offices: [], seats };
}

export interface BuiltGoods {
  cooperative: BuiltCooperative;
  productId: string;
  variantId: string;
}

/** An approved product with one pack of 200 g, one that is a night, or one of a kilogram that is sold by weight. */
export async function goods(
  t: Built,
  cooperative: BuiltCooperative,
  { name = 'Chè Shan tuyết', price = 180_000, isNight = false, tolerancePercent = 0 } = {},
): Promise<BuiltGoods> {
  const n = next();
  const built = { cooperative, productId: newId(), variantId: newId() };
  await t.ask(
    `INSERT INTO catalog_group (code, name_vi, name_en, position, valid_from, source) VALUES ('test', 'Nhóm mẫu', 'Sample group', 1, '2020-01-01', 'test')
     ON CONFLICT DO NOTHING`,
  );
  await t.ask(
    `INSERT INTO catalog_product (id, cooperative_id, slug, line, group_code, name_vi, name_en, state, decided_at, decided_by, created_at, updated_at)
     VALUES ($1, $2, $3, 'tea', 'test', $4, '', 'approved', $5, $6, $5, $5)`,
    [built.productId, cooperative.id, `goods-${n}`, name, t.clock.now(), cooperative.director],
  );
  await t.ask(
    `INSERT INTO catalog_variant (id, product_id, gtin, pack, net_quantity, net_unit, shipping_grams, price, catch_weight, price_per_kilo, tolerance_percent)
     VALUES ($1, $2, $3, $5, $6, $7, $8, $4, $9, CASE WHEN $9 THEN $4::bigint END, NULLIF($10::int, 0))`,
    [
      built.variantId,
      built.productId,
      String(19520001000000 + n),
      price,
      ...(isNight
        ? ['night', 1, 'night', 0]
        : tolerancePercent > 0
          ? ['bag', 1000, 'g', 1300]
          : ['bag', 200, 'g', 250]),
      ...[tolerancePercent > 0, tolerancePercent],
    ],
  );
  return built;
}

/** What lies on a shelf that a builder has made was packed once, and the journal says so. */
export async function inTheJournal(t: Built, ...stockIds: string[]): Promise<void> {
  await t.ask(
    `INSERT INTO inventory_journal (stock_id, reason, on_hand_change, cause_id, happened_at)
     SELECT id, 'packed', on_hand, batch_id, $2 FROM inventory_stock WHERE id = ANY ($1)`,
    [stockIds, t.clock.now()],
  );
}

/** Packs of a batch on the shelf. */
export async function onShelf(
  t: Built,
  of: BuiltGoods,
  packs: number,
  { bestBefore = '2027-11-24' } = {},
): Promise<{ batchId: string; stockId: string }> {
  const built = { batchId: newId(), stockId: newId() };
  await t.ask(
    `INSERT INTO traceability_batch (id, cooperative_id, product_id, lot, unit, best_before, created_by, created_at) VALUES ($1, $2, $3, $4, 'g', $5, $6, $7)`,
    [built.batchId, of.cooperative.id, of.productId, `L${next()}`, bestBefore, of.cooperative.director, t.clock.now()],
  );
  await t.ask(
    'INSERT INTO inventory_stock (id, variant_id, batch_id, site_id, best_before, on_hand) VALUES ($1, $2, $3, $4, $5, $6)',
    [built.stockId, of.variantId, built.batchId, of.cooperative.siteId, bestBefore, packs],
  );
  await inTheBooks(t, { variantId: of.variantId, batchId: built.batchId, packs });
  return built;
}

/** A new guest's basket with these goods; its key. */
export async function aBasket(
  { baskets }: Pick<Ordering, 'baskets'>,
  ...lines: [BuiltGoods, number][]
): Promise<string> {
  let key: string | undefined;
  for (const [line, quantity] of lines) key = (await baskets.put(key, line.variantId, quantity)).key;
  return key ?? newSecret();
}

/** A filled-in checkout form for a basket: the buyer saw the right total. */
export async function aCheckout(
  ordering: Ordering,
  basketKey: string,
  over: Partial<PlaceInput> & { paymentMethod?: PaymentMethod } = {},
): Promise<PlaceInput> {
  const communeCode = over.communeCode ?? '00004';
  const isPaidAtDoor = (over.paymentMethod ?? 'cod') === 'cod';
  return {
    attemptKey: newSecret(),
    basketKey,
    buyer: { name: 'Trần Thị Mẫu', phone: '+84912345678' },
    communeCode,
    addressLine: '12 phố Mẫu',
    note: '',
    paymentMethod: 'cod',
    locale: 'vi',
    expectedTotal: await totalOf(ordering, basketKey, { toCommuneCode: communeCode, isPaidAtDoor }),
    ...over,
  };
}

/** What a checkout page would add up. */
const inBasket = statement<Omit<BasketRow, 'isOnSale' | 'nameVi' | 'nameEn'>, [keyHash: Buffer]>(
  'test.in-basket',
  `SELECT l.variant_id AS "variantId", p.cooperative_id AS "cooperativeId", c.commune_code AS "fromCommuneCode", v.price AS "unitPrice",
     l.quantity, ${WEIGHT_AND_ROOM}
   FROM ordering_basket_key b JOIN ordering_basket_line l ON l.basket_id = b.basket_id JOIN catalog_variant v ON v.id = l.variant_id
   JOIN catalog_product p ON p.id = v.product_id JOIN cooperatives_cooperative c ON c.id = p.cooperative_id
   WHERE b.hash = $1 ORDER BY l.added_at, l.variant_id`,
);

async function totalOf({ db, delivery }: Ordering, basketKey: string, to: Destination): Promise<Dong> {
  const rows = await db.read(inBasket, [secretHash(basketKey)]);
  const quotes = rows.length > 0 ? await delivery.quote(to, parcelsOf(rows)) : [];
  return plus(...quotes.map(quote => quote.asked), ...rows.map(row => times(dong(row.unitPrice), row.quantity)));
}

/** A packer with so many hands: tries every label on every order at once. How often each outcome came: `put`, or the code of the refusal. */
export async function putEverywhere(
  url: string,
  packer: Actor,
  orderIds: readonly string[],
  serials: readonly string[],
): Promise<Record<string, number>> {
  const ordering = await openOrdering(url, new Clock(), 8);
  const outcomes: Record<string, number> = {};
  const put = async (orderId: string, serial: string): Promise<void> => {
    const outcome = await ordering.desk.putLabel(packer, orderId, serial).then(
      () => 'put',
      (error: unknown) => (error as { code?: string }).code ?? String(error),
    );
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  };
  await Promise.all(serials.flatMap(serial => orderIds.map(orderId => put(orderId, serial))));
  await ordering.close();
  return outcomes;
}
