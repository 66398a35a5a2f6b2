// One compilation for everything: apps and libs to dist/ (SWC), styles and islands to dist/static/ (esbuild).
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = new URL('..', import.meta.url).pathname;
const stamp = join(root, 'dist/.built');

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

export async function build({ clean = true } = {}) {
  const started = Date.now();
  if (clean) rmSync(join(root, 'dist'), { recursive: true, force: true });
  mkdirSync(join(root, 'dist/static'), { recursive: true });
  const swc = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/@swc/cli/bin/swc.js'),
      'apps',
      'libs',
      'test/support',
      '-d',
      'dist',
      '--config-file',
      '.swcrc',
      '-q',
      '--ignore',
      '**/*.spec.ts,**/*.spec.tsx,**/gallery.tsx',
    ],
    { cwd: root, stdio: 'inherit' },
  );
  const { buildAssets } = await import(pathToFileURL(join(root, 'tools/assets.mjs')).href);
  await buildAssets(root);
  if (swc.status !== 0) return false;
  writeFileSync(stamp, '');
  console.log(`built in ${((Date.now() - started) / 1000).toFixed(1)} s`);
  return true;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) process.exit((await build()) ? 0 : 1);
