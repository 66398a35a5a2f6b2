// The log under kill -9 (T07): whatever checkpoint anybody was ever given, every later one must contain it, and no line is lost or doubled.
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import {
  isEqual,
  leafHash,
  nodeHash,
  readVerifierKey,
  toBytes,
  verifyCheckpoint,
  verifyConsistency,
  type SignedCheckpoint,
  type VerifierKey,
} from '#libs/tlog';
import { LogKey, LogSettings, PublishedLog, Sequencer } from '#libs/transparency';
import { openDatabase, statement, type Database } from '#platform/database';

export interface Survived {
  kills: number;
  entries: number;
  /** How many different checkpoints were read while it was being killed. */
  checkpoints: number;
}

/** This file runs from the sources as well as from dist; the process to be killed only from dist. */
const root = import.meta.dirname.replace(/[\\/]dist[\\/]test[\\/]support$/, '/test/support');
const fragile = join(root, '../../dist/test/support/fragile-log.js');
const { NODE_OPTIONS: _, ...environment } = process.env;

/** Throws, saying what did not hold. */
export async function crashLog(url: string, kills: number): Promise<Survived> {
  const db = await openDatabase({ url, pool: 4 });
  try {
    await db.source.query('CREATE TABLE IF NOT EXISTS test_line (subject text NOT NULL)');
    const settings = new LogSettings('log.test/log', []);
    const key = new LogKey(db, settings);
    const published = new PublishedLog(db, key, settings);
    const seen = await killAgainAndAgain(url, kills, published);
    // What the last kill left is taken up by whoever comes next.
    while ((await new Sequencer(db, key).takeUp()) > 0);
    seen.push((await published.checkpoint()) ?? '');
    const { log } = await published.keys();
    const checkpoints = await requireOneHistory(seen, readVerifierKey(log) as VerifierKey, published);
    return {
      kills,
      entries: await requireEveryLineOnce(db, checkpoints.at(-1) as SignedCheckpoint),
      checkpoints: checkpoints.length,
    };
  } finally {
    await db.close();
  }
}

/** Every checkpoint that a reader was given, in the order of reading. */
async function killAgainAndAgain(url: string, kills: number, published: PublishedLog): Promise<string[]> {
  const seen: string[] = [];
  for (let kill = 0; kill < kills; kill++) {
    const child = fork(fragile, { env: { ...environment, DATABASE_URL: url } });
    await Promise.race([once(child, 'message'), died(child)]);
    const end = Date.now() + Math.random() * 250;
    do {
      const note = await published.checkpoint();
      if (note && note !== seen.at(-1)) seen.push(note);
      await wait(2);
    } while (Date.now() < end);
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }
  return seen;
}

async function died(child: ChildProcess): Promise<never> {
  const [code] = (await once(child, 'exit')) as [number];
  throw new Error(`the log died by itself with ${code}`);
}

async function requireOneHistory(notes: string[], key: VerifierKey, published: PublishedLog) {
  const checkpoints: SignedCheckpoint[] = [];
  for (const note of notes) {
    const next = verifyCheckpoint(note, key);
    if (!next) throw new Error(`not signed by the log: ${note}`);
    const before = checkpoints.at(-1);
    if (before && next.size < before.size) throw new Error(`the log shrank from ${before.size} to ${next.size}`);
    if (before && before.size > 0n) {
      const proof = await published.consistency(before.size, next.size);
      if (!verifyConsistency(before.size, next.size, before.root, next.root, proof))
        throw new Error(`the log of ${next.size} entries does not contain that of ${before.size}`);
    }
    checkpoints.push(next);
  }
  return checkpoints;
}

const allEntries = statement<{ index: bigint; entry: string }>(
  'test.all-entries',
  'SELECT index, entry FROM transparency_entry ORDER BY index',
);
const writtenLines = statement<{ subject: string }>('test.written-lines', 'SELECT subject FROM test_line ORDER BY 1');

async function requireEveryLineOnce(db: Database, last: SignedCheckpoint): Promise<number> {
  const entries = (await db.read(allEntries, [])).map(({ entry }) => ({
    bytes: toBytes(entry),
    ...(JSON.parse(entry) as { subject: string; recordTime: string }),
  }));
  const written = (await db.read(writtenLines, [])).map(row => row.subject);
  if (
    entries
      .map(entry => entry.subject)
      .sort()
      .join() !== written.sort().join()
  )
    throw new Error(`${written.length} lines were written, and the log has ${entries.length} others`);
  const late = entries.findIndex((entry, at) => entry.recordTime < (entries[at - 1]?.recordTime ?? ''));
  if (late >= 0) throw new Error(`entry ${late} has an earlier time than the one before it`);
  const root = rootOfLeaves(entries.map(entry => leafHash(entry.bytes)));
  if (!isEqual(root, last.root)) throw new Error('the entries do not have the root that was signed');
  return entries.length;
}

/** As in RFC 6962, from a pile of full subtrees: nothing of how the log computes it. */
function rootOfLeaves(leaves: Uint8Array[]): Uint8Array {
  const pile: { leaves: number; hash: Uint8Array }[] = [];
  for (const hash of leaves) {
    pile.push({ leaves: 1, hash });
    for (let [left, right] = pile.slice(-2); right && left?.leaves === right.leaves; [left, right] = pile.slice(-2)) {
      pile.splice(-2, 2, { leaves: left.leaves * 2, hash: nodeHash(left.hash, right.hash) });
    }
  }
  return pile.map(({ hash }) => hash).reduceRight((right, left) => nodeHash(left, right));
}
