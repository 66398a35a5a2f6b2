// A worker that takes up captures and is made to be killed while it does. Started with DATABASE_URL.
import { setTimeout as wait } from 'node:timers/promises';
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { Clock } from '#platform/clock';
import { Config } from '#platform/config';
import { FactBook } from '#platform/outbox';
import { Queues } from '#platform/queues';
import { performReactions } from '../../apps/worker/src/perform.js';
import { reactionsOf } from '../../apps/worker/src/reactions.js';
import { Relay, REACTIONS_QUEUE } from '../../apps/worker/src/relay.js';
import { WorkerModule } from '../../apps/worker/src/worker.module.js';

const config = Config.read({ ...process.env, NODE_ENV: 'test', PUBLIC_URL: 'http://localhost:3000' });
const databaseUrl = config.values.DATABASE_URL;
// What a dead worker held is taken up again soon.
const queues = await Queues.open({ databaseUrl, patienceMs: 600 });
const app = await NestFactory.createApplicationContext(
  WorkerModule.with(config, new Clock(), () => undefined),
  { logger: ['error'] },
);
const facts = app.get(FactBook);
const reactions = reactionsOf(app);
const relay = new Relay(
  facts,
  queues.queue(REACTIONS_QUEUE),
  name => Object.keys(reactions[name as keyof typeof reactions] ?? {}),
  () => undefined,
);
queues.work(REACTIONS_QUEUE, performReactions(reactions as never, facts), 2);
await relay.listen(databaseUrl);
process.send?.('ready');
for (;;) {
  await relay.bringUp();
  await wait(200);
}
