// One of several crowds of buyers in processes of their own, made to be killed: does what it is told with the verbs of the libs on the
// real database, and says of each deed what came of it: `placed`, `joined`, or the code of the refusal. Started with DATABASE_URL.
import type { PlaceInput } from '#libs/ordering';
import { Clock } from '#platform/clock';
import { dong } from '#platform/money';
import { openOrdering } from './builders/ordering.js';

interface Deeds {
  place: [input: Omit<PlaceInput, 'expectedTotal'> & { expectedTotal: string }];
  join: [personId: string, key: string];
}

export type ShopperDeed = { [Name in keyof Deeds]: { id: number; deed: Name; args: Deeds[Name] } }[keyof Deeds];

const ordering = await openOrdering(process.env['DATABASE_URL'] ?? '', new Clock(), 8);

async function done({ deed, args }: ShopperDeed): Promise<string> {
  switch (deed) {
    case 'place':
      await ordering.orders.place({ ...args[0], expectedTotal: dong(args[0].expectedTotal) });
      return 'placed';
    case 'join':
      await ordering.baskets.join(...args);
      return 'joined';
  }
}

const codeOf = (error: unknown): string => (error as { code?: string }).code ?? String(error);

process.on('message', (told: ShopperDeed) => {
  void done(told).then(
    outcome => process.send?.({ id: told.id, outcome }),
    (error: unknown) => process.send?.({ id: told.id, outcome: codeOf(error) }),
  );
});
process.send?.('ready');
