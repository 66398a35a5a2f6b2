// One compilation for everything: apps and libs to dist/ (SWC), styles and islands to dist/static/ (esbuild).
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
const stamp = join(dist, '.built');

function newest(folder) {
  let latest = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    latest = Math.max(latest, entry.isDirectory() ? newest(path) : statSync(path).mtimeMs);
  }
  return latest;
}

export function isFresh() {
  if (!existsSync(stamp)) return false;
  const built = statSync(stamp).mtimeMs;
  const inputs = ['apps', 'libs', 'test/support'].map(folder => newest(join(root, folder)));
  return Math.max(...inputs, statSync(join(root, 'package.json')).mtimeMs) <= built;
}

/** Into a draft, which takes the place of dist/ when it is whole: a server that is starting never sees half of a build. */
export async function build() {
  const started = new Date();
  const draft = join(root, `.cache/build-${process.pid}`);
  rmSync(draft, { recursive: true, force: true });
  const isCompiled = compile(draft);
  const { buildAssets } = await import(pathToFileURL(join(root, 'tools/assets.mjs')).href);
  await buildAssets(root, join(draft, 'static'));
  const { buildPrograms, bundleApps } = await import(pathToFileURL(join(root, 'tools/programs.mjs')).href);
  await buildPrograms(root, join(draft, 'programs'));
  if (!isCompiled) return false;
  await bundleApps(root, draft);
  writeFileSync(join(draft, '.built'), '');
  // What was saved while we compiled is newer than this build.
  utimesSync(join(draft, '.built'), started, started);
  takePlace(draft);
  console.log(`built in ${((Date.now() - started) / 1000).toFixed(1)} s`);
  return true;
}

function compile(out) {
  const swc = join(root, 'node_modules/@swc/cli/bin/swc.js');
  const sources = ['apps', 'libs', 'test/support'];
  const ignored = ['**/*.spec.ts', '**/*.spec.tsx', '**/gallery*', '**/islands/client/**'].join();
  const args = [swc, ...sources, '-d', out, '--config-file', '.swcrc', '-q', '--ignore', ignored];
  return spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status === 0;
}

function takePlace(draft) {
  const old = `${draft}-old`;
  if (existsSync(dist)) renameSync(dist, old);
  renameSync(draft, dist);
  rmSync(old, { recursive: true, force: true });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) process.exit((await build()) ? 0 : 1);
