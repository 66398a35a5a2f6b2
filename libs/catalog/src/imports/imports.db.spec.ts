import { HiddenFromActor, OtherRoleNeeded, type Actor } from '#libs/identity';
import { openDatabase } from '#platform/database';
import { Outbox } from '#platform/outbox';
import {
  approvedProduct,
  catalogOn,
  cooperativeWith,
  officerOf,
  tea,
  type TestCooperative,
} from '../../../../test/support/builders/catalog.js';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import type { ImportRow } from '../index.js';

let market: TestDatabase;
let catalog: ReturnType<typeof catalogOn>;
let home: TestCooperative;
let clerk: Actor;

beforeAll(async () => {
  market = await testDatabase();
  catalog = catalogOn(market);
});
afterAll(() => market.drop());
beforeEach(async () => {
  home = await cooperativeWith(market);
  clerk = await home.member('clerk');
});

const { variant: _variant, ...texts } = tea();
const row = (line: number, over: Partial<ImportRow> & { name?: string } = {}): ImportRow => ({
  line,
  slug: '',
  gtin: '',
  pack: 'box',
  netQuantity: 100,
  netUnit: 'g',
  shippingGrams: 180,
  price: 185_000,
  onSale: true,
  ...over,
  texts: over.texts ?? { ...texts, nameVi: over.name ?? 'Chè một' },
});
const keep = (...rows: ImportRow[]) =>
  catalog.imports.keep(
    clerk,
    home.id,
    'hang.csv',
    rows.map(value => ({ line: value.line, value, errors: [] })),
  );
const goods = () =>
  market.ask(
    `SELECT p.name_vi AS name, v.net_quantity AS net, v.price::int, v.withdrawn_at IS NULL AS "onSale"
     FROM catalog_product p JOIN catalog_variant v ON v.product_id = p.id WHERE p.cooperative_id = $1 ORDER BY 1, 2`,
    [home.id],
  );
const outcomes = async (id: string) =>
  (
    await market.ask<{ outcome: { what: string } | null }>(
      'SELECT outcome FROM catalog_import_row WHERE import_id = $1 ORDER BY line',
      [id],
    )
  ).map(({ outcome }) => outcome?.what);

describe('products from a file', () => {
  it('change nothing before somebody says yes, and are done once however often the job comes', async () => {
    const id = await keep(row(2), row(3, { netQuantity: 250, onSale: false }), row(4, { name: 'Chè hai' }));
    expect((await catalog.imports.plan(clerk, id)).map(({ what }) => what)).toEqual(['product', 'pack', 'product']);
    await catalog.imports.run(id);
    expect(await goods()).toEqual([]);

    await Promise.all([catalog.imports.confirm(clerk, id), catalog.imports.confirm(clerk, id)]);
    expect(await market.ask(`SELECT id FROM platform_fact WHERE body->>'importId' = $1`, [id])).toHaveLength(1);
    const others = await Promise.all([1, 2].map(() => openDatabase({ url: market.url, pool: 4 })));
    const workers = others.map(db => catalogOn({ ...market, db, outbox: new Outbox(db, market.clock) }));
    await Promise.all([catalog, ...workers].map(({ imports }) => imports.run(id)));
    await Promise.all(others.map(db => db.close()));
    expect(await goods()).toEqual([
      { name: 'Chè hai', net: 100, price: 185_000, onSale: true },
      { name: 'Chè một', net: 100, price: 185_000, onSale: true },
      { name: 'Chè một', net: 250, price: 185_000, onSale: false },
    ]);
    expect(await outcomes(id)).toEqual(['product', 'pack', 'product']);
    expect(await market.ask('SELECT state FROM catalog_import WHERE id = $1', [id])).toEqual([{ state: 'done' }]);
  });

  it('go on after a crash that forgot what was done', async () => {
    const id = await keep(row(2), row(3, { name: 'Chè hai' }));
    await catalog.imports.confirm(clerk, id);
    await catalog.imports.run(id);
    await market.ask(`UPDATE catalog_import SET state = 'confirmed', done_at = NULL WHERE id = $1`, [id]);
    await market.ask('UPDATE catalog_import_row SET outcome = NULL WHERE import_id = $1', [id]);
    await catalog.imports.run(id);
    expect(await goods()).toHaveLength(2);
    expect(await outcomes(id)).toEqual(['same', 'same']);
  });

  it('change prices at once and texts of what is on sale by way of the department', async () => {
    const officer = await officerOf(market);
    const { id: productId } = await approvedProduct(market, clerk, officer, { nameVi: 'Chè trên chợ' });
    const [known] = await catalog.imports.known(clerk, home.id);
    const [pack] = known?.packs ?? [];
    const changed = row(2, { slug: known?.slug, gtin: pack?.gtin, price: 200_000, name: 'Chè đổi tên' });
    const id = await keep({ ...changed, netQuantity: pack?.netQuantity ?? 0 }, row(3, { slug: 'khong-co' }));
    await catalog.imports.confirm(clerk, id);
    await catalog.imports.run(id);
    expect(await outcomes(id)).toEqual(['change', 'refused']);
    expect(await goods()).toMatchObject([{ name: 'Chè trên chợ', price: 200_000 }]);
    expect(await market.ask('SELECT state FROM catalog_change WHERE product_id = $1', [productId])).toEqual([
      { state: 'pending' },
    ]);
  });

  it('are for clerks of the co-op, and never reach the products of another', async () => {
    const id = await keep(row(2));
    const stranger = await (await cooperativeWith(market)).member('clerk');
    await expect(catalog.imports.confirm(stranger, id)).rejects.toThrow(HiddenFromActor);
    await expect(catalog.imports.plan(stranger, id)).rejects.toThrow(HiddenFromActor);
    await expect(catalog.imports.keep(await home.member('packer'), home.id, 'x', [])).rejects.toThrow(OtherRoleNeeded);
    const foreign = await catalog.products.add(stranger, stranger.seats[0]?.cooperativeId ?? '', tea());
    const other = await keep(row(2, { slug: foreign.slug }));
    expect(await catalog.imports.plan(clerk, other)).toMatchObject([{ what: 'refused', reason: 'unknown-product' }]);
  });
});
