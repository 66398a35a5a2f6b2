import { Flags, Packs, type SoldPacks } from '#libs/balance';
import { Sums } from '#libs/reporting';
import { accountKeysIn, AccountNumbers } from '#libs/settlement';
import { OldTasks } from '#libs/traceability';
import { CloneWatch, Keeping } from '#libs/scans';
import { Log, type LogLine } from '#libs/transparency';
import { dayOf, StillClock } from '#platform/clock';
import { openDatabase, type Database, type Tx } from '#platform/database';
import { dong } from '#platform/money';
import { Outbox } from '#platform/outbox';
import { busRouteRows } from './bus-routes.js';
import { OTHER_COOPERATIVE, OWN_COOPERATIVE } from './cast.js';
import { complaintRows } from './complaint-rows.js';
import { fillShelves, makeBatches } from './batches.js';
import { makeBuyers, type Commune } from './buyers.js';
import { catalogueRows } from './catalogue.js';
import { DELIVERIES } from './delivery-rows.js';
import { eventBook } from './event-book.js';
import { Dice } from './dice.js';
import { openGroupBuy } from './groupbuys.js';
import { expectHarvest } from './harvests.js';
import { issuePast } from './invoices.js';
import { insertRows } from './insert-rows.js';
import { labelRows } from './label-rows.js';
import { openPool } from './pools.js';
import { marketRows, pickupRows } from './markets.js';
import { orderRows } from './order-rows.js';
import { EXPLAINED, makeOddBatches } from './odd-batches.js';
import { makeGroup, type PriceList } from './orders.js';
import { settlePast } from './payouts.js';
import { paymentRows } from './payment-rows.js';
import { memberId, peopleRows } from './people.js';
import { shipmentRows } from './shipment-rows.js';
import { tellRecall } from './recall-rows.js';
import { promotionRows } from './promotions.js';
import { cooperativeId, registerRows } from './register.js';
import { reviewRows } from './review-rows.js';
import { SHARES } from './share-rows.js';
import { shelfRows } from './shelf-rows.js';
import { openDays } from './slots.js';
import { traceRows } from './trace-rows.js';
import { makeWishes } from './wishes.js';

export interface SeedOptions {
  /** The past ends here: the last orders are minutes old. */
  now: Date;
  publicUrl: string;
  /** The first of them seals the account numbers of the co-ops. */
  accountKeys: string;
}

/** A number of our own for pg_advisory_lock: two that seed at once make one province. */
const SEED_LOCK = 2026_0994;
const BUYERS = 960;

/**
 * Fills an empty, prepared database with a province that has a past: co-ops, products, batches, labels, scans, orders and payments of
 * 14 months, most of them (some 3,000 orders) of the last six. Straight into the tables, since the past cannot be recorded by verbs that ask the clock; `seed.db.spec.ts` holds it to
 * the same rules. The same `now` gives the same rows. Does nothing when somebody is there already.
 */
export async function seed(url: string, options: SeedOptions): Promise<void> {
  const db = await openDatabase({ url, pool: 2 });
  try {
    const isNew = await db.transaction(async tx => {
      await tx.query('SELECT pg_advisory_xact_lock($1)', [SEED_LOCK]);
      if (await isSeeded(tx)) return false;
      await fill(db, tx, options.now);
      return true;
    });
    if (isNew) await sumUp(db, options);
  } finally {
    await db.close();
  }
}

async function isSeeded(tx: Tx): Promise<boolean> {
  const [row] = (await tx.query('SELECT EXISTS (SELECT FROM identity_person) AS seeded')) as { seeded: boolean }[];
  return row?.seeded === true;
}

