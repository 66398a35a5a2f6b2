// Amounts in units, spellings and small portions that the books might take for something else.
import { counted, must, times } from './counting.mjs';
import { built } from './stage.mjs';

export async function unitTricks({ gang, lots, events, farm, next, wish }) {
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
}

export async function typedTricks() {
  const { readQuantity, unitsOn } = await built('libs/traceability/src/index.js');
  const own = [{ name: 'gùi', holds: 15_000n, base: 'g', validFrom: '2026-01-01' }];
  const units = unitsOn('g', own, '2026-11-24');
  const read = typed => readQuantity(typed, units, 'g', 'vi');
  const equal = [
    ['4 tạ', '400 kg', '4000 lạng', '0,4 tấn', '40 yến', '400.000 g'],
    ['2 gùi', '30 kg', '0,3 tạ'],
  ];
  for (const same of equal)
    if (new Set(same.map(typed => String(read(typed)))).size !== 1) throw new Error(`not the same: ${same.join(', ')}`);
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
}

export async function underTheThreshold({ gang, lots, events, farm, aBatch, wish, ask }) {
  // Bought-in leaves in many small batches, each far below what the plot gives in a season: the season adds them up.
  await ask(`UPDATE traceability_site SET season_capacity = 1000000, capacity_unit = 'g' WHERE id = $1`, [farm.plotId]);
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
}
