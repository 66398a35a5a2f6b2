// Every way of getting more out of the books of the goods than went in that we could think of, by several processes at once. Each try is
// refused, or its batch is flagged and held; in the end the books themselves are asked whether anything leaked.
import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import pg from 'pg';

export const name = 'attacks';
export const what =
  'double spending, unit tricks, circles, back-dating, rounding, laundering …: all refused or flagged (B1–B6)';

const PROCESSES = 4;
const SIZES = {
  full: { lots: 12, splits: 10_000, chunk: 250, circles: 40, handOvers: 12, batches: 40 },
  small: { lots: 2, splits: 200, chunk: 50, circles: 4, handOvers: 2, batches: 6 },
};

const built = path => import(new URL(`../dist/${path}`, import.meta.url).href);

export async function run({ url, size = 'full', say = () => undefined }) {
  const stage = await setUp(url);
  const gang = await Gang.open(url);
  const counts = [];
  try {
    for (const attack of ATTACKS) {
      const count = await attack({ ...stage, gang, wish: SIZES[size] });
      counts.push({ name: attack.name, ...count });
      say(`${attack.name}: ${count.tried} tried, ${count.refused} refused, ${count.flagged ?? 0} flagged`);
      if (count.leaked > 0) throw new Error(`${attack.name}: ${count.leaked} of ${count.tried} got through`);
    }
    const wrong = await leaksIn(stage);
    if (wrong.length > 0) throw new Error(`the books leak: ${JSON.stringify(wrong.slice(0, 5))}`);
    const sum = key => counts.reduce((all, count) => all + (count[key] ?? 0), 0);
    return `${counts.length} kinds, ${sum('tried').toLocaleString('en')} tries by ${PROCESSES} processes: ${sum('refused').toLocaleString('en')} refused, ${sum('flagged')} flagged, 0 got through`;
  } finally {
    await gang.close();
    await stage.close();
  }
}

/** A co-op of its own in the seeded market, and how its goods are called. */
async function setUp(url) {
  const { aFarm } = await built('test/support/builders/traceability.js');
  const { lotsOf, events } = await built('test/support/builders/balance.js');
  const client = new pg.Client(url);
  await client.connect();
  const ask = async (sql, values = []) => (await client.query(sql, values)).rows;
  const clock = { now: () => new Date() };
  const farm = await aFarm({ ask, clock });
  const neighbour = await aFarm({ ask, clock });
  const lots = await lotsOf({ ask }, farm);
  let number = 0;
  const next = () => `A${++number}`;
  const aBatch = async () => {
    const lot = next();
    const [{ id }] = await ask(
      `INSERT INTO traceability_batch (id, cooperative_id, product_id, lot, unit, created_by, created_at)
       VALUES (uuidv7(), $1, $2, $3, 'g', $4, now()) RETURNING id`,
      [farm.cooperativeId, farm.productId, lot, farm.clerk.personId],
    );
    return { id, lot };
  };
  return { ask, farm, neighbour, lots, events, next, aBatch, close: () => client.end() };
}

/** Processes that do what they are told at the same time, in turn. */
class Gang {
  static async open(url) {
    const file = new URL('../dist/test/support/attacker.js', import.meta.url).pathname;
    const env = { ...process.env, NODE_OPTIONS: '', ATTACKED: url };
    const members = Array.from({ length: PROCESSES }, () =>
      fork(file, { env, serialization: 'advanced', execArgv: [] }),
    );
    const gang = new Gang(members);
    await Promise.all(members.map(member => gang.hears(member)));
    return gang;
  }

  constructor(members) {
    this.members = members;
    this.open = new Map();
    this.number = 0;
  }

  hears(member) {
    return new Promise((ready, failed) => {
      member.on('exit', code => {
        failed(new Error(`an attacker ended with ${code}`));
        for (const { reject } of this.open.values()) reject(new Error(`an attacker ended with ${code}`));
      });
      member.on('message', ({ id, ...outcome }) => {
        if (id === 0) return ready();
        this.open.get(id)?.resolve(outcome);
        this.open.delete(id);
      });
    });
  }

  /** `{ answer }` or `{ refused: code }`. */
  tell(deed, ...args) {
    const id = ++this.number;
    return new Promise((resolve, reject) => {
      this.open.set(id, { resolve, reject });
      this.members[id % this.members.length].send({ id, deed, args });
    });
  }

