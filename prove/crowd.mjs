// Buyers in several processes at once. A process that is killed leaves what it had not answered to its successor, as a buyer presses again.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('../dist/test/support/shopper-process.js', import.meta.url));

/**
 * Does all deeds, dealt out over the processes; each deed until it is answered.
 * @returns {Promise<{ outcomes: string[], kills: number }>} the outcomes in the order of the deeds
 */
export async function doneByCrowd(url, deeds, { processes = 4, kills = 0 } = {}) {
  const outcomes = deeds.map(() => undefined);
  const hands = Array.from({ length: processes }, (_, at) =>
    deeds.map((_deed, id) => id).filter(id => id % processes === at),
  );
  let killed = 0;
  const work = async mine => {
    // At random, but never after the last answer: a kill that hits nobody proves nothing.
    const ends = Array.from({ length: kills }, () => Math.floor(Math.random() * mine.length));
    for (let turn = 0; ; turn++) {
      const open = mine.filter(id => outcomes[id] === undefined);
      if (open.length === 0) return;
      const mayLive = turn < kills ? Math.max(1, Math.min(ends[turn], open.length - 1)) : Infinity;
      killed += (await oneLife(url, deeds, open, outcomes, mayLive)) ? 1 : 0;
    }
  };
  await Promise.all(hands.map(work));
  return { outcomes, kills: killed };
}

/** A process answers, until it has answered all, or is killed after so many answers. Says whether it was. */
async function oneLife(url, deeds, open, outcomes, mayLive) {
  const child = fork(PROGRAM, { env: { ...process.env, NODE_OPTIONS: '', DATABASE_URL: url } });
  await once(child, 'message');
  let answered = 0;
  const over = new Promise(done => {
    child.on('message', ({ id, outcome }) => {
      outcomes[id] = outcome;
      if (++answered === open.length) child.kill('SIGTERM');
      else if (answered === mayLive) child.kill('SIGKILL');
    });
    child.once('exit', (_code, signal) => done(signal === 'SIGKILL'));
  });
  for (const id of open) child.send({ id, ...deeds[id] });
  return over;
}

/** How often each outcome came. */
export const counted = outcomes =>
  outcomes.reduce((sum, outcome) => ({ ...sum, [outcome]: (sum[outcome] ?? 0) + 1 }), {});
