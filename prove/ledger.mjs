// Orders, money and payouts at random by hands in several processes that are killed, and facts told one to five times in any order.
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const name = 'ledger';
export const what =
  'after any sequence of orders, money and payouts, told in any order and killed, the books are exact (M7)';

const HAND = fileURLToPath(new URL('../dist/test/support/ledger-hand.js', import.meta.url));
const SIZES = {
  full: { sellers: 6, hands: 4, deeds: 12_000, deedsPerLife: 200 },
  small: { sellers: 2, hands: 2, deeds: 240, deedsPerLife: 60 },
};

export async function run({ url, size = 'full', say = () => undefined }) {
  const { stageStorm, openStorm, tellOfAll, wrongInBooks, countStorm } =
    await import('../dist/test/support/ledger-storm.js');
  const { sellers, hands, deeds, deedsPerLife } = SIZES[size];
  const stage = await stageStorm(url, sellers);
  const kills = await rage({ url, stage, hands, deeds, deedsPerLife });
  say(`${deeds} things done, ${kills} processes killed`);
  const storm = await openStorm(url);
  try {
    const told = await tellOfAll(storm);
    const wrong = await wrongInBooks(storm);
    if (wrong.length > 0) throw new Error(wrong.join('\n'));
    const { orders, postings, refunds, runs, paid, bounced } = await countStorm(storm);
    return (
      `${orders} orders, ${refunds} parts back, ${runs} payout runs (${paid} transfers paid, ${bounced} bounced), ${kills} processes killed, ` +
      `${told} facts told at the end: ${postings} postings, each sums to zero, no order earned twice, every seller's payable exact`
    );
  } finally {
    await storm.close();
  }
}

/** So many hands at once; each process is killed after a random number of things, wherever the next one stands then. */
async function rage({ url, stage, hands, deeds, deedsPerLife }) {
  let done = 0;
  let kills = 0;
  const env = { ...process.env, NODE_OPTIONS: '', DATABASE_URL: url, STAGE: JSON.stringify(stage) };
  const live = () =>
    new Promise((dead, failed) => {
      const child = fork(HAND, { env });
      let left = 1 + Math.floor(Math.random() * 2 * deedsPerLife);
      child.on('message', ({ trouble }) => {
        if (trouble) failed(new Error(trouble));
        done++;
        if (--left > 0 && done < deeds && !trouble) return;
        child.kill('SIGKILL');
      });
      child.once('exit', (_code, signal) =>
        signal === 'SIGKILL' ? dead(kills++) : failed(new Error('a hand died by itself')),
      );
    });
  const hand = async () => {
    while (done < deeds) await live();
  };
  await Promise.all(Array.from({ length: hands }, hand));
  return kills;
}
