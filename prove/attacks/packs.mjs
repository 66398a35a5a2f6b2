// More labels, sales or packs than were packed.
import { counted, isFree, must, times, together } from './counting.mjs';
import { packed } from './stage.mjs';

export async function parallelLabels(stage) {
  const { gang, farm, wish } = stage;
  const counts = [];
  for (let round = 0; round < Math.ceil(wish.lots / 3); round++) {
    const goods = await packed(stage, 200);
    const order = { batchId: goods.batchId, variantId: goods.variantId, quantity: 30 };
    const outcomes = await Promise.all(times(20, () => gang.tell('issue', farm.clerk, order)));
    counts.push(
      counted(
        outcomes.map(({ refused }) => ({ refused })),
        { allowed: 6 },
      ),
    );
  }
  return together(...counts);
}

export async function sellingTwice(stage) {
  const { gang, wish, events, lots, farm } = stage;
  const counts = [];
  for (let round = 0; round < wish.lots; round++) {
    const goods = await packed(stage, 10);
    const sold = { batchId: goods.batchId, variantId: goods.variantId, packs: 3 };
    const outcomes = await Promise.all(times(12, () => gang.tell('sell', [sold])));
    const elsewhere = {
      ...events.move('shipping', 'x', 1),
      quantityList: [{ epcClass: lots.pack(goods.lot), quantity: 4, uom: 'H87' }],
    };
    const sent = await gang.tell('capture', [elsewhere], farm.cooperativeId);
    counts.push(
      together(
        counted(
          outcomes.map(({ refused }) => ({ refused })),
          { allowed: 3 },
        ),
        counted([sent]),
      ),
    );
  }
  return together(...counts);
}

export async function laundering(stage) {
  const { gang, lots, events, farm, aBatch, wish, ask } = stage;
  const bad = await aBatch();
  const told = [
    events.pluck(lots.stage(bad.lot), 40),
    events.make([[lots.stage(bad.lot), 40]], [[lots.stage(bad.lot, 2), 30]], { 'chophien:task': 'dry' }),
  ];
  const first = await gang.tell('capture', told, farm.cooperativeId);
  if (isFree(first)) throw new Error('an unlikely yield was not flagged');
  const outcomes = [];
  let from = lots.stage(bad.lot, 2);
  let left = 29;
  // From hand to hand through ever new batches: the hold goes with the goods.
  for (let hop = 0; hop < wish.batches; hop++) {
    const into = await aBatch();
    left -= 0.5;
    const to = lots.stage(into.lot, 2);
    outcomes.push(await gang.tell('capture', [events.make([[from, left]], [[to, left]])], farm.cooperativeId));
    from = to;
  }
  // Ten kilograms of old trees do not make forty.
  await ask(
    `INSERT INTO balance_site_claim (site, claim, valid_from, source) VALUES ($1, 'old-tree', '2026-01-01', 'survey') ON CONFLICT DO NOTHING`,
    [lots.plot],
  );
  const young = await aYoungGarden(stage);
  const claims = await Promise.all(
    times(wish.lots, async () => {
      const [old, garden] = [(await aBatch()).lot, (await aBatch()).lot];
      await must(
        gang.tell(
          'capture',
          [
            events.pluck(lots.stage(old), 10, { readPoint: { id: lots.plot } }),
            events.pluck(lots.stage(garden), 30, { readPoint: { id: young } }),
          ],
          farm.cooperativeId,
        ),
      );
      const blend = events.make(
        [
          [lots.stage(old), 10],
          [lots.stage(garden), 30],
        ],
        [[lots.stage((await aBatch()).lot, 2), 9]],
        { ilmd: { 'chophien:claim': ['old-tree'] } },
      );
      return gang.tell('capture', [blend], farm.cooperativeId);
    }),
  );
  return counted([first, ...outcomes, ...claims]);
}

/** Another plot of the same farm, of which nothing is verified. */
async function aYoungGarden({ ask, farm, lots }) {
  const extension = '77';
  await ask(
    `INSERT INTO traceability_site (id, cooperative_id, kind, name, commune_code, extension)
     SELECT uuidv7(), cooperative_id, kind, 'Vườn mới', commune_code, $2 FROM traceability_site WHERE id = $1`,
    [farm.plotId, extension],
  );
  return `https://id.gs1.org/414/${lots.gln}/254/${extension}`;
}
