// npm run witness: the department's eye on the public log, on a machine of its own with a key of its own. One file, no packages, no way in.
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { HttpLog, readVerifierKey, writeVerifierKey } from '#libs/tlog';
import { Clock } from '#platform/clock';
import { keyFrom, memoryIn } from './witness-files.js';
import { LogMisbehaves, witnessOnce } from './witness.js';

const HELP = `npm run witness -- --log https://cho.example/log --log-key '<public key of the log>' [--name so.example/witness] [--folder .] [--every 20] [--once]

  --log       where the log is
  --log-key   its public key, as /log shows it: compare it with what the operator gave you on paper
  --name      what this witness is called, for good: an address of your own without https://
  --folder    where witness.key and witness.checkpoint lie; the key is made at the first start
  --every     seconds between two looks
  --once      one look, then end: 0 when the log is in order, 1 when it misbehaves, 2 when it cannot be reached

  The public key that is printed belongs into LOG_WITNESSES of the server. Keep the folder: who loses it cannot say any more what was signed.`;

const { values } = parseArgs({
  options: {
    log: { type: 'string' },
    'log-key': { type: 'string' },
    name: { type: 'string', default: 'witness' },
    folder: { type: 'string', default: '.' },
    every: { type: 'string', default: '20' },
    once: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(HELP);
  process.exit(0);
}
const key = await keyFrom(`${values.folder}/witness.key`, values.name);
console.log(`public key of this witness: ${writeVerifierKey(key)}`);
const logKey = readVerifierKey(values['log-key'] ?? '');
if (!values.log || !logKey) {
  console.error(HELP);
  process.exit(2);
}
const clock = new Clock();
const now = () => Math.floor(clock.now().getTime() / 1000);
const log = new HttpLog(values.log.replace(/\/+$/, ''));
const memory = memoryIn(`${values.folder}/witness.checkpoint`);
for (;;) {
  const code = await look();
  if (values.once) process.exit(code);
  await wait(Number(values.every) * 1000);
}

async function look(): Promise<number> {
  const at = new Date().toISOString();
  try {
    const size = await witnessOnce({ log, logKey: logKey as never, key, memory, now });
    if (size !== undefined) console.log(`${at} signed: ${size} entries`);
    return 0;
  } catch (error) {
    const misbehaves = error instanceof LogMisbehaves;
    console.error(`${at} ${misbehaves ? 'NOT SIGNED' : 'no answer'}: ${(error as Error).message}`);
    return misbehaves ? 1 : 2;
  }
}
