import { balanceOn, events, lotsOf, type FarmLots } from '../../../test/support/builders/balance.js';
import { onShelf, type Shelf } from '../../../test/support/builders/inventory.js';
import { aFarm, anActor, type Farm } from '../../../test/support/builders/traceability.js';
import { testDatabase, type TestDatabase } from '../../../test/support/database.js';
import type { Actor } from '#libs/identity';
import { Stock } from '#libs/inventory';
import { newId } from '#platform/ids';
import { RecallRuns, type OriginKind } from './index.js';

const SACK = 'https://id.gs1.org/00/195200030000000012';
const PALLET = 'https://id.gs1.org/00/195200030000000029';

/**
 * One season of one farm. Leaves of the plot become tea and a blend; leaves of a neighbour's, whose invoice is known, go into the blend alone:
 *
 *     plot ── leaf ──┬── tea                 something else ── apart
 *                    └── blend ── gift
 *     neighbour ───────┘
 */
describe('what a recall reaches', () => {
  let market: TestDatabase;
  let recalls: RecallRuns;
  let farm: Farm;
  let officer: Actor;
  let names: FarmLots;
  let on: ReturnType<typeof balanceOn>;
  const batches = {} as Record<'leaf' | 'tea' | 'blend' | 'gift' | 'neighbour' | 'apart', Shelf>;
  let neighbours: Farm;

  beforeAll(async () => {
    market = await testDatabase();
    on = balanceOn(market);
    recalls = new RecallRuns(market.db, market.outbox, market.clock, on.book, new Stock(market.db, market.clock));
    farm = await aFarm(market);
    officer = await anActor(market, { offices: ['officer'] });
    names = await lotsOf(market, farm);
    neighbours = await aFarm(market);
    for (const name of ['leaf', 'tea', 'blend', 'gift', 'neighbour', 'apart'] as const)
      batches[name] = await onShelf(market, name === 'neighbour' ? neighbours : farm, 10);
    await season();
    await aLabel();
  });
  afterAll(() => market.drop());

  const stage = (name: keyof typeof batches) => names.stage(batches[name].lot);
  const invoice = { bizTransactionList: [{ type: 'inv', bizTransaction: 'urn:chophien:paper:HD%2045%2F2026' }] };

  async function season() {
    const here = { readPoint: { id: names.plot }, bizLocation: { id: names.plot } };
    const plot = [
      events.pluck(stage('leaf'), 40, here),
      events.make([[stage('leaf'), 20]], [[stage('tea'), 20]]),
      events.pluck(stage('apart'), 5, { readPoint: undefined }),
    ];
    await on.capture(plot, farm.cooperativeId);
    const leaves = (await lotsOf(market, neighbours)).stage(batches.neighbour.lot);
    await on.capture(
      [events.pluck(leaves, 10, invoice), events.move('shipping', leaves, 10)],
      neighbours.cooperativeId,
    );
    await on.capture([events.move('receiving', leaves, 10)], farm.cooperativeId);
    await on.capture(
      [
        events.make(
          [
            [stage('leaf'), 10],
            [leaves, 10],
          ],
          [[stage('blend'), 20]],
        ),
        events.make([[stage('blend'), 10]], [[stage('gift'), 10]]),
      ],
      farm.cooperativeId,
    );
  }

  async function aLabel() {
    const roll = newId();
    await market.ask(
      `INSERT INTO labels_roll (id, cooperative_id, variant_id, gtin, batch_id, quantity, issued_by, issued_at)
       VALUES ($1, $2, $3, $4, $5, 1, $6, $7)`,
      [
        roll,
        farm.cooperativeId,
        farm.variantId,
        names.gtin,
        batches.tea.batchId,
        farm.clerk.personId,
        market.clock.now(),
      ],
    );
    await market.ask(
      `INSERT INTO labels_label (gtin, serial, roll_id, position, state, batch_id) VALUES ($1, 'THUHTEM234', $2, 1, 'active', $3)`,
      [names.gtin, roll, batches.tea.batchId],
    );
  }

  const reached = async (kind: OriginKind, origin: string, withSiblings = false) => {
    const { batchIds } = await recalls.dryRun(officer, { kind, origin, withSiblings });
    return Object.entries(batches).flatMap(([name, { batchId }]) => (batchIds.includes(batchId) ? [name] : []));
  };
  const ALL = ['leaf', 'tea', 'blend', 'gift', 'neighbour'];

  it('from a batch: what was made of it; and with siblings what shares an input', async () => {
    expect(await reached('batch', batches.blend.batchId)).toEqual(['blend', 'gift']);
    expect(await reached('batch', batches.leaf.batchId)).toEqual(['leaf', 'tea', 'blend', 'gift']);
    expect(await reached('batch', batches.tea.batchId, true)).toEqual(['leaf', 'tea', 'blend', 'gift']);
    expect(await reached('batch', batches.gift.batchId, true)).toEqual(ALL);
  });

  it('from the serial of a label on a pack', async () => {
    expect(await reached('serial', 'THUHTEM234')).toEqual(['tea']);
    expect(await reached('serial', 'THUHTEM234', true)).toEqual(['leaf', 'tea', 'blend', 'gift']);
  });

  it('from a plot: all that came from it; and with siblings what it was mixed with', async () => {
    expect(await reached('site', names.plot)).toEqual(['leaf', 'tea', 'blend', 'gift']);
    await expect(reached('site', 'https://id.gs1.org/414/9520003000004/254/NONE')).rejects.toMatchObject({
      code: 'nothing-reached',
    });
    expect(await reached('site', names.plot, true)).toEqual(['leaf', 'tea', 'blend', 'gift']);
  });

  it('from the invoice of an input, by its number or by the name that events give it', async () => {
    expect(await reached('input', 'HD 45/2026')).toEqual(['blend', 'gift', 'neighbour']);
    expect(await reached('input', 'urn:chophien:paper:HD%2045%2F2026')).toEqual(['blend', 'gift', 'neighbour']);
    expect(await reached('input', 'HD 45/2026', true)).toEqual(['blend', 'gift', 'neighbour']);
  });

  it('from a processor: whatever it told the making of', async () => {
    expect(await reached('party', neighbours.cooperativeId)).toEqual(['blend', 'gift', 'neighbour']);
    // It received the neighbour's leaves too.
    expect(await reached('party', farm.cooperativeId)).toEqual([...ALL, 'apart']);
    expect(await reached('party', farm.cooperativeId, true)).toEqual([...ALL, 'apart']);
  });

  it('from a certificate: of the product, of what grows at a place, or named by an event', async () => {
    await market.ask(
      `INSERT INTO ocop_certificate (id, product_id, stars, decision_number, issuer, issued_on, expires_on, recorded_by, recorded_at)
       VALUES ($1, $2, 4, '12/QĐ-UBND', 'province', '2026-01-01', '2028-12-31', $3, $4)`,
      [newId(), farm.productId, officer.personId, market.clock.now()],
    );
    expect(await reached('certificate', '12/QĐ-UBND')).toEqual(['leaf', 'tea', 'blend', 'gift', 'apart']);
    expect(await reached('certificate', '12/QĐ-UBND', true)).toEqual([...ALL, 'apart']);
    await market.ask(
      `INSERT INTO balance_site_claim (site, claim, valid_from, valid_to, source, decided_by) VALUES ($1, 'organic', '2026-01-01', '2026-12-31', 'HC-07/2026', $2)`,
      [names.plot, officer.personId],
    );
    expect(await reached('certificate', 'HC-07/2026')).toEqual(['leaf', 'tea', 'blend', 'gift']);
    expect(await reached('certificate', 'HC-07/2026', true)).toEqual(['leaf', 'tea', 'blend', 'gift']);
    const cert = { bizTransactionList: [{ type: 'cert', bizTransaction: 'urn:chophien:paper:KD-9' }] };
    const looked = { ...events.move('shipping', stage('gift'), 1, cert), bizStep: 'inspecting' };
    await on.capture([looked], farm.cooperativeId);
    expect(await reached('certificate', 'KD-9')).toEqual(['gift']);
    expect(await reached('certificate', 'KD-9', true)).toEqual(ALL);
  });

  it('does not follow what was declared wrong', async () => {
    const [from, to] = [await onShelf(market, farm, 1), await onShelf(market, farm, 1)];
    const plucked = events.pluck(names.stage(from.lot), 2);
    const wrong = events.make([[names.stage(from.lot), 1]], [[names.stage(to.lot), 1]]);
    await on.capture([plucked, wrong], farm.cooperativeId);
    const run = async () => (await recalls.dryRun(officer, { kind: 'batch', origin: from.batchId })).batches;
    expect(await run()).toBe(2);
    const [{ event_id: id }] = (await market.ask<{ event_id: string }>(
      `SELECT event_id FROM epcis_event WHERE type = 'TransformationEvent' ORDER BY event_time DESC LIMIT 1`,
    )) as [{ event_id: string }];
    await on.capture([events.takeBack(wrong, id)], farm.cooperativeId);
    expect(await run()).toBe(1);
  });

  it('counts the sacks and pallets that held it, also by the labels of single packs, and calls them back by an event', async () => {
    const { batchId, lot } = batches.apart;
    const [sackOfPacks, label] = [
      'https://id.gs1.org/00/195200030000000036',
      `https://id.gs1.org/01/${names.gtin}/21/THUHTEM234`,
    ];
    const put = (parentID: string, inside: object) => ({
      type: 'AggregationEvent' as const,
      eventTime: '2026-11-21T03:00:00Z',
      eventTimeZoneOffset: '+07:00',
      action: 'ADD' as const,
      bizStep: 'packing',
      parentID,
      ...inside,
    });
    const dry = () => recalls.dryRun(officer, { kind: 'batch', origin: batchId });
    expect((await dry()).containers).toBe(0);
    await on.capture([put(sackOfPacks, { childEPCs: [label] })], farm.cooperativeId);
    expect((await recalls.dryRun(officer, { kind: 'serial', origin: 'THUHTEM234' })).containers).toBe(1);
    expect((await dry()).containers).toBe(0);
    await on.capture(
      [put(SACK, { childQuantityList: [{ epcClass: names.pack(lot), quantity: 5, uom: 'H87' }] })],
      farm.cooperativeId,
    );
    await on.capture([put(PALLET, { childEPCs: [SACK] })], farm.cooperativeId);
    expect((await dry()).containers).toBe(2);
    const { recallId } = await recalls.propose(farm.director, { kind: 'batch', origin: batchId, reasonVi: 'Ẩm' });
    await recalls.confirm(officer, recallId);
    const told = await market.ask<{ epc: string }>(
      `SELECT p.epc FROM epcis_event v JOIN epcis_event_epc p ON p.event = v.id WHERE v.disposition = 'recalled' AND p.role = 'epc' ORDER BY 1`,
    );
    expect(told.map(({ epc }) => epc)).toEqual([SACK, PALLET]);
  });

  it('is asked with anything at all, and never breaks', async () => {
    for (const kind of ['batch', 'serial', 'site', 'input', 'party', 'certificate'] as const)
      for (const origin of ["'; --", '%', 'không có', newId(), '0'.repeat(300)])
        await expect(recalls.dryRun(officer, { kind, origin })).rejects.toMatchObject({ code: 'nothing-reached' });
  });
});