  async close() {
    for (const member of this.members) member.removeAllListeners('exit');
    await Promise.all(
      this.members.map(member => new Promise(gone => (member.once('exit', gone), member.disconnect()))),
    );
  }
}

const flagsOf = ({ answer }) => (answer ?? []).flatMap(({ flags }) => flags);
const isPassed = outcome => outcome.refused === undefined;
const isFree = outcome => isPassed(outcome) && flagsOf(outcome).length === 0;
const times = (count, make) => Array.from({ length: count }, (_, at) => make(at));

/** What must have worked before an attack means anything. */
async function must(telling) {
  const outcome = await telling;
  if (!isPassed(outcome)) throw new Error(`an honest step was refused: ${outcome.refused}`);
  return outcome.answer;
}

/** Counts tries of which at most `allowed` may go through unflagged. Anything that is refused must be refused by a rule, not by a fault. */
function counted(outcomes, { allowed = 0, by } = {}) {
  const strange = outcomes.find(({ refused }) => refused !== undefined && !(by ?? RULES).test(refused));
  if (strange) throw new Error(`refused for another reason: ${strange.refused}`);
  const free = outcomes.filter(isFree).length;
  if (free < allowed) throw new Error(`only ${free} of ${allowed} honest ones went through`);
  return {
    tried: outcomes.length,
    refused: outcomes.filter(outcome => !isPassed(outcome)).length,
    flagged: outcomes.filter(outcome => isPassed(outcome) && !isFree(outcome)).length,
    leaked: free - allowed,
  };
}
const RULES =
  /^(not-enough-in-lot|quantity-unreadable|event-invalid|lots-in-circle|packs-gone-on|sold-beyond-packed|more-labels-than-packs|already-taken-over|more-than-given|batch-held|amount-needed|not-enough-in-batch)$/;

const together = (...parts) =>
  parts.reduce((all, one) => ({
    tried: all.tried + one.tried,
    refused: all.refused + one.refused,
    flagged: all.flagged + one.flagged,
    leaked: all.leaked + one.leaked,
  }));

/** Packs of a new batch: 200 g each. */
async function packed({ gang, lots, events, farm, aBatch }, packs) {
  const batch = await aBatch();
  const kilograms = packs / 5;
  const own = told => must(gang.tell('capture', [told], farm.cooperativeId));
  await own(events.pluck(lots.stage(batch.lot), kilograms));
  const making = events.pack(lots.stage(batch.lot), kilograms, lots.pack(batch.lot), packs);
  const [{ eventId }] = await own(making);
  return { batchId: batch.id, variantId: farm.variantId, lot: batch.lot, making, eventId };
}

