// Inclusion proofs out of a log of `size` entries, one after the other as the proof page asks for them: milliseconds each.
import { randomBytes, randomInt } from 'node:crypto';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const part = 'log';

/** A proof is asked for by a person with a pack in the hand. */
const GOAL_MS = 10;

export async function measure({ url }) {
  const { entries, median, p95, processor, takenUpPerSecond } = await measureLog({ url });
  const found = `median ${median.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, ${processor.toFixed(2)} ms of processor; ${takenUpPerSecond} lines/s taken up`;
  return [
    {
      what: `inclusion proof, ${entries.toLocaleString('en-GB')} entries`,
      found,
      goal: `p95 < ${GOAL_MS} ms`,
      isMet: p95 < GOAL_MS,
    },
  ];
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const built = path => import(pathToFileURL(`${ROOT}dist/${path}`).href);

/** `url`: a migrated database of one's own. Returns { entries, proofs, median, p95, processor, takenUpPerSecond }, times in ms for one proof: `processor` is this process alone. */
async function measureLog({ url, entries = 100_000, proofs = 500 }) {
  const { openDatabase } = await built('libs/platform/src/database/index.js');
  const { Log, LogKey, LogSettings, PublishedLog, Sequencer } = await built('libs/transparency/src/index.js');
  const db = await openDatabase({ url, pool: 4 });
  try {
    const settings = new LogSettings('bench.example/log', []);
    const key = new LogKey(db, settings);
    const [log, sequencer, published] = [new Log(db), new Sequencer(db, key), new PublishedLog(db, key, settings)];
    for (let written = 0; written < entries; written += 1000) {
      await db.transaction(async tx => {
        const recordTime = await log.recordTime(tx);
        const line = { kind: 'bench', salt: randomBytes(16), content: randomBytes(64), recordTime, actor: 'bench' };
        await log.add(
          tx,
          Array.from({ length: 1000 }, (_, at) => ({ ...line, subject: `urn:bench:${written + at}` })),
        );
      });
    }
    const started = performance.now();
    while ((await sequencer.takeUp()) > 0);
    const takenUpPerSecond = Math.round(entries / ((performance.now() - started) / 1000));
    const times = [];
    const used = process.cpuUsage();
    for (let at = 0; at < proofs; at++) {
      const before = performance.now();
      await published.proofAt(BigInt(randomInt(entries)));
      times.push(performance.now() - before);
    }
    const { user, system } = process.cpuUsage(used);
    times.sort((a, b) => a - b);
    const [median, p95, processor] = [
      times[proofs >> 1],
      times[Math.floor(proofs * 0.95)],
      (user + system) / 1000 / proofs,
    ];
    return { entries, proofs, median, p95, processor, takenUpPerSecond };
  } finally {
    await db.close();
  }
}
