import { aWorkshop, labelVerbs, recall, serialsOf, type Workshop } from '../../../test/support/builders/labels.js';
import { aBasket, aCheckout, withOrdering, type Ordering } from '../../../test/support/builders/ordering.js';
import type { TestDatabase } from '../../../test/support/database.js';
import { built, inProcesses } from '../../../test/support/processes.js';
import { packsWithoutLabelSql } from '#libs/balance';
import { HiddenFromActor } from '#libs/identity';
import {
  LabelInOtherParcel,
  LabelIsSold,
  LabelIsVoid,
  LabelNotForThisOrder,
  LabelNotOnPack,
  LabelOfOtherBatch,
  LabelOfOtherCooperative,
  LabelOfRecalled,
  LabelGarbled,
  LabelUnknown,
  ParcelHasItsLabels,
  Sales,
} from '#libs/labels';
import { newId } from '#platform/ids';
import { OrderHasMovedOn } from './refusals.js';

interface Packed {
  orderId: string;
  lineId: string;
}

describe('labels in parcels (L05)', () => {
  let t: TestDatabase;
  let ordering: Ordering;
  let verbs: ReturnType<typeof labelVerbs>;
  let shop: Workshop;
  let serials: string[];

  withOrdering(opened => ({ t, ordering } = opened));
  beforeAll(async () => {
    verbs = labelVerbs(t);
  });
  beforeEach(async () => {
    shop = await aWorkshop(t, { packs: 60 });
    await onShelf(shop.batchId);
    serials = await labelled(20);
  });

  const onShelf = (batchId: string) =>
    t.ask(
      `INSERT INTO inventory_stock (id, variant_id, batch_id, site_id, best_before, on_hand) VALUES ($1, $2, $3, $4, '2028-11-20', 60)`,
      [newId(), shop.variantId, batchId, shop.siteId],
    );

  async function labelled(quantity: number, of = shop): Promise<string[]> {
    const { rollId } = await verbs.rolls.issue(of.clerk, { batchId: of.batchId, variantId: of.variantId, quantity });
    await verbs.strips.activate(of.clerk, rollId);
    return serialsOf(t, rollId);
  }

  async function packed(quantity = 2): Promise<Packed> {
    const key = await aBasket(ordering, [shop as never, quantity]);
    const { groupId } = await ordering.orders.place(await aCheckout(ordering, key));
    const [row] = await t.ask<Packed>(
      `SELECT o.id AS "orderId", l.id AS "lineId" FROM ordering_order o JOIN ordering_line l ON l.order_id = o.id WHERE o.group_id = $1`,
      [groupId],
    );
    const order = row as Packed;
    await ordering.desk.pack(shop.packer, order.orderId, [{ lineId: order.lineId, batchId: shop.batchId, quantity }]);
    return order;
  }

  const put = ({ orderId }: Packed, read = '') => ordering.desk.putLabel(shop.packer, orderId, read);
  const ship = ({ orderId }: Packed) =>
    ordering.desk.ship(shop.packer, orderId, { carrier: 'VNPost', trackingNumber: '' });
  const inParcel = ({ lineId }: Packed) =>
    t.ask<{ serial: string; state: string }>(
      'SELECT serial, state FROM labels_label WHERE order_line_id = $1 ORDER BY position',
      [lineId],
    );

  it('are put in as scanned or as typed, can be taken out, and are sold when the parcel leaves', async () => {
    const order = await packed();
    const [first = '', second = '', third = ''] = serials;
    await put(order, `https://cho.example/01/${shop.gtin}/21/${first}?x=1`);
    await put(order, second.toLowerCase().replace(/(.{4})/g, '$1 '));
    await put(order, second);
    await ordering.desk.takeOutLabel(shop.packer, order.orderId, { gtin: shop.gtin, serial: first });
    await put(order, third);
    expect(await inParcel(order)).toEqual([
      { serial: second, state: 'active' },
      { serial: third, state: 'active' },
    ]);
    await ship(order);
    expect(await inParcel(order)).toEqual([
      { serial: second, state: 'sold' },
      { serial: third, state: 'sold' },
    ]);
    await expect(put(order, first)).rejects.toThrow(OrderHasMovedOn);
    await expect(
      ordering.desk.takeOutLabel(shop.packer, order.orderId, { gtin: shop.gtin, serial: second }),
    ).rejects.toThrow(OrderHasMovedOn);
  });

  it('are told as sold in the book, in the public log and as a shipping event that names no buyer', async () => {
    const order = await packed();
    for (const serial of serials.slice(0, 2)) await put(order, serial);
    await ship(order);
    const [change] = await t.ask<{ id: string; labels: number; content: Buffer }>(
      `SELECT c.id, c.labels, c.content FROM labels_change c JOIN labels_roll r ON r.id = c.roll_id WHERE c.state = 'sold' AND r.cooperative_id = $1`,
      [shop.cooperativeId],
    );
    expect(change?.labels).toBe(2);
    expect(JSON.parse(change?.content.toString() ?? '')).toMatchObject({ state: 'sold', positions: [[1, 2]] });
    const lines = await t.ask(
      `SELECT entry::jsonb->>'kind' AS kind FROM transparency_pending WHERE entry::jsonb->>'subject' = $1`,
      [change?.id],
    );
    expect(lines).toEqual([{ kind: 'label' }]);
    const [event] = await t.ask<{ doc: Record<string, unknown> }>(
      `SELECT doc FROM (SELECT convert_from(canonical, 'UTF8')::jsonb AS doc FROM epcis_event WHERE biz_step = 'shipping') e
       WHERE doc->>'chophien:labelChange' = $1`,
      [change?.id],
    );
    expect(event?.doc).toMatchObject({ type: 'ObjectEvent', action: 'OBSERVE', disposition: 'in_transit' });
    expect(event?.doc['epcList']).toEqual(
      serials.slice(0, 2).map(serial => `https://id.gs1.org/01/${shop.gtin}/21/${serial}`),
    );
    expect(JSON.stringify(event)).not.toMatch(/Mẫu|84912345678|ordering/);
  });

  it('need not be there: a parcel leaves without', async () => {
    const order = await packed();
    await ship(order);
    expect(await inParcel(order)).toEqual([]);
  });

  it('are refused each for its own reason', async () => {
    const order = await packed();
    const [first = '', second = '', third = ''] = serials;
    await expect(put(order, 'AAAABBBBCCCCDDDD')).rejects.toThrow(LabelUnknown);
    await expect(put(order, '')).rejects.toThrow(LabelUnknown);
    await expect(put(order, `https://cho.example/01/${shop.gtin}/21/Ư${serials[0]}`)).rejects.toThrow(LabelGarbled);

    const other = await aWorkshop(t, { packs: 5 });
    const [theirs = ''] = await labelled(1, other);
    await expect(put(order, `https://cho.example/01/${other.gtin}/21/${theirs}`)).rejects.toThrow(
      LabelOfOtherCooperative,
    );
    await expect(ordering.desk.putLabel(other.packer, order.orderId, first)).rejects.toThrow(HiddenFromActor);

    const { rollId } = await verbs.rolls.issue(shop.clerk, { variantId: shop.variantId, quantity: 1 });
    const [unbound = ''] = await serialsOf(t, rollId);
    await expect(put(order, unbound)).rejects.toThrow(LabelNotOnPack);

    const [roll] = await t.ask<{ id: string }>('SELECT roll_id AS id FROM labels_label WHERE serial = $1', [first]);
    await verbs.strips.voidLabel(shop.clerk, roll?.id ?? '', first);
    await expect(put(order, first)).rejects.toThrow(LabelIsVoid);

    const sooner = await packed();
    await put(sooner, second);
    await expect(put(order, second)).rejects.toThrow(LabelInOtherParcel);
    await ship(sooner);
    await expect(put(order, second)).rejects.toThrow(LabelIsSold);

    const [fourth = '', fifth = ''] = serials.slice(3);
    await put(order, third);
    await put(order, fourth);
    await expect(put(order, fifth)).rejects.toThrow(ParcelHasItsLabels);
  });

  it('of other goods or of another batch of the same co-op belong to other parcels', async () => {
    const order = await packed();
    const batchId = newId();
    await t.ask(
      `INSERT INTO traceability_batch (id, cooperative_id, product_id, lot, unit, created_by, created_at) SELECT $1, cooperative_id, product_id, 'CHE-KHAC', 'g', created_by, now()
       FROM traceability_batch WHERE id = $2`,
      [batchId, shop.batchId],
    );
    const elsewhere = 'KHACKHACKHACKHAC';
    await t.ask(
      `INSERT INTO labels_label (gtin, serial, roll_id, batch_id, position, state)
       SELECT gtin, $2, roll_id, $3, 9999, 'active' FROM labels_label WHERE serial = $1`,
      [serials[0], elsewhere, batchId],
    );
    await expect(put(order, elsewhere)).rejects.toThrow(LabelOfOtherBatch);

    const twin = await aWorkshop(t, { packs: 5 });
    const [theirs = ''] = await labelled(1, twin);
    await t.ask('UPDATE labels_roll SET cooperative_id = $1 WHERE cooperative_id = $2', [
      shop.cooperativeId,
      twin.cooperativeId,
    ]);
    await expect(put(order, `https://cho.example/01/${twin.gtin}/21/${theirs}`)).rejects.toThrow(LabelNotForThisOrder);

    await recall(t, shop.batchId);
    await expect(put(order, serials[0])).rejects.toThrow(LabelOfRecalled);
  });

  it('are in no parcel any more when it is opened because of a recall', async () => {
    const order = await packed(1);
    await put(order, serials[0]);
    await recall(t, shop.batchId);
    await ordering.recalledOrders.followBatch(shop.batchId);
    expect(await inParcel(order)).toEqual([]);
    await expect(put(order, serials[0])).rejects.toThrow(OrderHasMovedOn);
  });

  it('are never sold again, also not by hand', async () => {
    const order = await packed(1);
    const next = await packed(1);
    const [serial = ''] = serials;
    await put(order, serial);
    const move = (lineId: string | null) =>
      t.ask('UPDATE labels_label SET order_line_id = $2 WHERE serial = $1', [serial, lineId]);
    await expect(move(next.lineId)).rejects.toThrow('a label is never bound again');
    await ship(order);
    await expect(move(null)).rejects.toThrow(/a label is never bound again|violates/);
  });

  it('are in one parcel each, however many packers in four processes scan them at once', async () => {
    await built();
    const orders = [await packed(3), await packed(3), await packed(3)];
    const chosen = serials.slice(0, 9);
    const ids = orders.map(order => order.orderId);
    const asked = [t.url, shop.packer, ids, chosen];
    const said = await inProcesses<object>(4, 'test/support/builders/ordering.js', 'putEverywhere', ...asked);
    const codes = new Set(said.flatMap(outcomes => Object.keys(outcomes)));
    for (const code of codes) expect(['put', 'label-in-other-parcel', 'parcel-has-its-labels']).toContain(code);
    const held = (await Promise.all(orders.map(inParcel))).map(labels => labels.map(label => label.serial));
    expect(held.map(labels => labels.length)).toEqual([3, 3, 3]);
    expect(held.flat().sort()).toEqual([...chosen].sort());

    const outcomes = await Promise.allSettled(orders.flatMap(order => [ship(order), ship(order)]));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    const [sold] = await t.ask<{ labels: number; told: number }>(
      `SELECT (SELECT count(*)::int FROM labels_label WHERE serial = ANY ($1) AND state = 'sold') AS labels,
           (SELECT sum(c.labels)::int FROM labels_change c JOIN labels_roll r ON r.id = c.roll_id WHERE c.state = 'sold' AND r.cooperative_id = $2) AS told`,
      [chosen, shop.cooperativeId],
    );
    expect(sold).toEqual({ labels: 9, told: 9 });
  }, 120_000);

  it('are told of as returned when all of their line comes back, and are void (L08, S6) when nobody can buy the goods again', async () => {
    const sales = ordering.find(Sales);
    const takeBack = ({ lineId }: Packed, quantity: number, isSoldAgain: boolean) =>
      ordering.db.transaction(tx => sales.takeBack(tx, shop.packer, [{ lineId, quantity }], isSoldAgain));
    const told = (serial = '') =>
      t.ask<{ step: string; disposition: string }>(
        `SELECT e.biz_step AS step, e.disposition FROM epcis_event e JOIN epcis_event_epc p ON p.event = e.id
         WHERE p.epc = 'https://id.gs1.org/01/' || $1 || '/21/' || $2 ORDER BY e.id`,
        [shop.gtin, serial],
      );
    const order = await packed();
    const [first = '', second = ''] = serials;
    for (const serial of [first, second]) await put(order, serial);
    await ship(order);

    await takeBack(order, 1, false);
    expect((await inParcel(order)).map(({ state }) => state)).toEqual(['sold', 'sold']);
    expect(await told(first)).toHaveLength(2);

    await takeBack(order, 2, true);
    expect((await inParcel(order)).map(({ state }) => state)).toEqual(['sold', 'sold']);
    expect(
      (await told(first)).map(({ step, disposition }) => [step, disposition].map(word => word.split('-').at(-1))),
    ).toEqual([
      ['commissioning', 'active'],
      ['shipping', 'in_transit'],
      ['receiving', 'returned'],
    ]);

    await takeBack(order, 2, false);
    expect((await inParcel(order)).map(({ state }) => state)).toEqual(['void', 'void']);
    expect((await told(second)).at(-1)?.step).toContain('decommissioning');

    // B3: of 60 packs 20 have had a label, and two of those are gone: 40 more, not 42.
    const more = (quantity: number) =>
      verbs.rolls.issue(shop.clerk, { batchId: shop.batchId, variantId: shop.variantId, quantity });
    const promised = () =>
      t.ask(
        `SELECT ${packsWithoutLabelSql('b')} AS packs FROM traceability_batch b JOIN catalog_variant v ON v.product_id = b.product_id WHERE b.id = $1`,
        [shop.batchId],
      );
    expect(await promised()).toEqual([{ packs: 40 }]);
    await expect(more(41)).rejects.toMatchObject({ code: 'more-labels-than-packs' });
    await more(40);
    expect(await promised()).toEqual([{ packs: 0 }]);
  });
});
