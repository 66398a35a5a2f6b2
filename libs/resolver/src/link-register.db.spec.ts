import { aWorkshop, type Workshop } from '../../../test/support/builders/labels.js';
import { testDatabase, type TestDatabase } from '../../../test/support/database.js';
import { checkDigit } from '#libs/gs1';
import { HiddenFromActor, OtherRoleNeeded } from '#libs/identity';
import { newId } from '#platform/ids';
import { LinkRegister } from './link-register.service.js';
import type { LinkInput } from './registration.js';
import * as refusals from './refusals.js';

describe('registering links', () => {
  let database: TestDatabase;
  let shop: Workshop;
  let register: LinkRegister;
  /** A pallet of the co-op, of which the market knows nothing by itself. */
  let pallet: string;
  beforeAll(async () => {
    database = await testDatabase();
    shop = await aWorkshop(database);
    register = new LinkRegister(database.db, database.clock);
    const body = '39520001000000001';
    pallet = `/00/${body}${checkDigit(body)}`;
  });
  afterAll(() => database.drop());

  const add = (more: Partial<LinkInput>, actor = shop.clerk) =>
    register.add(actor, shop.cooperativeId, {
      code: `/01/${shop.gtin}`,
      type: 'faqs',
      href: 'https://che.example/hoi-dap',
      title: 'Hỏi đáp',
      ...more,
    });
  const count = async () =>
    (await database.ask<{ n: number }>('SELECT count(*)::int AS n FROM resolver_link'))[0]?.n ?? -1;

  it('is the clerk’s, at their own desk', async () => {
    await expect(add({}, shop.packer)).rejects.toThrow(OtherRoleNeeded);
    await expect(add({}, shop.stranger)).rejects.toThrow(HiddenFromActor);
    expect(await count()).toBe(0);
  });

  it('registers one when it is sent many times at once', async () => {
    const id = newId();
    const all = await Promise.all(Array.from({ length: 8 }, () => add({ id })));
    expect(all).toEqual(Array.from({ length: 8 }, () => ({ id })));
    expect(await count()).toBe(1);
    await expect(add({})).rejects.toThrow(refusals.LinkThereAlready);
  });

  it('R18: where the market says where a code leads, nobody else does', async () => {
    await expect(add({ type: 'defaultLink' })).rejects.toThrow(refusals.DefaultIsTaken);
  });

  it('only of keys that begin with one’s own prefix', async () => {
    await expect(add({ code: '/01/04006381333931' })).rejects.toThrow(refusals.CodeNotYours);
  });

  it('R06 R18: elsewhere the default comes first, is one, and goes last', async () => {
    const lead = { code: pallet, href: 'https://che.example/pallet' };
    await expect(add({ ...lead })).rejects.toThrow(refusals.DefaultLinkFirst);
    const { id: standard } = await add({ ...lead, type: 'defaultLink' });
    await expect(add({ ...lead, type: 'defaultLink', href: 'https://che.example/2' })).rejects.toThrow(
      refusals.DefaultIsTaken,
    );
    const { id: other } = await add({ ...lead, type: 'logisticsInfo' });
    await expect(register.remove(shop.clerk, shop.cooperativeId, standard)).rejects.toThrow(
      refusals.DefaultStillNeeded,
    );
    await register.remove(shop.clerk, shop.cooperativeId, other);
    await register.remove(shop.clerk, shop.cooperativeId, standard);
    expect(await database.ask('SELECT id FROM resolver_link WHERE key = $1', [pallet])).toEqual([]);
  });

  it('never leaves a link without a default, whoever adds and removes at the same moment', async () => {
    for (let round = 0; round < 10; round++) {
      const { id } = await add({ code: pallet, type: 'defaultLink', href: `https://che.example/${round}` });
      await Promise.allSettled([
        register.remove(shop.clerk, shop.cooperativeId, id),
        add({ code: pallet, type: 'faqs' }),
        add({ code: pallet, type: 'support' }),
      ]);
      const types = await database.ask<{ type: string }>('SELECT link_type AS type FROM resolver_link WHERE key = $1', [
        pallet,
      ]);
      const hasDefault = types.some(({ type }) => type === 'defaultLink');
      expect({ types, isFit: hasDefault || types.length === 0 }).toMatchObject({ isFit: true });
      await database.ask('DELETE FROM resolver_link WHERE key = $1', [pallet]);
    }
  });

  it('takes nothing away that is another’s', async () => {
    const other = await aWorkshop(database);
    const before = await count();
    const [link] = await database.ask<{ id: string }>('SELECT id FROM resolver_link LIMIT 1');
    const id = link?.id ?? '';
    await register.remove(other.clerk, other.cooperativeId, id);
    await expect(register.remove(other.clerk, shop.cooperativeId, id)).rejects.toThrow(HiddenFromActor);
    expect(await count()).toBe(before);
  });
});
