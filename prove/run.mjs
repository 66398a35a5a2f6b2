// npm run prove [-- name …]: what the market promises, tried at full size, a line each. `--list` names the proofs.
// The test suite runs the same proofs smaller. Each file here exports `name`, `what` and `run`.
import { readdirSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, isFresh } from '../tools/build.mjs';
import { openGround } from './ground.mjs';

const folder = fileURLToPath(new URL('.', import.meta.url));
const proofs = await findProofs();
const args = process.argv.slice(2);

if (args.includes('--list')) {
  for (const { name, what } of proofs) console.log(`${name.padEnd(12)} ${what}`);
  process.exit(0);
}
const unknown = args.filter(name => !proofs.some(proof => proof.name === name));
if (unknown.length > 0) {
  console.error(`no proof ${unknown.join(', ')}; there are ${proofs.map(proof => proof.name).join(', ')}`);
  process.exit(2);
}
if (!isFresh() && !(await build())) process.exit(1);

const wanted = proofs.filter(({ name }) => args.length === 0 || args.includes(name));
const ground = await openGround();
let failed = 0;
try {
  for (const proof of wanted) if (!(await holds(proof))) failed++;
} finally {
  await ground.close();
}
console.log(`\n${wanted.length - failed} held, ${failed} did not`);
process.exit(failed === 0 ? 0 : 1);

/** A proof is a file that has all three exports; the others are what proofs share. */
async function findProofs() {
  const files = readdirSync(folder).filter(file => file.endsWith('.mjs') && file !== 'run.mjs');
  const modules = await Promise.all(files.sort().map(file => import(pathToFileURL(`${folder}${file}`).href)));
  return modules.filter(({ name, what, run }) => name && what && run);
}

async function holds({ name, run }) {
  const started = Date.now();
  const { url, drop } = await ground.market();
  const seconds = () => `${((Date.now() - started) / 1000).toFixed(1)} s`;
  try {
    const found = await run({ url, size: 'full', say: text => console.error(`     ${name}: ${text}`) });
    console.log(`ok   ${name.padEnd(12)} ${found} (${seconds()})`);
    return true;
  } catch (error) {
    console.log(
      `FAIL ${name.padEnd(12)} ${error instanceof Error ? (error.stack ?? error.message) : error} (${seconds()})`,
    );
    return false;
  } finally {
    await drop();
  }
}
