// More taken out of one lot than went in.
import { counted, must, times, together } from './counting.mjs';

export async function doubleSpend({ gang, lots, events, farm, next, wish }) {
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
}

export async function circles({ gang, lots, events, farm, next, wish }) {
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
}

export async function backDating({ gang, lots, events, farm, next, wish }) {
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
}

export async function roundingLeak({ gang, lots, events, farm, next, wish }) {
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
}
