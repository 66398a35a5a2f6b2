import { setTimeout as wait } from 'node:timers/promises';
import { openWorker } from '../../apps/worker/src/open-worker.js';
import { scheduleOf } from '../../apps/worker/src/schedule.js';
import type { TestMarket } from './market.js';

export interface Work {
  /** Waits until everything that has happened has had its consequences. */
  done(): Promise<void>;
  /** Runs a recurring job now, and what follows from it. */
  run(job: string): Promise<void>;
  /** What went wrong meanwhile. */
  errors: Error[];
  close(): Promise<void>;
}

const PATIENCE_MS = 20_000;

/** The worker beside a market, on its database and in its time. */
export async function openWork(market: TestMarket): Promise<Work> {
  const errors: Error[] = [];
  const worker = await openWorker(market.config, { clock: market.clock, onError: error => void errors.push(error) });
  const done = () => untilSettled(market);
  const jobs = scheduleOf(worker.app, { sweep: () => worker.relay.bringUp(), tell: () => worker.telling.bringUp() });
  return {
    done,
    run: async job => {
      const recurring = jobs[job];
      if (!recurring) throw new Error(`no job "${job}"; there are: ${Object.keys(jobs).join(', ')}`);
      await recurring.run();
      await done();
    },
    errors,
    close: () => worker.close(),
  };
}

/** One fact may lead to another: what is open is asked again until nothing is. */
async function untilSettled(market: TestMarket): Promise<void> {
  for (let waited = 0; ; waited += 20) {
    const open = await market.ask<{ name: string; reaction: string | null; error: string | null }>(
      `SELECT f.name, r.reaction, r.last_error AS error FROM platform_fact f LEFT JOIN platform_reaction r ON r.fact_id = f.id AND r.done_at IS NULL
       WHERE f.settled_at IS NULL`,
    );
    if (open.length === 0) return;
    if (waited > PATIENCE_MS) throw new Error(`still open: ${JSON.stringify(open)}`);
    await wait(20);
  }
}
