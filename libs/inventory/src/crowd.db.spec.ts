import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { countersOf, inventoryOn, onShelf } from '../../../test/support/builders/inventory.js';
import { aFarm, aVariant } from '../../../test/support/builders/traceability.js';
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

/** What one Node process does, its event loop already puts in a row. */
async function crowd(database: string, buyers: number, variantIds: string[]): Promise<string[]> {
  const asked = [database, buyers, variantIds].map(value => JSON.stringify(value)).join(', ');
  const out = await run(
    `import { holdOneEach } from ${url('dist/test/support/builders/inventory.js')};
     process.stdout.write(JSON.stringify(await holdOneEach(${asked})));`,
  );
  return JSON.parse(out) as string[];
}

describe('two hundred buyers in four processes', () => {
  let market: TestDatabase;
  beforeAll(async () => {
    market = await testDatabase();
    await build();
  }, 60_000);
  afterAll(() => market.drop());

  it('get exactly the fifty packs there are, whichever way round they name their goods', async () => {
    const farm = await aFarm(market);
    const honeyId = await aVariant(market, farm.productId);
    const tea = [
      await onShelf(market, farm, 20, { bestBefore: '2099-01-01' }),
      await onShelf(market, farm, 30, { bestBefore: null }),
    ];
    const honey = await onShelf(market, farm, 60, { variantId: honeyId, bestBefore: null });

    const outcomes = (
      await Promise.all([1, 2, 3, 4].map(() => crowd(market.url, 50, [farm.variantId, honeyId])))
    ).flat();

    expect(outcomes).toHaveLength(200);
    expect(outcomes.filter(outcome => outcome === 'held')).toHaveLength(50);
    expect(outcomes.filter(outcome => outcome === 'out-of-stock')).toHaveLength(150);
    expect(await Promise.all(tea.map(shelf => countersOf(market, shelf)))).toEqual(['20/20', '30/30']);
    expect(await countersOf(market, honey)).toBe('60/50');
    expect(await inventoryOn(market).stock.unbalanced()).toEqual([]);
  }, 120_000);
});
