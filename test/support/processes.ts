// Programs in processes of their own: what one Node process does at once, its event loop puts in a row, and so proves nothing.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = join(import.meta.dirname, '../..');
const url = (path: string): string => JSON.stringify(pathToFileURL(join(root, path)).href);

/** Runs a program in a process of its own and returns what it printed. */
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
export async function built(): Promise<void> {
  await run(
    `import { build, isFresh } from ${url('tools/build.mjs')}; process.exit(isFresh() || (await build()) ? 0 : 1);`,
  );
}

/** What so many processes at once answer, each calling the same function of a module under dist/ with the same arguments. */
export function inProcesses<T>(many: number, module: string, name: string, ...args: unknown[]): Promise<T[]> {
  const asked = args.map(value => JSON.stringify(value)).join(', ');
  const program = `import { ${name} } from ${url(`dist/${module}`)};
    process.stdout.write(JSON.stringify(await ${name}(${asked})));`;
  return Promise.all(Array.from({ length: many }, async () => JSON.parse(await run(program)) as T));
}
