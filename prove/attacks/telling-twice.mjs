// The same thing taken over or corrected more than once.
import { randomUUID } from 'node:crypto';
import { counted, isPassed, must, times, together } from './counting.mjs';
import { packed } from './stage.mjs';

export async function acceptingTwice({ gang, farm, neighbour, aBatch, wish }) {
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
}

export async function correctingTwice(stage) {
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
      await gang.tell('capture', [events.make([[leaf, 0.001]], [[lots.stage(next(), 2), 0.001]])], farm.cooperativeId),
    );
    // Sold packs of a packing that "never was".
    const goods = await packed(stage, 10);
    await must(gang.tell('sell', [{ batchId: goods.batchId, variantId: goods.variantId, packs: 1 }]));
    outcomes.push(await gang.tell('capture', [declared(events, goods.making, goods.eventId, 0)], farm.cooperativeId));
  }
  return counted(outcomes);
}

/** The same event declared wrong; each declaration a little later than the other, so that they are not one. */
const declared = (events, event, eventId, at) => {
  const told = events.takeBack(event, eventId);
  return {
    ...told,
    errorDeclaration: { ...told.errorDeclaration, declarationTime: `2026-11-24T08:00:0${at}.000+07:00` },
  };
};
