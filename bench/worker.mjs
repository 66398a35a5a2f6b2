// The queue door as a process of its own: reactions and recurring jobs.
import { spawn } from 'node:child_process';
import { ROOT } from './grow.mjs';

export function startWorker(env) {
  const child = spawn(process.execPath, [`${ROOT}dist/apps/worker/src/main.js`], {
    env: { ...process.env, NODE_OPTIONS: '', NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = new Promise(done => child.once('exit', done));
  return { stop: () => (child.kill('SIGTERM'), ended) };
}
