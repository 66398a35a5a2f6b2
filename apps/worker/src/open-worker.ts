import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import { Subscribers } from '#libs/epcis';
import { Clock } from '#platform/clock';
import type { Config } from '#platform/config';
import { FactBook } from '#platform/outbox';
import { Queues } from '#platform/queues';
import { performReactions } from './perform.js';
import { reactionsOf } from './reactions.js';
import { Relay, REACTIONS_QUEUE } from './relay.js';
import { PRINTS_QUEUE, withPrintsApart } from './prints-apart.js';
import { scheduleOf, SCHEDULE_QUEUE } from './schedule.js';
import { Telling, TELLING_QUEUE } from './telling.js';
import { WorkerModule } from './worker.module.js';

export interface OpenWorker {
  app: INestApplicationContext;
  queues: Queues;
  relay: Relay;
  telling: Telling;
  close(): Promise<void>;
}

export interface WorkerOptions {
  clock?: Clock;
  /** How many reactions run side by side. */
  concurrency?: number;
  /** After how long the job of a worker that died is taken up by another; see Queues. */
  patienceMs?: number;
  onError?: (error: Error) => void;
}

/** The queue door: reactions to facts, and the recurring jobs. As many of these may run as are needed. */
export async function openWorker(
  config: Config,
  { clock = new Clock(), concurrency = 8, patienceMs, onError = () => undefined }: WorkerOptions = {},
): Promise<OpenWorker> {
  // First, since it may fail: a Redis that is not there leaves nothing else open.
  const queues = await Queues.open({
    databaseUrl: config.values.DATABASE_URL,
    redisUrl: config.values.REDIS_URL,
    patienceMs,
    onError,
  });
  const app = await NestFactory.createApplicationContext(WorkerModule.with(config, clock, onError), {
    logger: ['error', 'warn'],
    abortOnError: false,
  });
  const facts = app.get(FactBook);
  const reactions = reactionsOf(app);
  const relay = new Relay(
    facts,
    withPrintsApart(queues.queue(REACTIONS_QUEUE), queues.queue(PRINTS_QUEUE)),
    name => Object.keys(reactions[name as keyof typeof reactions] ?? {}),
    onError,
  );
  const telling = new Telling(app.get(Subscribers), queues.queue(TELLING_QUEUE), config.values.DATABASE_URL, onError);
  const schedule = scheduleOf(app, {
    sweep: () => relay.listen(config.values.DATABASE_URL).then(() => relay.bringUp()),
    tell: () => telling.sweep(),
  });

  queues.work(REACTIONS_QUEUE, performReactions(reactions as never, facts), concurrency);
  queues.work(TELLING_QUEUE, telling.perform, concurrency);
  queues.work(PRINTS_QUEUE, performReactions(reactions as never, facts), 1);
  queues.work(SCHEDULE_QUEUE, async ({ name }) => void (await schedule[name]?.run()), 2);
  for (const [name, { rhythm }] of Object.entries(schedule)) await queues.queue(SCHEDULE_QUEUE).repeat(name, rhythm);
  await relay.listen(config.values.DATABASE_URL);
  await relay.bringUp();
  await telling.sweep();

  return {
    app,
    queues,
    relay,
    telling,
    close: async () => {
      await relay.close();
      await telling.close();
      await queues.close();
      await app.close();
    },
  };
}