async function fill(db: Database, tx: Tx, now: Date): Promise<void> {
  const today = dayOf(now);
  const people = peopleRows(today);
  await insertRows(tx, 'identity_person', people.people);
  await insertRows(tx, 'identity_appointment', people.appointments);
  const register = registerRows(today);
  await insertRows(tx, 'cooperatives_cooperative', register.cooperatives);
  await insertRows(tx, 'cooperatives_membership', people.memberships);
  await insertRows(tx, 'traceability_site', register.sites);
  const markets = marketRows(today);
  await insertRows(tx, 'markets_market', markets.markets);
  await insertRows(tx, 'markets_rule', markets.rules);
  await insertRows(tx, 'markets_stall', markets.stalls);
  await insertRows(tx, 'markets_coming', markets.comings);
  await insertRows(tx, 'delivery_pickup_point', pickupRows(today));
  const buses = busRouteRows(today);
  await insertRows(tx, 'delivery_route', buses.routes);
  await insertRows(tx, 'delivery_route_step', buses.steps);
  const catalogue = catalogueRows(today);
  await insertRows(tx, 'catalog_product', catalogue.products);
  await insertRows(tx, 'catalog_variant', catalogue.variants);
  await insertRows(tx, 'ocop_certificate', catalogue.certificates);
  await insertRows(tx, 'promotions_promotion', promotionRows(today));
  await fillTrade(db, tx, now);
}

/** Orders come first: what is packed in a batch is what was sold of it, and some more. */
async function fillTrade(db: Database, tx: Tx, now: Date): Promise<void> {
  const batches = makeBatches(now);
  const lists = await priceLists(tx);
  const dice = new Dice(1671);
  const buyers = makeBuyers(BUYERS, await communes(tx));
  const wishes = makeWishes(batches, buyers, now);
  const groups = wishes.map(wish => makeGroup(wish, lists, now, dice));
  fillShelves(batches);

  const all = [...batches, ...makeOddBatches(now)];
  const trace = traceRows(all);
  await insertRows(tx, 'traceability_batch', trace.batches);
  await insertRows(tx, 'traceability_task', trace.tasks);
  await tx.query(DELIVERIES, [[OWN_COOPERATIVE.slug, OTHER_COOPERATIVE.slug]]);
  await new OldTasks(db, eventBook(db, new StillClock(now))).tellSeeded(tx);
  const orders = orderRows(groups);
  await insertRows(tx, 'ordering_group', orders.groups);
  await insertRows(tx, 'ordering_order', orders.orders);
  await insertRows(tx, 'ordering_line', orders.lines);
  await insertRows(tx, 'ordering_packing', orders.packings);
  await insertRows(tx, 'ordering_history', orders.history);
  const shipments = shipmentRows(groups, now);
  await insertRows(tx, 'delivery_shipment', shipments.shipments);
  await insertRows(tx, 'delivery_history', shipments.history);
  await insertRows(tx, 'delivery_consignment', shipments.consignments);
  await countSold(db, tx);
  const shelves = shelfRows(all, groups, now);
  await insertRows(tx, 'inventory_stock', shelves.stock);
  await insertRows(tx, 'inventory_hold', shelves.holds);
  await insertRows(tx, 'inventory_journal', shelves.journal);
  await holdFlagged(tx, now);
  await openGroupBuy(db, tx, buyers, now);
  await expectHarvest(tx, now);
  await openDays(tx, now);
  await openPool(tx, buyers, now);
  const asked = complaintRows(groups, now);
  await insertRows(tx, 'complaints_complaint', asked.complaints);
  await insertRows(tx, 'complaints_line', asked.lines);
  await insertRows(tx, 'complaints_message', asked.messages);
  const said = reviewRows(groups, now);
  await insertRows(tx, 'reviews_review', said.reviews);
  await insertRows(tx, 'reviews_report', said.reports);
  const payments = paymentRows(groups, now);
  await insertRows(tx, 'payments_payment', payments.payments);
  await insertRows(tx, 'payments_credit', payments.credits);
  await insertRows(tx, 'payments_dispute', payments.disputes);
  await tx.query(SHARES, [now]);
  await tellRecall(tx);
  const labels = labelRows(batches, now);
  await insertRows(tx, 'labels_roll', labels.rolls);
  await insertRows(tx, 'labels_label', labels.labels);
  await insertRows(tx, 'labels_change', labels.changes);
  await logChanges(db, tx);
  await insertRows(tx, 'scans_scan', labels.scans);
}

