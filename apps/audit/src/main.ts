// npm run audit: an independent look at the market's books over HTTP. One file, no packages, nothing of the server that it checks.
import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { readVerifierKey, toText, verifyProofFile, type VerifierKey } from '#libs/tlog';
import { audit } from './audit.js';
import type { AuditMemory } from './public-log.js';

const HELP = `npm run audit -- https://cho.example --log '<public key>' [--witness '<public key>'] [--key …] [--memory audit.json]
npm run audit -- --proof file.tlog-proof --log '<public key>' [--witness '<public key>']

  --log      the public key of the log, as the operator gave it to you on paper
  --witness  the public key of a witness; may be given several times
  --key      an API key of the department that may query: compares events and labels with the log as well
  --memory   a file for what was seen, so that next time a log that was rolled back or has two faces is found out
  --proof    checks one proof file, without a network

  Ends with 0 when everything is as it was signed, 1 when something is not, 2 when it could not look.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    log: { type: 'string' },
    witness: { type: 'string', multiple: true, default: [] },
    key: { type: 'string' },
    memory: { type: 'string' },
    proof: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

process.exitCode = await run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  return 2;
});

async function run(): Promise<number> {
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const log = readVerifierKey(values.log ?? '');
  const witnesses = values.witness.map(readVerifierKey);
  const [url] = positionals;
  if (!log || witnesses.includes(undefined) || (!values.proof && !url)) throw new Error(HELP);
  const keys = { log, witnesses: witnesses as VerifierKey[] };
  return values.proof ? checkProof(values.proof, keys.log, keys.witnesses) : lookAt(url ?? '', keys);
}

async function checkProof(path: string, log: VerifierKey, witnesses: VerifierKey[]): Promise<number> {
  const proven = verifyProofFile(await readFile(path, 'utf8'), log, witnesses);
  if (typeof proven === 'string') {
    const why = {
      'no-proof': 'it is no proof file',
      checkpoint: 'its checkpoint is not signed by the log',
      witness: 'a witness has not signed',
      entry: 'the entry is not in the log',
    };
    console.log(`NOT PROVED: ${why[proven]}`);
    return 1;
  }
  console.log(`proved: entry ${proven.index} of a log of ${proven.checkpoint.size} (${proven.checkpoint.origin})`);
  for (const { name, time } of proven.checkpoint.note.verified)
    console.log(`signed by ${name}${time === undefined ? '' : `, ${new Date(Number(time) * 1000).toISOString()}`}`);
  console.log(toText(proven.entry));
  return 0;
}

async function lookAt(url: string, keys: { log: VerifierKey; witnesses: VerifierKey[] }): Promise<number> {
  const before = values.memory ? await readMemory(values.memory) : undefined;
  const site = url.replace(/\/+$/, '');
  const { findings, entries, rows, memory } = await audit({ site, keys, apiKey: values.key, before });
  for (const { row, what } of findings) console.log(`${row}: ${what}`);
  console.log(
    `${entries} entries, ${rows} rows: ${findings.length === 0 ? 'everything is as it was signed' : `${findings.length} findings`}`,
  );
  // What contradicts the memory must not replace it.
  if (values.memory && memory && findings.length === 0) await writeFile(values.memory, JSON.stringify(memory));
  return findings.length === 0 ? 0 : 1;
}

async function readMemory(path: string): Promise<AuditMemory | undefined> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as AuditMemory);
}
