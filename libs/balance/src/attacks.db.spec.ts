import { balanceOn, events, lotsOf, type FarmLots } from '../../../test/support/builders/balance.js';
import { labelVerbs } from '../../../test/support/builders/labels.js';
import { aFarm, type Farm } from '../../../test/support/builders/traceability.js';
import { testDatabase, type TestDatabase } from '../../../test/support/database.js';
import type { EpcisEvent } from '#libs/epcis';
import { newId } from '#platform/ids';

/** Every way of getting more out of the books than went in that we could think of. Each is refused, or flagged and held. */
describe('attacks on the balance', () => {
  let market: TestDatabase;
  let on: ReturnType<typeof balanceOn>;
  let farm: Farm;
  let lots: FarmLots;
  let own: (events: EpcisEvent[], party?: string) => ReturnType<typeof on.capture>;
  let number = 0;
  const next = (): string => `L${++number}`;

  beforeAll(async () => {
    market = await testDatabase();
    on = balanceOn(market);
    farm = await aFarm(market);
    lots = await lotsOf(market, farm);
    own = (told, party = farm.cooperativeId) => on.capture(told, party);
  });
  afterAll(() => market.drop());

  const flagsOf = (results: { flags: string[] }[]): string[] => results.flatMap(({ flags }) => flags);
  const leftOf = async (name: string): Promise<bigint | undefined> =>
    (
      await market.ask<{ left: bigint }>(
        'SELECT created - consumed - shipped + received - destroyed AS left FROM balance_lot WHERE name = $1',
        [name],
      )
    )[0]?.left;
  const refused = { code: 'not-enough-in-lot' };

  it('B1 double spend: the same 40 kg are made into tea twice', async () => {
    const [leaf, tea, again] = [lots.stage(next()), lots.stage(next(), 2), lots.stage(next(), 2)];
    await own([events.pluck(leaf, 40), events.make([[leaf, 40]], [[tea, 10]])]);
    await expect(own([events.make([[leaf, 40]], [[again, 10]])])).rejects.toMatchObject(refused);
    await expect(own([events.make([[leaf, 0.001]], [[again, 0.001]])])).rejects.toMatchObject(refused);
    expect(await leftOf(leaf)).toBe(0n);
    expect(await leftOf(again)).toBeUndefined();
  });

  it('B1 double spend across ways: shipped, then packed', async () => {
    const lot = next();
    await own([events.pluck(lots.stage(lot), 40), events.move('shipping', lots.stage(lot), 30)]);
    await expect(own([events.pack(lots.stage(lot), 20, lots.pack(lot), 100)])).rejects.toMatchObject(refused);
    await expect(own([events.destroy(lots.stage(lot), 10.001)])).rejects.toMatchObject(refused);
    expect(flagsOf(await own([events.pack(lots.stage(lot), 10, lots.pack(lot), 50)]))).toEqual([]);
  });

  it('B1 goods that were never made', async () => {
    const [ghost, tea] = [lots.stage(next()), lots.stage(next(), 2)];
    await expect(own([events.make([[ghost, 5]], [[tea, 1]])])).rejects.toMatchObject(refused);
    expect(
      flagsOf(await own([{ ...events.make([], [[tea, 5]]), inputEPCList: ['urn:epc:id:sgtin:9521234.000001.1'] }])),
    ).toContain('yield');
  });

  it('B1 back-dated creation: the tea was made before the leaves were plucked', async () => {
    const [leaf, tea] = [lots.stage(next()), lots.stage(next(), 2)];
    await own([events.pluck(leaf, 40, { day: '2026-11-20' })]);
    await expect(own([events.make([[leaf, 10]], [[tea, 2]], { day: '2026-11-19' })])).rejects.toMatchObject(refused);
  });

  it('B1 back-dated use: between two harvests there was less than is there today', async () => {
    const [leaf, tea] = [lots.stage(next()), lots.stage(next(), 2)];
    await own([
      events.pluck(leaf, 10, { day: '2026-11-10' }),
      events.make([[leaf, 10]], [[tea, 2]], { day: '2026-11-12' }),
      events.pluck(leaf, 40, { day: '2026-11-14' }),
    ]);
    await expect(own([events.make([[leaf, 1]], [[tea, 0.2]], { day: '2026-11-13' })])).rejects.toMatchObject(refused);
    expect(flagsOf(await own([events.make([[leaf, 1]], [[tea, 0.2]], { day: '2026-11-15' })]))).toEqual([]);
  });

  it.each([
    ['grams told as kilograms', (lot: string) => ({ epcClass: lots.stage(lot), quantity: 40_000, uom: 'GRM' }), 41],
    [
      'tons that only look like more',
      (lot: string) => ({ epcClass: lots.stage(lot), quantity: 0.04, uom: 'TNE' }),
      40.001,
    ],
  ])('B1 unit tricks: %s', async (_name, counted, spent) => {
    const lot = next();
    await own([{ ...events.pluck(lots.stage(lot), 1), quantityList: [counted(lot)] }]);
    expect(await leftOf(lots.stage(lot))).toBe(40_000n);
    await expect(own([events.make([[lots.stage(lot), spent]], [[lots.stage(lot, 2), 8]])])).rejects.toMatchObject(
      refused,
    );
  });

  it.each([
    ['pieces of goods that are weighed', { quantity: 40 }],
    ['litres of leaves', { quantity: 40, uom: 'LTR' }],
    ['a unit nobody knows', { quantity: 40, uom: 'ZZZ' }],
    ['less than nothing', { quantity: -40, uom: 'KGM' }],
    ['nothing at all', { quantity: 0, uom: 'KGM' }],
    ['no number', { uom: 'KGM' }],
    ['more than the world', { quantity: 1e30, uom: 'KGM' }],
    ['finer than a gram', { quantity: 0.0004, uom: 'KGM' }],
  ])('B1 false quantities: %s', async (_name, counted) => {
    const lot = lots.stage(next());
    const attack = own([{ ...events.pluck(lot, 1), quantityList: [{ epcClass: lot, ...counted }] as never }]);
    await expect(attack).rejects.toMatchObject({
      code: expect.stringMatching(/quantity-unreadable|event-invalid/) as string,
    });
    expect(await leftOf(lot)).toBeUndefined();
  });

  it('B1 split lots: a hundred small ones out of one, and one gram more', async () => {
    const leaf = lots.stage(next());
    const parts = Array.from({ length: 100 }, (): [string, number] => [lots.stage(next(), 2), 0.4]);
    await own([events.pluck(leaf, 40)]);
    await own([events.make([[leaf, 40]], parts)]);
    const [part] = parts[0] ?? [''];
    await expect(own([events.make([[part, 0.401]], [[lots.stage(next(), 3), 0.4]])])).rejects.toMatchObject(refused);
    const extra = [...parts.slice(1).map(([name]): [string, number] => [name, 0.4])];
    const merged = events.make(extra, [[lots.stage(next(), 3), 39.601]]);
    expect(flagsOf(await own([merged]))).toEqual(['yield']);
  });

  it('B1 rounding leak: 0.4 kg a thousand times are 400 kg', async () => {
    const leaf = lots.stage(next());
    await own([events.pluck(leaf, 399.9)]);
    const told = Array.from({ length: 1000 }, (_, at) =>
      events.make([[leaf, 0.4]], [[lots.stage(`R${at}`, 2), 0.1]], { 'chophien:run': at } as never),
    );
    await expect(own(told)).rejects.toMatchObject({ code: 'not-enough-in-lot', facts: { missing: '100' } });
    await own([events.pluck(leaf, 0.1, { day: '2026-11-19' })]);
    await own(told);
    expect(await leftOf(leaf)).toBe(0n);
  }, 30_000);

  it('B1 cycles: A into B into A', async () => {
    const [a, b, c] = [lots.stage(next()), lots.stage(next()), lots.stage(next())];
    await own([events.pluck(a, 40), events.make([[a, 30]], [[b, 30]]), events.make([[b, 20]], [[c, 20]])]);
    await expect(own([events.make([[b, 5]], [[a, 5]])])).rejects.toMatchObject({ code: 'lots-in-circle' });
    await expect(own([events.make([[c, 5]], [[a, 5]])])).rejects.toMatchObject({ code: 'lots-in-circle' });
    await expect(own([events.make([[a, 5]], [[a, 5]])])).rejects.toMatchObject({ code: 'lots-in-circle' });
    expect(await leftOf(a)).toBe(10_000n);
  });

  it('B1 hand-over inflation: more arrives than was sent', async () => {
    const lot = lots.stage(next());
    await own([events.pluck(lot, 40), events.move('shipping', lot, 30)]);
    await expect(own([events.move('receiving', lot, 31)], 'buyer')).rejects.toMatchObject(refused);
    await own([events.move('receiving', lot, 28)], 'buyer');
    await expect(own([events.move('receiving', lot, 3)], 'buyer')).rejects.toMatchObject(refused);
    await expect(own([events.make([[lot, 29]], [[lots.stage(next(), 2), 7]])], 'buyer')).rejects.toMatchObject(refused);
    await expect(own([events.move('void_shipping', lot, 3)])).rejects.toMatchObject(refused);
  });

  it('B1 spends what somebody else holds', async () => {
    const lot = lots.stage(next());
    await own([events.pluck(lot, 40)]);
    await expect(own([events.make([[lot, 5]], [[lots.stage(next(), 2), 1]])], 'thief')).rejects.toMatchObject(refused);
    expect(flagsOf(await own([events.pluck(lot, 5)], 'thief'))).toEqual(['origin']);
  });

  it('B1 replay: the same event again is one event', async () => {
    const lot = lots.stage(next());
    const told = events.pluck(lot, 40);
    await own([told]);
    expect(await own([told])).toMatchObject([{ isNew: false }]);
    expect(await own([{ ...told, eventTime: new Date(told.eventTime).toISOString() }])).toMatchObject([
      { isNew: false },
    ]);
    expect(await leftOf(lot)).toBe(40_000n);
  });

  it('B1 takes back a harvest whose leaves are gone', async () => {
    const [leaf, tea] = [lots.stage(next()), lots.stage(next(), 2)];
    const told = events.pluck(leaf, 40);
    const [{ eventId = '' } = {}] = await own([told]);
    const making = events.make([[leaf, 40]], [[tea, 10]]);
    const [{ eventId: madeId = '' } = {}] = await own([making]);
    await expect(own([events.takeBack(told, eventId)])).rejects.toMatchObject(refused);
    await own([events.takeBack(making, madeId)]);
    expect([await leftOf(leaf), await leftOf(tea)]).toEqual([40_000n, 0n]);
    await own([events.takeBack(told, eventId)]);
    expect(await leftOf(leaf)).toBe(0n);
    await expect(own([events.make([[leaf, 1]], [[tea, 0.2]])])).rejects.toMatchObject(refused);
  });

  it('B1 parallel use: forty connections want the last 40 kg', async () => {
    const leaf = lots.stage(next());
    await own([events.pluck(leaf, 40)]);
    const tries = Array.from({ length: 40 }, () => events.make([[leaf, 3]], [[lots.stage(next(), 2), 0.6]]));
    const results = await Promise.allSettled(tries.map(told => own([told])));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(13);
    expect(await leftOf(leaf)).toBe(1_000n);
  }, 30_000);

  it('B2 a yield nobody has is kept, flagged, and holds the batch', async () => {
    const batch = await aBatchOf(next());
    const [leaf, tea] = [lots.stage(batch.lot), lots.stage(batch.lot, 2)];
    await own([events.pluck(leaf, 40)]);
    const results = await own([events.make([[leaf, 40]], [[tea, 30]], { 'chophien:task': 'dry' } as never)]);
    expect(flagsOf(results)).toEqual(['yield']);
    expect(await market.db.transaction(tx => on.flags.isHeld(tx, batch.id))).toBe(true);
    const other = await aBatchOf(next());
    const blend = own([events.make([[tea, 10]], [[lots.stage(other.lot), 10]])]);
    expect(flagsOf(await blend)).toEqual(['held-input']);
  });

  it('B4 more is gathered than the plot can give, by many at once and by whatever name they call it', async () => {
    const small = await aFarm(market);
    const { plot, stage, gln } = await lotsOf(market, small);
    await market.ask('UPDATE traceability_site SET season_capacity = 1000000, capacity_unit = $2 WHERE id = $1', [
      small.plotId,
      'g',
    ]);
    const extension = plot.slice(plot.lastIndexOf('/') + 1);
    const names = [
      plot,
      plot.replace('id.gs1.org', 'tem.example/noi'),
      `urn:epc:id:sgln:${gln.slice(0, 9)}.${gln.slice(9, 12)}.${extension}`,
    ];
    const harvests = Array.from({ length: 12 }, (_, n) =>
      events.pluck(stage(next()), 100, { readPoint: { id: names[n % 3] ?? '' } }),
    );
    const results = await Promise.all(harvests.map(told => own([told], small.cooperativeId)));
    expect(results.map(flagsOf).filter(flags => flags.length > 0)).toEqual([['capacity'], ['capacity']]);
    const placeless = events.pluck(stage(next()), 100, { readPoint: undefined });
    expect(flagsOf(await own([placeless], small.cooperativeId))).toEqual(['origin']);
  });

  it('B5 a claim beyond its proof', async () => {
    const [leaf, tea] = [lots.stage(next()), lots.stage(next(), 2)];
    await market.ask(
      `INSERT INTO balance_site_claim (site, claim, valid_from, source) VALUES ($1, 'old-tree', '2025-01-01', 'survey')`,
      [lots.plot],
    );
    const at = { readPoint: { id: lots.plot }, ilmd: { 'chophien:claim': ['old-tree'] } };
    expect(flagsOf(await own([events.pluck(leaf, 10, { ...at, day: '2025-11-20' })]))).toEqual([]);
    const garden = lots.stage(next());
    await own([events.pluck(garden, 30, { readPoint: { id: 'https://id.gs1.org/414/9529001000018' } })]);
    const blended = events.make(
      [
        [leaf, 10],
        [garden, 30],
      ],
      [[tea, 9]],
      { ilmd: { 'chophien:claim': ['old-tree'] } },
    );
    expect(flagsOf(await own([blended]))).toEqual(['claim']);
    const [flag] = await market.ask<{ numbers: object }>(
      `SELECT numbers FROM balance_flag WHERE kind = 'claim' ORDER BY raised_at DESC LIMIT 1`,
    );
    expect(flag?.numbers).toMatchObject({ claim: 'old-tree', claimed: '9000', proven: '2250' });
  });

  const packed = async (packs: number) => {
    const batch = await aBatchOf(next());
    const kilograms = packs / 5;
    await own([events.pluck(lots.stage(batch.lot), kilograms)]);
    const making = events.pack(lots.stage(batch.lot), kilograms, lots.pack(batch.lot), packs);
    const [{ eventId = '' } = {}] = await own([making]);
    return {
      batchId: batch.id,
      variantId: farm.variantId,
      pack: lots.pack(batch.lot),
      lot: batch.lot,
      making,
      eventId,
    };
  };
  const nothing = () => Promise.resolve();
  const sell = (of: { batchId: string; variantId: string }, packs: number) =>
    market.db.transaction(tx => on.packs.sell(tx, [{ ...of, packs }], nothing));

  it('B3 parallel labels: no more than packs, whoever is first, and none again for a packing that is taken back', async () => {
    const goods = await packed(200);
    const { rolls } = labelVerbs(market);
    const results = await Promise.allSettled(
      Array.from({ length: 10 }, () => rolls.issue(farm.clerk, { ...goods, quantity: 30 })),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(6);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'more-labels-than-packs', facts: { left: 20 } },
    });
    const back = own([events.takeBack(goods.making, goods.eventId)]);
    await expect(back).rejects.toMatchObject({ code: 'packs-gone-on', facts: { lot: goods.pack } });
  }, 30_000);

  it('B6 sells no more than was packed, to however many at once', async () => {
    const goods = await packed(10);
    const results = await Promise.allSettled(Array.from({ length: 12 }, () => sell(goods, 1)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
    await expect(sell(goods, 1)).rejects.toMatchObject({ code: 'sold-beyond-packed', facts: { lot: goods.pack } });
    const two = market.db.transaction(tx =>
      on.packs.sell(
        tx,
        [
          { ...goods, packs: 1 },
          { ...goods, variantId: newId(), packs: 1 },
        ],
        nothing,
      ),
    );
    await expect(two).rejects.toMatchObject({ code: 'sold-beyond-packed' });
  });

  it('B6 sells nothing that went to somebody else or was destroyed', async () => {
    const goods = await packed(10);
    const counted = { quantityList: [{ epcClass: goods.pack, quantity: 3, uom: 'H87' }] };
    await own([{ ...events.move('shipping', goods.pack, 1), ...counted }]);
    await own([{ ...events.destroy(goods.pack, 1), ...counted }]);
    await own([{ ...events.move('receiving', goods.pack, 1), ...counted }], 'buyer');
    await expect(sell(goods, 5)).rejects.toMatchObject({ code: 'sold-beyond-packed' });
    await sell(goods, 4);
  });

  it('B6 flags what is sold here and sent elsewhere as well', async () => {
    const goods = await packed(10);
    await sell(goods, 8);
    const sent = {
      ...events.move('shipping', goods.pack, 1),
      quantityList: [{ epcClass: goods.pack, quantity: 3, uom: 'H87' }],
    };
    expect(flagsOf(await own([sent]))).toEqual(['conservation']);
    expect(await market.db.transaction(tx => on.flags.isHeld(tx, goods.batchId))).toBe(true);
  });

  it('B2 a lot that is spoken of before its batch begins is held like any other', async () => {
    const lot = next();
    await own([events.pluck(lots.stage(lot), 40)]);
    const { id } = await aBatchOf(lot);
    await own([events.make([[lots.stage(lot), 40]], [[lots.stage(lot, 2), 41]])]);
    expect(await market.db.transaction(tx => on.flags.isHeld(tx, id))).toBe(true);
    const other = await aBatchOf(next());
    const laundered = await own([events.make([[lots.stage(lot), 0.001]], [[lots.stage(other.lot), 0.001]])]).catch(
      (error: { code: string }) => error.code,
    );
    expect(laundered).toBe('not-enough-in-lot');
    const tea = await own([events.make([[lots.stage(lot, 2), 10]], [[lots.stage(other.lot), 9]])]);
    expect(flagsOf(tea)).toEqual(['held-input']);
    const early = await market.ask('SELECT FROM balance_lot WHERE name = $1 AND batch_id = $2', [lots.stage(lot), id]);
    expect(early).toHaveLength(1);
  });

  it('B6 a packing whose packs are sold cannot be declared wrong, to sell its goods once more', async () => {
    const goods = await packed(10);
    await sell(goods, 1);
    await expect(own([events.takeBack(goods.making, goods.eventId)])).rejects.toMatchObject({
      code: 'packs-gone-on',
      facts: { lot: goods.pack },
    });
    expect(await leftOf(goods.pack)).toBe(2_000n);
  });

  it('follows other people’s lots without refusing what the standard allows', async () => {
    const foreign = 'https://id.gs1.org/01/09521141123454/10/X1';
    const told = await own(
      [events.make([[foreign, 5]], [['urn:epc:class:lgtin:4012345.012345.998877', 9]])],
      'partner',
    );
    expect(flagsOf(told)).toEqual([]);
    expect(flagsOf(await own([events.pluck(foreign, 2, { day: '2026-11-01' })], 'partner'))).toEqual(['conservation']);
  });

  async function aBatchOf(lot: string): Promise<{ id: string; lot: string }> {
    const [row] = await market.ask<{ id: string }>(
      `INSERT INTO traceability_batch (id, cooperative_id, product_id, lot, unit, created_by, created_at) VALUES (uuidv7(), $1, $2, $3, 'g', $4, $5) RETURNING id`,
      [farm.cooperativeId, farm.productId, lot, farm.clerk.personId, market.clock.now()],
    );
    return { id: row?.id ?? '', lot };
  }
});