/** In the books of the goods, by the rule that packing an order asks. */
async function countSold(db: Database, tx: Tx): Promise<void> {
  const sql = `SELECT l.variant_id AS "variantId", p.batch_id AS "batchId", sum(p.quantity)::int AS packs
    FROM ordering_packing p JOIN ordering_line l ON l.id = p.line_id GROUP BY 1, 2`;
  const sold = (await tx.query(sql)) as SoldPacks[];
  await new Packs(db).sell(tx, sold, () => Promise.resolve());
}

/** What the reactions to a raised flag would have done: its batch is off the listings, and nobody is told of what lies in the past. */
async function holdFlagged(tx: Tx, now: Date): Promise<void> {
  await tx.query('UPDATE inventory_stock SET frozen = true WHERE batch_id IN (SELECT batch_id FROM balance_flag)');
  await tx.query(`UPDATE platform_fact SET settled_at = $1 WHERE name = 'flag.raised'`, [now]);
}

/** One of the flagged batches waits for the department's countersignature already. */
async function explainOdd(db: Database, clock: StillClock): Promise<void> {
  const { of, words } = EXPLAINED;
  const clerk = { personId: memberId(of, 'clerk'), fullName: '', locale: 'vi' as const, offices: [] };
  const actor = {
    ...clerk,
    seats: [{ cooperativeId: cooperativeId(of), slug: of, name: of, roles: ['clerk' as const] }],
  };
  const flags = await db.source.query<{ id: string }[]>('SELECT id FROM balance_flag WHERE cooperative_id = $1', [
    cooperativeId(of),
  ]);
  for (const { id } of flags) await new Flags(db, new Outbox(db, clock), clock).explain(actor, id, words);
}

/** The lines that the verbs would have left in the public log, each at the time of its change. */
async function logChanges(db: Database, tx: Tx): Promise<void> {
  const sql = `SELECT id AS subject, salt, content, changed_by AS actor, changed_at AS "recordTime" FROM labels_change ORDER BY number`;
  const changes = (await tx.query(sql)) as Omit<LogLine, 'kind'>[];
  await new Log(db).add(
    tx,
    changes.map(change => ({ kind: 'label', ...change })),
  );
}

async function communes(tx: Tx): Promise<Commune[]> {
  const sql = `SELECT code, parent_code AS "provinceCode" FROM places_unit WHERE parent_code IS NOT NULL AND valid_to IS NULL ORDER BY code`;
  return (await tx.query(sql)) as Commune[];
}

async function priceLists(tx: Tx): Promise<PriceList[]> {
  const sql = `SELECT valid_from AS "from", valid_to AS "to", divisor, remote_fee AS "remoteFee", cod_fee AS "codFee", cod_basis_points AS "codBasisPoints",
       cod_borne_by AS "codBorneBy", ARRAY(SELECT commune_code FROM delivery_remote WHERE list_id = l.id) AS remote,
       (SELECT json_agg(json_build_object('zone', zone, 'upToGrams', up_to_grams, 'fee', fee::text)) FROM delivery_step WHERE list_id = l.id) AS steps
     FROM delivery_list l ORDER BY valid_from`;
  const rows = (await tx.query(sql)) as PriceList[];
  return rows.map(list => ({
    ...list,
    remoteFee: dong(list.remoteFee),
    codFee: dong(list.codFee),
    steps: list.steps.map(step => ({ ...step, fee: dong(step.fee) })),
  }));
}

/** The department's sums of all months; and the planner learns of the new rows. */
async function sumUp(db: Database, { now, accountKeys }: SeedOptions): Promise<void> {
  await db.source.query('ANALYZE');
  const clock = new StillClock(now);
  await explainOdd(db, clock);
  await settlePast(db, new AccountNumbers(accountKeysIn(accountKeys)), now);
  await issuePast(db, now);
  await new Keeping(db, clock).tidy();
  await new CloneWatch(db, new Outbox(db, clock), clock).round();
  await new Sums(db, clock).refreshStale();
  await db.source.query('ANALYZE reporting_sales, reporting_orders, reporting_scans');
}
