// Two hundred buyers press the button for the last fifty packs, in four processes that are killed in the middle of it.
import { counted, doneByCrowd } from './crowd.mjs';

export const name = 'oversell';
export const what = '200 buyers in 4 processes, killed at random, buy exactly the 50 packs there are (M2)';

const SIZES = {
  full: { rounds: 10, buyers: 200, packs: 50, kills: 3 },
  small: { rounds: 1, buyers: 80, packs: 20, kills: 1 },
};

export async function run({ url, size = 'full', say = () => undefined }) {
  const { stageSale } = await import('../dist/test/support/sale.js');
  const { rounds, buyers, packs, kills } = SIZES[size];
  const total = { placed: 0, refused: 0, kills: 0 };
  for (let round = 1; round <= rounds; round++) {
    const sale = await stageSale(url, { buyers, packs });
    try {
      const { outcomes, kills: killed } = await doneByCrowd(url, sale.deeds, { kills });
      const { placed = 0, 'out-of-stock': refused = 0, ...others } = counted(outcomes);
      if (Object.keys(others).length > 0) throw new Error(`neither sold nor refused: ${JSON.stringify(others)}`);
      const found = await sale.found();
      const wanted = { orders: packs, sold: packs, onHand: packs, held: packs, baskets: buyers - packs, unbalanced: 0 };
      for (const [fact, count] of Object.entries(wanted))
        if (found[fact] !== count) throw new Error(`${fact}: ${found[fact]} instead of ${count}`);
      if (placed !== packs) throw new Error(`${placed} buyers were told that they have it, of ${packs} packs`);
      total.placed += placed;
      total.refused += refused;
      total.kills += killed;
      say(`round ${round} of ${rounds}: ${placed} sold, ${refused} refused, ${killed} processes killed`);
    } finally {
      await sale.close();
    }
  }
  return `${rounds} × ${buyers} buyers for ${packs} packs, ${total.kills} processes killed: ${total.placed} sold, ${total.refused} told that it is sold out, none below zero, no deadlock`;
}
