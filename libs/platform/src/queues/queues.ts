import {
  createPostgresBackend,
  createRedisBackend,
  Queue,
  runMigrations,
  withBackend,
  Worker,
  type JobsOptions,
  type Job,
} from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';

export interface QueueSettings {
  databaseUrl: string;
  /** Queues on Redis or Valkey; without it they live in PostgreSQL, in the schema `bullmq`. */
  redisUrl?: string;
  /** How long a killed worker's job waits for another one. */
  patienceMs?: number;
  onError?: (error: Error) => void;
}

export interface JobPlan {
  name: string;
  data: Record<string, unknown>;
  options?: JobsOptions;
}

/** A repeated job: a cron pattern in Vietnamese time, or a period in milliseconds. */
export type Rhythm = { every: number } | { pattern: string };

export interface JobQueue {
  addBulk(plans: JobPlan[]): Promise<void>;
  repeat(name: string, rhythm: Rhythm): Promise<void>;
}

export type Perform = (job: { name: string; data: Record<string, unknown>; attemptsMade: number }) => Promise<void>;

/** How long a killed worker's job waits for another one, in milliseconds: short, since every reaction may run twice. */
const PATIENCE_MS = 10_000;

/** A job is given to another worker when its own has not renewed its lock; a killed one's at the second look at the latest. */
const stalled = (patienceMs = PATIENCE_MS) => ({
  lockDuration: patienceMs,
  stalledInterval: patienceMs / 2,
  maxStalledCount: 10,
});

/**
 * Queues and workers of BullMQ on PostgreSQL (default) or on Redis. Only names and ids travel in a job; what is to be done
 * stands in tables. Open it after the database is up: a BullMQ object made while its backend is down stays dead.
 */
export class Queues {
  private readonly queues = new Map<string, Queue>();
  private readonly workers: Worker[] = [];

  private constructor(
    private readonly make: {
      queue: (name: string) => Queue;
      worker: (name: string, perform: Perform, concurrency: number) => Worker;
    },
    private readonly release: () => Promise<void>,
    private readonly onError: (error: Error) => void,
  ) {}

  static async open(settings: QueueSettings): Promise<Queues> {
    return settings.redisUrl ? openOnRedis(settings.redisUrl, settings) : openOnPostgres(settings);
  }

  static on(make: Queues['make'], release: () => Promise<void>, onError: (error: Error) => void): Queues {
    return new Queues(make, release, onError);
  }

  queue(name: string): JobQueue {
    const queue = this.queueNamed(name);
    return {
      async addBulk(plans) {
        await queue.addBulk(
          plans.map(plan => ({ name: plan.name, data: plan.data, opts: { ...KEEP_NOTHING, ...plan.options } })),
        );
      },
      async repeat(job, rhythm) {
        const at = 'every' in rhythm ? rhythm : { ...rhythm, tz: 'Asia/Ho_Chi_Minh' };
        await queue.upsertJobScheduler(job, at, { name: job, opts: KEEP_NOTHING });
      },
    };
  }

  work(name: string, perform: Perform, concurrency: number): void {
    const worker = this.make.worker(name, perform, concurrency);
    worker.on('error', this.onError);
    this.workers.push(worker);
  }

  /** Lets running jobs finish, then lets go of the backend. */
  async close(): Promise<void> {
    await Promise.all(this.workers.map(worker => worker.close()));
    await Promise.all([...this.queues.values()].map(queue => queue.close()));
    await this.release();
  }

  private queueNamed(name: string): Queue {
    const known = this.queues.get(name);
    if (known) return known;
    const queue = this.make.queue(name);
    queue.on('error', this.onError);
    this.queues.set(name, queue);
    return queue;
  }
}

/** Our tables are the history. A finished or failed job must go: BullMQ silently ignores a new job under an id that it still keeps. */
const KEEP_NOTHING: JobsOptions = { removeOnComplete: true, removeOnFail: true };

const run = (perform: Perform) => (job: Job) =>
  perform({ name: job.name, data: job.data, attemptsMade: job.attemptsMade });

async function openOnPostgres(settings: QueueSettings): Promise<Queues> {
  const onError = settings.onError ?? (() => undefined);
  // Each Worker keeps one connection for good to listen on.
  const pool = new pg.Pool({
    connectionString: settings.databaseUrl,
    max: 8,
    keepAlive: true,
    options: '-c search_path=bullmq',
  });
  pool.on('error', onError);
  const client = await pool.connect();
  // Before any Worker: one that starts on a missing schema spins without end.
  await runMigrations(client, 'bullmq').finally(() => client.release());
  const backend = withBackend(createPostgresBackend);
  return Queues.on(
    {
      queue: name => new backend.Queue(name, { connection: pool }) as unknown as Queue,
      worker: (name, perform, concurrency) =>
        new backend.Worker(name, run(perform), {
          connection: pool,
          concurrency,
          ...stalled(settings.patienceMs),
        }) as unknown as Worker,
    },
    () => pool.end(),
    onError,
  );
}

async function openOnRedis(url: string, settings: QueueSettings): Promise<Queues> {
  const onError = settings.onError ?? (() => undefined);
  // BullMQ demands an unlimited number of retries per request on connections that wait for jobs.
  const redis = new Redis(url, { maxRetriesPerRequest: null, lazyConnect: true });
  await firstConnection(redis);
  redis.on('error', onError);
  const backend = withBackend(createRedisBackend);
  return Queues.on(
    {
      queue: name => new backend.Queue(name, { connection: redis }) as unknown as Queue,
      worker: (name, perform, concurrency) =>
        new backend.Worker(name, run(perform), {
          connection: redis,
          concurrency,
          ...stalled(settings.patienceMs),
        }) as unknown as Worker,
    },
    async () => void (await redis.quit()),
    onError,
  );
}

/** Says why Redis cannot be reached; ioredis itself would only say that the connection is closed, and go on trying. */
async function firstConnection(redis: Redis): Promise<void> {
  let cause: unknown;
  const remember = (error: Error) => void (cause = error);
  redis.on('error', remember);
  try {
    await redis.connect();
  } catch (error) {
    redis.disconnect();
    throw cause ?? error;
  }
  redis.off('error', remember);
}
