// npm start: builds when the sources are newer than the last build, then runs the local app. With --watch it does so after every change.
import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, isFresh } from './build.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const entry = join(root, 'dist/apps/local/src/main.js');

if (!isFresh() && !(await build())) process.exit(1);
if (process.argv.includes('--watch')) watchAndRestart();
else await import(pathToFileURL(entry).href);

function watchAndRestart() {
  let app = run();
  let timer;
  const changed = (_event, name) => {
    if (!name || /\.spec\.|(^|\/)\./.test(name)) return;
    clearTimeout(timer);
    timer = setTimeout(async () => {
      if (!(await build())) return;
      app.once('exit', () => (app = run()));
      app.kill('SIGTERM');
    }, 150);
  };
  for (const folder of ['apps', 'libs']) watch(join(root, folder), { recursive: true }, changed);
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.on(
      signal,
      () => (app.removeAllListeners('exit'), app.once('exit', () => process.exit(0)), app.kill(signal)),
    );
}

function run() {
  return spawn(process.execPath, [entry], { stdio: 'inherit', env: process.env });
}
