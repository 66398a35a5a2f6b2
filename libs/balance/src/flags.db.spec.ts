import { balanceOn, events, lotsOf } from '../../../test/support/builders/balance.js';
import { aFarm, anActor, type Farm } from '../../../test/support/builders/traceability.js';
import { testDatabase, type TestDatabase } from '../../../test/support/database.js';
import { checkDigit } from '#libs/gs1';
import type { Actor } from '#libs/identity';
import { newId } from '#platform/ids';

describe('a flag', () => {
  let market: TestDatabase;
  let on: ReturnType<typeof balanceOn>;
  let farm: Farm;
  let officer: Actor;
  beforeAll(async () => {
    market = await testDatabase();
    on = balanceOn(market);
    farm = await aFarm(market);
    officer = await anActor(market, { offices: ['officer'] });
  });
  afterAll(() => market.drop());

  let number = 0;
  async function flagged(): Promise<{
    flagId: string;
    batchId: string;
    event: ReturnType<typeof events.make>;
    eventId: string;
  }> {
    const lot = `F${++number}`;
    const batchId = newId();
    await market.ask(
      `INSERT INTO traceability_batch (id, cooperative_id, product_id, lot, unit, created_by, created_at) VALUES ($1, $2, $3, $4, 'g', $5, $6)`,
      [batchId, farm.cooperativeId, farm.productId, lot, farm.clerk.personId, market.clock.now()],
    );
    const names = await lotsOf(market, farm);
    await on.capture([events.pluck(names.stage(lot), 40)], farm.cooperativeId);
    const event = events.make([[names.stage(lot), 40]], [[names.stage(lot, 2), 41]]);
    const [told] = await on.capture([event], farm.cooperativeId);
    const [row] = await market.ask<{ id: string }>('SELECT id FROM balance_flag WHERE batch_id = $1', [batchId]);
    return { flagId: row?.id ?? '', batchId, event, eventId: told?.eventId ?? '' };
  }
  const isHeld = (batchId: string) => market.db.transaction(tx => on.flags.isHeld(tx, batchId));
  const factsOf = async (flagId: string) =>
    (
      await market.ask<{ name: string }>(
        `SELECT name FROM platform_fact WHERE body->>'flagId' = $1 ORDER BY happened_at, id`,
        [flagId],
      )
    ).map(({ name }) => name);

  it('holds its batch until the explanation is countersigned', async () => {
    const { flagId, batchId } = await flagged();
    expect(await isHeld(batchId)).toBe(true);
    await on.flags.explain(farm.clerk, flagId, 'Cân nhầm bì.');
    expect(await isHeld(batchId)).toBe(true);
    await on.flags.countersign(officer, flagId, '');
    expect(await isHeld(batchId)).toBe(false);
    expect(await factsOf(flagId)).toEqual(['flag.raised', 'flag.explained', 'flag.countersigned']);
    await expect(on.flags.countersign(officer, flagId, '')).rejects.toMatchObject({ code: 'flag-moved-on' });
  });

  it('holds its goods back also from programs of the co-op, until it is countersigned', async () => {
    const { flagId, event } = await flagged();
    const name = event.outputQuantityList?.[0]?.epcClass ?? '';
    const sent = (wish: Parameters<typeof events.move>[3] = {}) => events.move('shipping', name, 1, wish);
    const told = (leaves: ReturnType<typeof sent>, party = farm.cooperativeId) => on.capture([leaves], party);
    const held = { code: 'batch-held', facts: { lot: name } };
    await expect(told(sent())).rejects.toMatchObject(held);
    await expect(told(sent({ bizStep: 'https://ref.gs1.org/cbv/BizStep-retail_selling' }))).rejects.toMatchObject(held);
    await expect(told(sent({ bizStep: 'storing', disposition: 'retail_sold' }))).rejects.toMatchObject(held);
    // A reason to hold and a way out in one document.
    const lots = await lotsOf(market, farm);
    const [leaf, tea] = [lots.stage(`F${number}`, 3), lots.stage(`F${number}`, 4)];
    await on.flags.explain(farm.clerk, flagId, 'Cân nhầm bì.');
    await on.flags.countersign(officer, flagId, '');
    await expect(
      on.capture(
        [events.pluck(leaf, 40), events.make([[leaf, 40]], [[tea, 41]]), events.move('shipping', tea, 1)],
        farm.cooperativeId,
      ),
    ).rejects.toMatchObject({ code: 'batch-held' });
    // Countersigned, they leave; what a person has told went by a verb that asked, and is not asked again.
    await told(sent());
    await on.capture([events.pluck(leaf, 40), events.make([[leaf, 40]], [[tea, 41]])], farm.cooperativeId);
    await expect(told(events.move('shipping', tea, 1))).rejects.toMatchObject({ code: 'batch-held' });
    await market.db.transaction(tx =>
      on.book.append(tx, [events.move('shipping', tea, 1)], {
        party: farm.cooperativeId,
        actor: farm.clerk.personId,
      }),
    );
  });

  it('holds its packs back too, by serial or in a box, from programs that send them or take them over', async () => {
    const { flagId, batchId } = await flagged();
    const { gtin } = await lotsOf(market, farm);
    const rollId = newId();
    await market.ask(
      `INSERT INTO labels_roll (id, cooperative_id, variant_id, gtin, batch_id, quantity, issued_by, issued_at) VALUES ($1, $2, $3, $4, $5, 2, $6, $7)`,
      [rollId, farm.cooperativeId, farm.variantId, gtin, batchId, farm.clerk.personId, market.clock.now()],
    );
    await market.ask(
      `INSERT INTO labels_label (gtin, serial, roll_id, position, state, batch_id) VALUES ($1, 'HELD1', $2, 1, 'active', $3), ($1, 'HELD2', $2, 2, 'active', $3)`,
      [gtin, rollId, batchId],
    );
    const [pack, other] = ['HELD1', 'HELD2'].map(serial => `https://id.gs1.org/01/${gtin}/21/${serial}`) as [
      string,
      string,
    ];
    const [box, pallet] = ['urn:x:box:1', 'urn:x:pallet:1'];
    const told = (wish: Parameters<typeof events.thing>[0], party = farm.cooperativeId) =>
      on.capture([events.thing(wish)], party);
    const held = { code: 'batch-held', facts: { lot: pack } };
    const packed = { type: 'AggregationEvent', bizStep: 'packing' } as const;
    await told({ ...packed, action: 'ADD', parentID: box, childEPCs: [pack] });
    await told({ ...packed, action: 'ADD', parentID: pallet, childEPCs: [box] });
    for (const epc of [pack, box, pallet]) {
      await expect(told({ bizStep: 'shipping', epcList: [epc] })).rejects.toMatchObject(held);
      await expect(told({ bizStep: 'storing', disposition: 'retail_sold', epcList: [epc] })).rejects.toMatchObject(
        held,
      );
      await expect(
        told({
          bizStep: 'departing',
          type: 'TransactionEvent',
          epcList: [epc],
          bizTransactionList: [{ bizTransaction: 'urn:x:po:1' }],
        }),
      ).rejects.toMatchObject(held);
    }
    await expect(
      told({ type: 'AggregationEvent', bizStep: 'shipping', parentID: 'urn:x:box:2', childEPCs: [other] }),
    ).rejects.toMatchObject({ code: 'batch-held', facts: { lot: other } });
    // Another co-op's program takes nothing over that is held; a partner says what came to its door.
    const neighbour = await aFarm(market);
    await expect(told({ bizStep: 'receiving', epcList: [pallet] }, neighbour.cooperativeId)).rejects.toMatchObject(
      held,
    );
    await told({ bizStep: 'receiving', epcList: [pallet] }, 'partner');
    await told({ bizStep: 'receiving', epcList: [pack] });
    // Out of the box, the box may go.
    await told({ ...packed, bizStep: 'unpacking', action: 'DELETE', parentID: box, childEPCs: [pack] });
    await told({ bizStep: 'shipping', epcList: [box] });
    await told({ bizStep: 'shipping', epcList: [pallet] });
    await expect(told({ bizStep: 'shipping', epcList: [pack] })).rejects.toMatchObject(held);
    await on.flags.explain(farm.clerk, flagId, 'Cân nhầm bì.');
    await on.flags.countersign(officer, flagId, '');
    await told({ bizStep: 'shipping', epcList: [pack] });
  });

  it('holds back what only a program of the co-op has said to be of its lot, alone and in a box', async () => {
    const { flagId, batchId } = await flagged();
    const { gtin } = await lotsOf(market, farm);
    const [{ lot } = { lot: '' }] = await market.ask<{ lot: string }>(
      'SELECT lot FROM traceability_batch WHERE id = $1',
      [batchId],
    );
    const [pack, free] = ['SAID1', 'SAID2'].map(serial => `https://id.gs1.org/01/${gtin}/21/${serial}`) as [
      string,
      string,
    ];
    const told = (wish: Parameters<typeof events.thing>[0], party = farm.cooperativeId) =>
      on.capture([events.thing(wish)], party);
    const said = (epc: string, lotNumber: string, party?: string) =>
      told({ action: 'ADD', bizStep: 'commissioning', epcList: [epc], ilmd: { 'cbvmda:lotNumber': lotNumber } }, party);
    const sent = (epc: string) => told({ bizStep: 'shipping', epcList: [epc] });
    await said(pack, lot);
    await said(free, 'OTHER');
    // What a stranger says of goods of the co-op holds nothing.
    await said(free, lot, 'partner');
    await told({
      type: 'AggregationEvent',
      bizStep: 'packing',
      action: 'ADD',
      parentID: 'urn:x:box:said',
      childEPCs: [pack],
    });
    for (const epc of [pack, 'urn:x:box:said'])
      await expect(sent(epc)).rejects.toMatchObject({ code: 'batch-held', facts: { lot: pack } });
    await sent(free);
    await on.flags.explain(farm.clerk, flagId, 'Cân nhầm bì.');
    await on.flags.countersign(officer, flagId, '');
    await sent(pack);
  });

  it('holds back cases of its lot, by name and in number, and what was said to be of a stage of it', async () => {
    const { batchId } = await flagged();
    const { gtin } = await lotsOf(market, farm);
    const [{ lot } = { lot: '' }] = await market.ask<{ lot: string }>(
      'SELECT lot FROM traceability_batch WHERE id = $1',
      [batchId],
    );
    const withIndicator = (digit: number) => {
      const body = digit + gtin.slice(1, 13);
      return `https://id.gs1.org/01/${body}${checkDigit(body)}`;
    };
    const [aCase, sack, freeCase] = [
      `${withIndicator(1)}/21/C1`,
      `${withIndicator(9)}/21/S1`,
      `${withIndicator(1)}/21/C2`,
    ];
    const told = (wish: Parameters<typeof events.thing>[0]) => on.capture([events.thing(wish)], farm.cooperativeId);
    const said = (epc: string, lotNumber: string) =>
      told({ action: 'ADD', bizStep: 'commissioning', epcList: [epc], ilmd: { 'cbvmda:lotNumber': lotNumber } });
    await said(aCase, lot);
    await said(sack, `${lot}.1`);
    await said(freeCase, 'OTHER');
    const cases = (of: string) => [{ epcClass: `${withIndicator(1)}/10/${of}`, quantity: 3 }];
    for (const epc of [aCase, sack])
      await expect(told({ bizStep: 'shipping', epcList: [epc] })).rejects.toMatchObject({ facts: { lot: epc } });
    await expect(told({ bizStep: 'shipping', quantityList: cases(lot) })).rejects.toMatchObject({ code: 'batch-held' });
    await told({ bizStep: 'shipping', epcList: [freeCase] });
  });

  it('may be explained anew after a rejection, and keeps every step', async () => {
    const { flagId, batchId } = await flagged();
    await on.flags.explain(farm.clerk, flagId, 'Không rõ.');
    await expect(on.flags.reject(officer, flagId, ' ')).rejects.toMatchObject({
      code: 'decision-needed',
      field: 'decision',
    });
    await on.flags.reject(officer, flagId, 'Cần phiếu cân.');
    expect(await isHeld(batchId)).toBe(true);
    await on.flags.explain(farm.director, flagId, 'Phiếu cân kèm theo: 40 kg vào, 10 kg ra.');
    await on.flags.countersign(officer, flagId, 'Đã xem phiếu.');
    const steps = await market.ask<{ state: string }>(
      'SELECT state FROM balance_flag_step WHERE flag_id = $1 ORDER BY id',
      [flagId],
    );
    expect(steps.map(({ state }) => state)).toEqual(['open', 'explained', 'rejected', 'explained', 'countersigned']);
  });

  it('is explained by the co-op’s own clerks and decided by officers', async () => {
    const { flagId } = await flagged();
    const other = await aFarm(market);
    await expect(on.flags.explain(other.clerk, flagId, 'x')).rejects.toMatchObject({ code: 'not-found' });
    await expect(on.flags.explain(farm.packer, flagId, 'x')).rejects.toMatchObject({ code: 'other-role-needed' });
    await expect(on.flags.explain(farm.clerk, flagId, ' ')).rejects.toMatchObject({ code: 'explanation-needed' });
    await expect(on.flags.countersign(farm.director, flagId, '')).rejects.toMatchObject({ code: 'not-found' });
    await expect(on.flags.countersign(officer, flagId, '')).rejects.toMatchObject({ code: 'flag-moved-on' });
    await expect(on.flags.explain(farm.clerk, newId(), 'x')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is decided once, however many officers press the button', async () => {
    const { flagId } = await flagged();
    await on.flags.explain(farm.clerk, flagId, 'Cân nhầm.');
    const decisions = [1, 2, 3, 4].map(n =>
      n % 2 ? on.flags.countersign(officer, flagId, 'a') : on.flags.reject(officer, flagId, 'b'),
    );
    const results = await Promise.allSettled(decisions);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('is settled when the record is declared wrong', async () => {
    const { flagId, batchId, event, eventId } = await flagged();
    await on.capture([events.takeBack(event, eventId)], farm.cooperativeId);
    expect(await isHeld(batchId)).toBe(false);
    expect(await factsOf(flagId)).toEqual(['flag.raised', 'flag.countersigned']);
  });

  it('B2 follows the bound that the department approved for the co-op', async () => {
    const bound = {
      line: 'tea',
      task: 'dry',
      cooperativeId: farm.cooperativeId,
      least: 180n,
      most: 260n,
      from: '2026-01-01' as const,
      source: 'Vụ 2026',
    };
    await expect(on.bounds.approve(farm.director, bound)).rejects.toMatchObject({ code: 'not-found' });
    await expect(on.bounds.approve(officer, { ...bound, cooperativeId: newId() })).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(on.bounds.approve(officer, { ...bound, most: 100n })).rejects.toMatchObject({
      code: 'bound-unreadable',
    });
    await on.bounds.approve(officer, bound);
    const names = await lotsOf(market, farm);
    const dry = (out: number) =>
      events.make([[names.stage('B1'), 10]], [[names.stage('B1', ++number), out]], { 'chophien:task': 'dry' } as never);
    await on.capture([events.pluck(names.stage('B1'), 40)], farm.cooperativeId);
    expect((await on.capture([dry(2.6)], farm.cooperativeId))[0]?.flags).toEqual([]);
    expect((await on.capture([dry(2.7)], farm.cooperativeId))[0]?.flags).toEqual(['yield']);
  });

  it('B7 scores the weighings of half a year, and again without a second row', async () => {
    const names = await lotsOf(market, farm);
    const days = Array.from({ length: 25 }, (_, at) => `2026-10-${String(at + 1).padStart(2, '0')}`);
    await on.capture(
      days.map((day, at) => events.pluck(names.stage(`S${at}`), 40, { day })),
      farm.cooperativeId,
    );
    expect(await on.scores.refresh()).toBe(1);
    expect(await on.scores.refresh()).toBe(1);
    const rows = await market.ask<{ score: number; entries: number }>('SELECT score, entries FROM balance_score');
    expect(rows).toHaveLength(1);
    // The same round weight every day.
    expect(rows[0]?.score).toBeGreaterThan(50);
  });
});
