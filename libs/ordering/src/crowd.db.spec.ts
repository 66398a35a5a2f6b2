import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { aCooperative, goods, onShelf } from '../../../test/support/builders/ordering.js';
import { testDatabase, type TestDatabase } from '../../../test/support/database.js';

const root = join(import.meta.dirname, '../../..');
const url = (path: string): string => JSON.stringify(pathToFileURL(join(root, path)).href);

/** Runs a program in a Node process of its own and returns what it printed. */
function run(program: string): Promise<string> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    cwd: root,
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => (said.out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said.err += chunk.toString()));
  return new Promise((done, failed) => {
    child.on('close', code => (code === 0 ? done(said.out) : failed(new Error(said.err))));
  });
}

/** Processes run what is built, so it must be built from what is here. */
const build = (): Promise<string> =>
  run(`import { build, isFresh } from ${url('tools/build.mjs')}; process.exit(isFresh() || (await build()) ? 0 : 1);`);

/** What one Node process orders by itself, by its event loop, proves nothing. */
async function crowd(database: string, variantId: string, buyers: number): Promise<string[]> {
  const out = await run(
    `import { buyOneEach } from ${url('dist/test/support/builders/ordering.js')};
     process.stdout.write(JSON.stringify(await buyOneEach(${JSON.stringify(database)}, ${JSON.stringify(variantId)}, ${buyers})));`,
  );
  return JSON.parse(out) as string[];
}

describe('two hundred buyers in four processes', () => {
  let t: TestDatabase;
  beforeAll(async () => {
    t = await testDatabase();
    await build();
  }, 120_000);
  afterAll(() => t.drop());

  it('buy exactly the fifty packs there are', async () => {
    const tea = await goods(t, await aCooperative(t));
    const shelves = [await onShelf(t, tea, 20, { bestBefore: '2027-06-30' }), await onShelf(t, tea, 30)];
    const outcomes = (await Promise.all([1, 2, 3, 4].map(() => crowd(t.url, tea.variantId, 50)))).flat();

    expect(outcomes).toHaveLength(200);
    expect(outcomes.filter(outcome => outcome === 'placed')).toHaveLength(50);
    expect(outcomes.filter(outcome => outcome === 'out-of-stock')).toHaveLength(150);
    const [stock] = await t.ask<{ on_hand: number; held: number }>(
      'SELECT sum(on_hand)::int AS on_hand, sum(held)::int AS held FROM inventory_stock WHERE id = ANY ($1)',
      [shelves.map(shelf => shelf.stockId)],
    );
    expect(stock).toEqual({ on_hand: 50, held: 50 });
    const [sold] = await t.ask<{ orders: number; packs: number; baskets: number }>(
      `SELECT (SELECT count(*)::int FROM ordering_order) AS orders, (SELECT sum(quantity)::int FROM ordering_line) AS packs,
         (SELECT count(*)::int FROM ordering_basket_line) AS baskets`,
    );
    expect(sold).toEqual({ orders: 50, packs: 50, baskets: 150 });
  }, 120_000);
});
