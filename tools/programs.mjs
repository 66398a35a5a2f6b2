// The programs that others run against us, each as one file without packages: dist/programs/witness.mjs, dist/programs/audit.mjs.
// And our own apps, in the place of their compiled entries: a few files are read faster than two thousand.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

export const PROGRAMS = ['witness', 'audit'];

export async function buildPrograms(root, out) {
  for (const name of PROGRAMS) {
    const entry = join(root, `apps/${name}/src/main.ts`);
    if (!existsSync(entry)) continue;
    await build({
      entryPoints: [entry],
      outfile: join(out, `${name}.mjs`),
      bundle: true,
      platform: 'node',
      target: 'node20',
      format: 'esm',
      conditions: ['source'],
      banner: { js: '#!/usr/bin/env node' },
      legalComments: 'linked',
      logLevel: 'error',
    });
  }
}

const APPS = ['server', 'worker', 'local'];

/** What starts a thread looks for the thread's file beside itself, and in a bundle that is beside the bundle. */
const THREADS = { 'draw-thread': 'libs/labels/src/print/output/draw-thread.js' };

/** Out of what was compiled, since SWC alone writes the types of constructors that Nest reads; packages stay what they are. */
export async function bundleApps(root, out) {
  await build({
    entryPoints: {
      ...Object.fromEntries(APPS.map(name => [`${name}/src/main`, join(out, `apps/${name}/src/main.js`)])),
      ...Object.fromEntries(Object.entries(THREADS).map(([name, file]) => [name, join(out, file)])),
    },
    outdir: join(out, 'apps'),
    allowOverwrite: true,
    bundle: true,
    splitting: true,
    chunkNames: 'shared-[hash]',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
    plugins: [importsOf(root, out)],
  });
}

/** `#libs/…` as package.json says, in a build that has not taken its place as dist/ yet. */
function importsOf(root, out) {
  const { imports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return {
    name: 'imports of package.json',
    setup({ onResolve }) {
      onResolve({ filter: /^#/ }, ({ path }) => {
        const [name, tail] = path.split(/\/(.*)/);
        const target = (imports[path] ?? imports[`${name}/*`]).default.replace('*', tail);
        return { path: target.startsWith('./dist/') ? join(out, target.slice('./dist/'.length)) : join(root, target) };
      });
    },
  };
}
