// The parts of the chain measure themselves, each on a market of its own: events, traces and recalls, labels, the log.
// Each file exports `part` and `measure({ url, env })`, which answers rows { what, found, goal, isMet }.
import { readdirSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { mark, table } from './report.mjs';
import { openStage } from './stage.mjs';

const folder = fileURLToPath(new URL('./chain/', import.meta.url));

const COLUMNS = [
  ['what', row => row.what],
  ['found', row => row.found],
  ['goal', row => row.goal],
  ['', row => mark(row.isMet)],
];

export async function chainParts() {
  const files = readdirSync(folder).filter(file => file.endsWith('.mjs'));
  return Promise.all(files.sort().map(file => import(pathToFileURL(folder + file).href)));
}

export async function measureChain(parts, envFor) {
  const rows = [];
  for (const { part, measure } of parts) {
    const stage = await openStage();
    try {
      const found = await measure({ url: stage.url, env: envFor(stage.url) });
      for (const row of found) console.log(`${part}: ${row.what}: ${row.found}`);
      rows.push(...found);
    } finally {
      await stage.close();
    }
  }
  return table(rows, COLUMNS);
}
