import type { Database } from '#platform/database';
import { newId } from '#platform/ids';
import { FIRST_PRICE_LISTS } from './first-price-lists.js';
import { insertLists } from './tariff.query.js';

/** Gives a market without any price list the first ones. What the operator has added, ended or corrected since is theirs. */
export async function loadTariff(db: Database): Promise<void> {
  const lists = FIRST_PRICE_LISTS.map(list => ({ id: newId(), ...list }));
  await db.transaction(async tx => {
    await tx.query('LOCK TABLE delivery_list IN SHARE ROW EXCLUSIVE MODE');
    const [row] = (await tx.query('SELECT EXISTS (SELECT FROM delivery_list) AS known')) as { known: boolean }[];
    if (!row?.known) await db.run(tx, insertLists, [JSON.stringify(lists), null]);
  });
}
