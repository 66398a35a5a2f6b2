// One of several processes that attack the books of the goods at once: it does what it is told with the verbs of the libs on the real
// database, and says what came of it. Forked by prove/attacks.mjs.
import type { EpcisEvent } from '#libs/epcis';
import type { Actor } from '#libs/identity';
import type { SoldPacks } from '#libs/balance';
import type { RollOrder } from '#libs/labels';
import type { Giving, TakingOver, WorkInput } from '#libs/traceability';
import { Clock } from '#platform/clock';
import { openDatabase } from '#platform/database';
import { Outbox } from '#platform/outbox';
import { balanceOn } from './builders/balance.js';
import { labelVerbs } from './builders/labels.js';
import { traceabilityOn } from './builders/traceability.js';
import type { TestDatabase } from './database.js';

interface Deeds {
  capture: [events: EpcisEvent[], party: string];
  sell: [sold: SoldPacks[]];
  issue: [actor: Actor, order: RollOrder];
  record: [actor: Actor, batchId: string, input: WorkInput];
  give: [actor: Actor, batchId: string, giving: Giving];
  takeOver: [actor: Actor, code: string, taking: TakingOver];
}

type Told = { [Deed in keyof Deeds]: { id: number; deed: Deed; args: Deeds[Deed] } }[keyof Deeds];

const db = await openDatabase({ url: process.env['ATTACKED'] ?? '', pool: 4 });
const clock = new Clock();
const market = { db, clock, outbox: new Outbox(db, clock) } as unknown as TestDatabase;
const on = balanceOn(market);
const { rolls } = labelVerbs(market);
const { batches, handOvers } = traceabilityOn(market, on.rules);

function done({ deed, args }: Told): Promise<unknown> {
  switch (deed) {
    case 'capture':
      return on.capture(...args).then(told => told.map(({ eventId, flags, isNew }) => ({ eventId, flags, isNew })));
    case 'sell':
      return db.transaction(tx => on.packs.sell(tx, args[0], () => Promise.resolve()));
    case 'issue':
      return rolls.issue(...args);
    case 'record':
      return batches.recordTask(...args);
    case 'give':
      return handOvers.give(...args);
    case 'takeOver':
      return handOvers.takeOver(...args);
  }
}

process.on('message', (told: Told) => {
  done(told).then(
    answer => process.send?.({ id: told.id, answer }),
    (error: unknown) => process.send?.({ id: told.id, refused: (error as { code?: string }).code ?? String(error) }),
  );
});
process.on('disconnect', () => void db.close().then(() => process.exit(0)));
process.send?.({ id: 0 });
