import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { deserialize } from 'node:v8';
import { ROOT } from './grow.mjs';

const FOLDER = `${ROOT}.cache/bench`;

/**
 * Sends the requests through our server in a process of its own.
 * @returns {{ file: string, answers: { url: string, status: number, body: string, asked: { name: string, text: string }[] }[] }}
 */
export function recordAnswers(name, requests, env) {
  mkdirSync(FOLDER, { recursive: true });
  const [wanted, file] = [`${FOLDER}/${name}.requests.json`, `${FOLDER}/${name}.answers`];
  writeFileSync(wanted, JSON.stringify(requests));
  const { status } = spawnSync(process.execPath, [`${ROOT}bench/record.mjs`, wanted, file], {
    env: { ...process.env, NODE_OPTIONS: '', NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error('our server could not be recorded');
  const answers = deserialize(readFileSync(file));
  const bad = answers.find(answer => answer.status >= 400);
  if (bad) throw new Error(`${bad.url} answered ${bad.status}: ${bad.body.slice(0, 300)}`);
  return { file, answers };
}