const ATTACKS = [
  async function doubleSpend({ gang, lots, events, farm, next, wish }) {
    const counts = [];
    for (const leaf of times(wish.lots, () => lots.stage(next()))) {
      await must(gang.tell('capture', [events.pluck(leaf, 40)], farm.cooperativeId));
      const tries = times(40, () => events.make([[leaf, 3]], [[lots.stage(next(), 2), 0.7]]));
      counts.push(
        counted(await Promise.all(tries.map(told => gang.tell('capture', [told], farm.cooperativeId))), {
          allowed: 13,
        }),
      );
    }
    return together(...counts);
  },

  async function unitTricks({ gang, lots, events, farm, next, wish }) {
    const false_ = [
      { quantity: 40 },
      { quantity: 40, uom: 'LTR' },
      { quantity: 40, uom: 'ZZZ' },
      { quantity: -40, uom: 'KGM' },
      { quantity: 0, uom: 'KGM' },
      { uom: 'KGM' },
      { quantity: 1e30, uom: 'KGM' },
      { quantity: 1e308, uom: 'TNE' },
      { quantity: NaN, uom: 'KGM' },
      { quantity: Infinity, uom: 'KGM' },
      { quantity: '40', uom: 'KGM' },
      { quantity: 0.0004, uom: 'KGM' },
      { quantity: 0.1, uom: 'GRM' },
      { quantity: 1.0000001, uom: 'KGM' },
      { quantity: 5e-324, uom: 'TNE' },
    ];
    const made = false_.map(counted_ => ({
      ...events.pluck('x', 1),
      quantityList: [{ epcClass: lots.stage(next()), ...counted_ }],
    }));
    const halves = times(wish.lots, () => {
      const leaf = lots.stage(next());
      return [
        events.pluck(leaf, 1),
        {
          ...events.pack(leaf, 0.1, lots.pack(next()), 1),
          outputQuantityList: [{ epcClass: lots.pack(next()), quantity: 0.5, uom: 'H87' }],
        },
      ];
    });
    // The same forty kilograms in every unit there is: one gram more is one too many.
    const units = [
      ['GRM', 40_000],
      ['HGM', 400],
      ['DTN', 0.4],
      ['TNE', 0.04],
      ['MGM', 40_000_000],
    ];
    const spent = await Promise.all(
      units.map(async ([uom, quantity]) => {
        const leaf = lots.stage(next());
        const told = { ...events.pluck(leaf, 1), quantityList: [{ epcClass: leaf, quantity, uom }] };
        await must(gang.tell('capture', [told], farm.cooperativeId));
        return gang.tell('capture', [events.make([[leaf, 40.001]], [[lots.stage(next(), 2), 9]])], farm.cooperativeId);
      }),
    );
    const outcomes = await Promise.all(
      [...made.map(told => [told]), ...halves].map(told => gang.tell('capture', told, farm.cooperativeId)),
    );
    return counted([...outcomes, ...spent]);
  },

  async function typedTricks() {
    const { readQuantity, unitsOn } = await built('libs/traceability/src/index.js');
    const own = [{ name: 'gùi', holds: 15_000n, base: 'g', validFrom: '2026-01-01' }];
    const units = unitsOn('g', own, '2026-11-24');
    const read = typed => readQuantity(typed, units, 'g', 'vi');
    const equal = [
      ['4 tạ', '400 kg', '4000 lạng', '0,4 tấn', '40 yến', '400.000 g'],
      ['2 gùi', '30 kg', '0,3 tạ'],
    ];
    for (const same of equal)
      if (new Set(same.map(typed => String(read(typed)))).size !== 1)
        throw new Error(`not the same: ${same.join(', ')}`);
    const tricks = [
      '-2 gùi',
      '2 gùi 3 lít',
      '1 bao',
      '1e9 kg',
      'NaN',
      '∞ kg',
      '½ gùi',
      '999999999999 tạ',
      '0,0001 kg',
      '1/2 tạ',
      '0x10 kg',
      '--4',
      '4 lít',
      '2 gui gui',
      '१२ kg',
    ];
    const taken = tricks.filter(typed => read(typed) !== undefined);
    if (taken.length > 0) throw new Error(`read as an amount: ${taken.join(', ')}`);
    return { tried: tricks.length, refused: tricks.length, flagged: 0, leaked: 0 };
  },

  async function circles({ gang, lots, events, farm, next, wish }) {
    const counts = [];
    for (let round = 0; round < wish.circles; round++) {
      const [a, b, c] = times(3, () => lots.stage(next()));
      await must(
        gang.tell(
          'capture',
          [events.pluck(a, 10), events.pluck(b, 10), events.make([[b, 5]], [[c, 5]])],
          farm.cooperativeId,
        ),
      );
      // Two halves of one circle at the same moment, from two processes: at most one may stand.
      const halves = [events.make([[a, 2]], [[b, 2]]), events.make([[c, 2]], [[a, 2]])];
      const outcomes = await Promise.all(halves.map(told => gang.tell('capture', [told], farm.cooperativeId)));
      const self = await gang.tell('capture', [events.make([[a, 1]], [[a, 1]])], farm.cooperativeId);
      counts.push(together(counted(outcomes, { allowed: 1 }), counted([self])));
    }
    return together(...counts);
  },

  async function backDating({ gang, lots, events, farm, next, wish }) {
    const outcomes = await Promise.all(
      times(wish.lots, async at => {
        const leaf = lots.stage(next());
        await must(
          gang.tell(
            'capture',
            [
              events.pluck(leaf, 10, { day: '2026-11-10' }),
              events.make([[leaf, 10]], [[lots.stage(next(), 2), 2]], { day: '2026-11-12' }),
              events.pluck(leaf, 40, { day: '2026-11-14' }),
            ],
            farm.cooperativeId,
          ),
        );
        const day = at % 2 === 0 ? '2026-11-13' : '2026-11-09';
        return gang.tell(
          'capture',
          [events.make([[leaf, 1]], [[lots.stage(next(), 2), 0.2]], { day })],
          farm.cooperativeId,
        );
      }),
    );
    return counted(outcomes);
  },

  async function roundingLeak({ gang, lots, events, farm, next, wish }) {
    const leaf = lots.stage(next());
    const whole = Math.round(wish.splits * 400 - 1) / 1000;
    await must(gang.tell('capture', [events.pluck(leaf, whole)], farm.cooperativeId));
    const parts = times(wish.splits, () => lots.stage(next(), 2));
    const told = parts.map(part => events.make([[leaf, 0.4]], [[part, 0.4]]));
    const chunks = times(Math.ceil(wish.splits / wish.chunk), at => told.slice(at * wish.chunk, (at + 1) * wish.chunk));
    // One gram is missing: the last group cannot have it all, whoever is last.
    const outcomes = await Promise.all(chunks.map(chunk => gang.tell('capture', chunk, farm.cooperativeId)));
    const finer = await Promise.all(
      times(20, () =>
        gang.tell(
          'capture',
          [events.make([[leaf, 0.0333333]], [[lots.stage(next(), 2), 0.0333333]])],
          farm.cooperativeId,
        ),
      ),
    );
    // Of four grams 26 % are one: a gram is not won by rounding up.
    const dust = await Promise.all(
      times(wish.batches, () => {
        const small = lots.stage(next());
        // Told first, since events are told in the order of their times: or the drying would be refused for its time alone.
        const plucked = events.pluck(small, 0.004);
        const making = events.make([[small, 0.004]], [[lots.stage(next(), 2), 0.002]], { 'chophien:task': 'dry' });
        return gang.tell('capture', [plucked, making], farm.cooperativeId);
      }),
    );
    const splitting = counted(outcomes, { allowed: chunks.length - 1 });
    return together({ ...splitting, tried: wish.splits }, counted(finer), counted(dust));
  },

  async function parallelLabels(stage) {
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
  },

  async function sellingTwice(stage) {
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
  },

  async function laundering(stage) {
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
    const claims = await Promise.all(
      times(wish.lots, async () => {
        const [old, garden] = [(await aBatch()).lot, (await aBatch()).lot];
        await must(
          gang.tell(
            'capture',
            [events.pluck(lots.stage(old), 10, { readPoint: { id: lots.plot } }), events.pluck(lots.stage(garden), 30)],
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
  },

  async function acceptingTwice({ gang, farm, neighbour, aBatch, wish }) {
    const counts = [];
    for (let round = 0; round < wish.handOvers; round++) {
      const { id } = await aBatch();
      const at = minutes => new Date(Date.now() - minutes * 60_000);
      const side = (of, amount, minutes) => ({ id: randomUUID(), amount, siteId: of.plotId, happenedAt: at(minutes) });
      const pluck = { kind: 'pluck', happenedAt: at(60), siteId: farm.plotId, output: 20_000n };
      await must(gang.tell('record', farm.clerk, id, pluck));
      const { code } = await must(gang.tell('give', farm.clerk, id, side(farm, 10_000n, 30)));
      const taking = amount => ({
        ...side(neighbour, amount, 10),
        cooperativeId: neighbour.cooperativeId,
        productId: neighbour.productId,
      });
      const more = await gang.tell('takeOver', neighbour.clerk, code, taking(10_001n));
      const outcomes = await Promise.all(times(12, () => gang.tell('takeOver', neighbour.clerk, code, taking(9_900n))));
      counts.push(
        together(
          counted([{ refused: more.refused }]),
          counted(
            outcomes.map(({ refused }) => ({ refused })),
            { allowed: 1 },
          ),
        ),
      );
    }
    return together(...counts);
  },

  async function correctingTwice(stage) {
    const { gang, lots, events, farm, next, wish } = stage;
    const outcomes = [];
    for (let round = 0; round < wish.lots; round++) {
      const [leaf, tea] = [lots.stage(next()), lots.stage(next(), 2)];
      await must(gang.tell('capture', [events.pluck(leaf, 40)], farm.cooperativeId));
      const making = events.make([[leaf, 40]], [[tea, 10]]);
      const [{ eventId }] = await must(gang.tell('capture', [making], farm.cooperativeId));
      // Declared wrong by all at once: the leaves come back once, and can be used once.
      const backs = await Promise.all(
        times(8, at => gang.tell('capture', [declared(events, making, eventId, at)], farm.cooperativeId)),
      );
      if (backs.filter(isPassed).length === 0) throw new Error(`no correction went through: ${backs[0].refused}`);
      await must(gang.tell('capture', [events.make([[leaf, 40]], [[lots.stage(next(), 2), 10]])], farm.cooperativeId));
      outcomes.push(
        await gang.tell(
          'capture',
          [events.make([[leaf, 0.001]], [[lots.stage(next(), 2), 0.001]])],
          farm.cooperativeId,
        ),
      );
      // Sold packs of a packing that "never was".
      const goods = await packed(stage, 10);
      await must(gang.tell('sell', [{ batchId: goods.batchId, variantId: goods.variantId, packs: 1 }]));
      outcomes.push(await gang.tell('capture', [declared(events, goods.making, goods.eventId, 0)], farm.cooperativeId));
    }
    return counted(outcomes);
  },

  async function underTheThreshold({ gang, lots, events, farm, aBatch, wish, ask }) {
    // Bought-in leaves in many small batches, each far below what the plot gives in a season: the season adds them up.
    await ask(`UPDATE traceability_site SET season_capacity = 1000000, capacity_unit = 'g' WHERE id = $1`, [
      farm.plotId,
    ]);
    await ask('DELETE FROM balance_season WHERE site = $1', [lots.plot]);
    const most = Math.floor(wish.batches / 2);
    const each = Math.floor(1000 / most);
    const at = { readPoint: { id: lots.plot }, bizLocation: { id: lots.plot } };
    const names = [];
    for (let made = 0; made < wish.batches; made++) names.push(lots.stage((await aBatch()).lot));
    const outcomes = await Promise.all(
      names.map(leaf => gang.tell('capture', [events.pluck(leaf, each, at)], farm.cooperativeId)),
    );
    return counted(outcomes, { allowed: most });
  },
];

/** The same event declared wrong; each declaration a little later than the other, so that they are not one. */
const declared = (events, event, eventId, at) => {
  const told = events.takeBack(event, eventId);
  return {
    ...told,
    errorDeclaration: { ...told.errorDeclaration, declarationTime: `2026-11-24T08:00:0${at}.000+07:00` },
  };
};

/** What the rows themselves say in the end, counted in another way than the rules do. */
const leaksIn = async ({ ask }) => [
  ...(await ask(`SELECT l.name, e.holder, 'below zero' AS what FROM balance_entry e JOIN balance_lot l ON l.id = e.lot_id
     WHERE e.voided_by IS NULL AND l.cooperative_id IS NOT NULL GROUP BY l.name, e.holder HAVING sum(e.amount) < 0`)),
  ...(await ask(`SELECT l.name, 'sums differ' AS what FROM balance_lot l JOIN balance_entry e ON e.lot_id = l.id AND e.voided_by IS NULL
     WHERE l.cooperative_id IS NOT NULL GROUP BY l.id HAVING l.created <> COALESCE(sum(e.amount) FILTER (WHERE e.kind IN ('created', 'opened')), 0)
       OR l.consumed <> -COALESCE(sum(e.amount) FILTER (WHERE e.kind = 'consumed'), 0)`)),
  ...(await ask(`SELECT l.name, 'sold more than packed' AS what FROM balance_lot l WHERE l.sold > l.created`)),
  ...(await ask(`SELECT l.batch_id, 'more labels than packs' AS what FROM labels_label t JOIN balance_lot l ON l.batch_id = t.batch_id
     AND l.name LIKE '%/01/' || t.gtin || '/10/%' JOIN catalog_variant v ON v.gtin = t.gtin WHERE t.state NOT IN ('void', 'spoiled')
     GROUP BY l.id, l.batch_id, l.created, v.net_quantity HAVING count(*) * v.net_quantity > l.created`)),
  ...(await ask(`WITH RECURSIVE onward(start, lot) AS (SELECT from_lot, to_lot FROM balance_edge WHERE voided_by IS NULL AND NOT is_container
       UNION SELECT o.start, e.to_lot FROM onward o JOIN balance_edge e ON e.from_lot = o.lot AND e.voided_by IS NULL AND NOT e.is_container
       JOIN balance_lot f ON f.id = e.to_lot WHERE f.name LIKE '%/10/A%') SELECT start, 'circle' AS what FROM onward WHERE start = lot LIMIT 5`)),
];
