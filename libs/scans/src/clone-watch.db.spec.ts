import { aWorkshop, labelVerbs, recall, serialsOf, type Workshop } from '../../../test/support/builders/labels.js';
import { aReceivedLine } from '../../../test/support/builders/reviews.js';
import { TEST_NOW, testDatabase, type TestDatabase } from '../../../test/support/database.js';
import { newId } from '#platform/ids';
import { Alerts, CloneWatch, Scans, type Looker } from './index.js';
import { provincesWithSeat } from './province-seats.js';
import { Salts } from './salts.service.js';

const HANOI = '21.0,105.8';
const SAIGON = '10.6,106.6';
const LAI_CHAU = '22.2,103.4';
const MINUTE = 60_000;
/** In minutes. */
const DAY = 24 * 60;

interface AlertRow {
  id: string;
  kind: string;
  serial: string | null;
  score: number;
  state: string;
  signals: string[];
}

describe('the watch over the looks (L08)', () => {
  let on: TestDatabase;
  let scans: Scans;
  let watch: CloneWatch;
  let alerts: Alerts;
  let shop: Workshop;
  let serials: string[];
  let rollId: string;

  beforeEach(async () => {
    on = await testDatabase();
    scans = new Scans(on.db, new Salts(on.db));
    watch = new CloneWatch(on.db, on.outbox, on.clock);
    alerts = new Alerts(on.db, on.clock);
    shop = await aWorkshop(on, { packs: 40 });
    const { rolls, strips } = labelVerbs(on);
    const order = { batchId: shop.batchId, variantId: shop.variantId, quantity: 30 };
    ({ rollId } = await rolls.issue(shop.clerk, order));
    await strips.activate(shop.packer, rollId);
    serials = await serialsOf(on, rollId);
  });
  afterEach(() => on.drop());

  const look = (serial: string, minutes: number, over: Partial<Looker> = {}) =>
    scans.record({ gtin: shop.gtin, serial }, new Date(TEST_NOW.getTime() + minutes * MINUTE), {
      address: '203.0.113.7',
      agent: 'phone',
      ...over,
    });
  const raised = () =>
    on.ask<AlertRow>(
      `SELECT id, kind, serial, score, state, ARRAY(SELECT e ->> 'signal' FROM jsonb_array_elements(evidence) e) AS signals FROM scans_alert ORDER BY kind`,
    );
  const facts = () => on.ask<{ n: number }>(`SELECT count(*)::int AS n FROM platform_fact WHERE name = 'alert.raised'`);
  const later = (minutes: number) => on.clock.moveTo(new Date(TEST_NOW.getTime() + minutes * MINUTE));

  /** The label left with an order, and the carrier brought the parcel back. */
  async function sentAndBack(serial: string): Promise<void> {
    const { lineId } = await aReceivedLine(
      on,
      { cooperative: { id: shop.cooperativeId }, variantId: shop.variantId },
      { isUnderway: true },
    );
    await on.ask(`UPDATE labels_label SET state = 'sold', order_line_id = $2 WHERE serial = $1`, [serial, lineId]);
    await on.ask(
      `WITH shipment AS (
         INSERT INTO delivery_shipment (id, order_id, cooperative_id, state, carrier, grams, to_collect, cod_state, prepared_at)
         SELECT $1, order_id, $3, 'returned', 'own', 130, 0, 'none', $4 FROM ordering_line WHERE id = $2 RETURNING id)
       INSERT INTO delivery_history (shipment_id, action, happened_at) SELECT id, 'return', $4 FROM shipment`,
      [newId(), lineId, shop.cooperativeId, TEST_NOW],
    );
  }

  it('weighs a look long after the code under the seal was given (S5)', async () => {
    const verbs = labelVerbs(on);
    const order = { batchId: shop.batchId, variantId: shop.variantId, quantity: 1, hasInsideCodes: true };
    const roll = await verbs.rolls.issue(shop.clerk, order);
    await verbs.strips.activate(shop.packer, roll.rollId);
    const [serial = ''] = await serialsOf(on, roll.rollId);
    await on.ask('UPDATE labels_inside SET opened_at = $2, openings = 1 WHERE serial = $1', [serial, TEST_NOW]);
    const days = 61 * DAY;
    await look(serial, days, { cell: HANOI });
    await look(serial, days + 60, { cell: SAIGON });
    later(days + 90);
    await watch.round();
    const [alert] = await raised();
    expect(alert?.serial).toBe(serial);
    expect(alert?.signals).toEqual(expect.arrayContaining(['after-opening', 'long-after-opening']));
  });

  it('tells of one code in two towns, once, with the numbers; and the page says so when somebody decides', async () => {
    const [serial = ''] = serials;
    await look(serial, 1, { cell: HANOI });
    await look(serial, 61, { cell: SAIGON });
    later(90);
    expect(await watch.round()).toBe(1);
    expect(await watch.round()).toBe(0);
    const [alert] = await raised();
    expect(alert).toMatchObject({ kind: 'clone', serial, score: 45, state: 'open', signals: ['too-fast'] });
    expect(await facts()).toEqual([{ n: 1 }]);

    const director = {
      ...shop.clerk,
      seats: [{ cooperativeId: shop.cooperativeId, slug: shop.slug, name: '', roles: ['director' as const] }],
    };
    await expect(alerts.decide(shop.clerk, alert?.id ?? '', 'suspect', 'x')).rejects.toMatchObject({
      code: 'other-role-needed',
    });
    await expect(alerts.decide(shop.stranger, alert?.id ?? '', 'suspect', 'x')).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(alerts.decide(director, alert?.id ?? '', 'suspect', ' ')).rejects.toMatchObject({
      code: 'alert-note-needed',
    });
    await alerts.decide(director, alert?.id ?? '', 'suspect', 'Đã gọi hai người mua.');
    expect(await look(serial, 91)).toMatchObject({ verdict: 'suspect' });
  });

  it('opens a dismissed one again only when there is more than there was', async () => {
    const [serial = ''] = serials;
    await look(serial, 1, { cell: HANOI });
    await look(serial, 61, { cell: SAIGON });
    later(90);
    await watch.round();
    const officer = { ...shop.stranger, seats: [], offices: ['officer' as const] };
    await alerts.decide(officer, (await raised())[0]?.id ?? '', 'dismissed', 'Người mua bay về.');
    await look(serial, 95, { cell: SAIGON });
    later(100);
    await watch.round();
    expect(await raised()).toMatchObject([{ state: 'dismissed', score: 45 }]);
    for (let n = 0; n < 12; n++) await look(serial, 101 + n, { agent: `phone ${n}` });
    later(120);
    await watch.round();
    expect(await raised()).toMatchObject([{ state: 'open', score: 85, signals: ['too-fast', 'many-devices'] }]);
  });

  it('is silent about an ordinary day', async () => {
    for (const [n, serial] of serials.slice(0, 8).entries()) {
      await look(serial, n, { agent: `buyer ${n}`, cell: HANOI });
      await look(serial, n + 300, { agent: `buyer ${n}`, cell: HANOI });
    }
    later(400);
    expect(await watch.round()).toBe(0);
    expect(await raised()).toEqual([]);
  });

  it('tells of a network that guesses (S7, L04) and of a device that goes through a roll (S8)', async () => {
    for (let n = 0; n < 25; n++) await look(`GUESS${n}`, n / 10, { agent: `robot ${n}` });
    for (const serial of serials.slice(0, 20)) await look(serial, 3, { address: '198.51.100.4', agent: 'copier' });
    later(5);
    await watch.round();
    expect((await raised()).map(({ kind, signals, score }) => [kind, signals, score])).toEqual([
      ['copying', ['copying'], 20],
      ['guessing', ['guessing'], 25],
    ]);
    expect(await watch.round()).toBe(0);
  });

  it('S1: tells of a label that is on no pack and in hands far away, of whatever roll, and not of the packer who tries it (L05)', async () => {
    const { rolls } = labelVerbs(on);
    const own = await rolls.issue(shop.clerk, { batchId: shop.batchId, variantId: shop.variantId, quantity: 2 });
    const free = await rolls.issue(shop.clerk, { variantId: shop.variantId, quantity: 1 });
    const [stolen = '', tried = ''] = await serialsOf(on, own.rollId);
    const [ofFreeRoll = ''] = await serialsOf(on, free.rollId);
    for (const serial of [stolen, ofFreeRoll]) await look(serial, 1, { cell: SAIGON });
    await look(tried, 1, { cell: LAI_CHAU });
    later(10);
    expect(await watch.round()).toBe(2);
    const found = { kind: 'clone', score: 40, signals: ['before-life', 'other-region'] };
    expect(await raised()).toMatchObject([found, found]);
    expect((await raised()).map(({ serial }) => serial).toSorted()).toEqual([stolen, ofFreeRoll].toSorted());
  });

  it('S1: knows what was looked at before it was on its pack', async () => {
    const { rolls, strips } = labelVerbs(on);
    const own = await rolls.issue(shop.clerk, { batchId: shop.batchId, variantId: shop.variantId, quantity: 1 });
    const [serial = ''] = await serialsOf(on, own.rollId);
    await look(serial, 0);
    later(2 * DAY);
    await strips.activate(shop.packer, own.rollId);
    await look(serial, 3 * DAY, { cell: HANOI });
    await look(serial, 3 * DAY + 30, { cell: SAIGON });
    later(3 * DAY + 60);
    await watch.round();
    expect(await raised()).toMatchObject([{ serial, score: 70, signals: ['before-life', 'too-fast'] }]);
  });

  it('S6: tells of a voided label that is still looked at', async () => {
    const [serial = ''] = serials;
    await labelVerbs(on).strips.voidLabel(shop.clerk, rollId, serial);
    for (const minutes of [5, 6]) await look(serial, minutes);
    later(10);
    expect(await watch.round()).toBe(1);
    expect(await raised()).toMatchObject([{ serial, signals: ['after-end'] }]);
  });

  it('S6: tells of a label whose parcel came back and which somebody else looks at; a recall adds to it', async () => {
    const [serial = ''] = serials;
    await sentAndBack(serial);
    for (const minutes of [5, 6]) await look(serial, minutes);
    await recall(on, shop.batchId);
    later(10);
    expect(await watch.round()).toBe(1);
    expect(await raised()).toMatchObject([{ serial, score: 55, signals: ['after-end', 'after-recall'] }]);
  });

  it('knows the seat of every province', async () => {
    const codes = await on.ask<{ code: string }>(
      'SELECT code FROM places_unit WHERE parent_code IS NULL AND valid_to IS NULL ORDER BY code',
    );
    expect(provincesWithSeat().toSorted()).toEqual(codes.map(row => row.code));
  });

  it('two rounds at once raise each alert once', async () => {
    const [serial = ''] = serials;
    await look(serial, 1, { cell: HANOI });
    await look(serial, 61, { cell: SAIGON });
    later(90);
    await Promise.all([watch.round(), watch.round(), watch.round()]);
    expect(await raised()).toHaveLength(1);
    expect(await facts()).toEqual([{ n: 1 }]);
  });
});
