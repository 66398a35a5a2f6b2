import { secretHash } from '#platform/ids';
import { aBasket, aCooperative, aPerson, goods, onShelf, openStage } from './builders/ordering.js';

export interface SignIns {
  /** Who signs in, with the cookie of the basket they filled as a guest. */
  visits: { person: string; key: string }[];
  /** Of how many people there is too little for both baskets. */
  capped: number;
  /** The people whose basket is not what both baskets add up to, as far as there is enough. */
  wrong(): Promise<object[]>;
  close(): Promise<void>;
}

const FREE = 25;
const CONTENTS = `SELECT l.quantity, l.wanted, (SELECT count(*)::int FROM ordering_basket WHERE person_id = $2) AS baskets
  FROM ordering_basket_key k JOIN ordering_basket b ON b.id = k.basket_id JOIN ordering_basket_line l ON l.basket_id = b.id
  WHERE k.hash = $1 AND b.person_id = $2`;

/** People with a basket from before, and another filled as a guest: of the same goods, of which there are 25 packs. */
export async function stageSignIns(url: string, people: number): Promise<SignIns> {
  const { ordering, ask, built } = await openStage(url);
  const tea = await goods(built, await aCooperative(built));
  await onShelf(built, tea, FREE, { bestBefore: '2099-12-31' });
  const visits: (SignIns['visits'][number] & { wish: number })[] = [];
  for (let n = 0; n < people; n++) {
    const [before, now] = [1 + (n % 20), 1 + ((n * 7) % 20)];
    const person = await aPerson(built);
    await ordering.baskets.join(person, await aBasket(ordering, [tea, before]));
    visits.push({ person, key: await aBasket(ordering, [tea, now]), wish: before + now });
  }
  return {
    visits: visits.map(({ person, key }) => ({ person, key })),
    capped: visits.filter(({ wish }) => wish > FREE).length,
    wrong: async () => {
      const wrong: object[] = [];
      for (const { person, key, wish } of visits) {
        const found = await ask<object>(CONTENTS, [secretHash(key), person]);
        const wanted = [{ quantity: Math.min(wish, FREE), wanted: wish > FREE ? wish : null, baskets: 1 }];
        if (JSON.stringify(found) !== JSON.stringify(wanted)) wrong.push({ found, wanted });
      }
      return wrong;
    },
    close: () => ordering.close(),
  };
}
