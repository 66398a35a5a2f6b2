// Every way of getting more out of the books of the goods than went in that we could think of, by several processes at once. Each try is
// refused, or its batch is flagged and held; in the end the books themselves are asked whether anything leaked.
import { Gang, PROCESSES } from './attacks/gang.mjs';
import { leaksIn } from './attacks/leaks.mjs';
import { setUp } from './attacks/stage.mjs';
import { typedTricks, underTheThreshold, unitTricks } from './attacks/measures.mjs';
import { laundering, parallelLabels, sellingTwice } from './attacks/packs.mjs';
import { backDating, circles, doubleSpend, roundingLeak } from './attacks/spending.mjs';
import { acceptingTwice, correctingTwice } from './attacks/telling-twice.mjs';

export const name = 'attacks';
export const what =
  'double spending, unit tricks, circles, back-dating, rounding, laundering …: all refused or flagged (B1–B6)';

const SIZES = {
  full: { lots: 12, splits: 10_000, chunk: 250, circles: 40, handOvers: 12, batches: 40 },
  small: { lots: 2, splits: 200, chunk: 50, circles: 4, handOvers: 2, batches: 6 },
};

const ATTACKS = [
  doubleSpend,
  unitTricks,
  typedTricks,
  circles,
  backDating,
  roundingLeak,
  parallelLabels,
  sellingTwice,
  laundering,
  acceptingTwice,
  correctingTwice,
  underTheThreshold,
];

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
