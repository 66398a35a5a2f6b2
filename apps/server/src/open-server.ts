import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Clock } from '#platform/clock';
import type { Config } from '#platform/config';
import { newId } from '#platform/ids';
import { Metrics } from './pages/health/metrics.js';
import type { DemoCast } from './pages/demo/demo-cast.js';
import { ServerModule } from './server.module.js';
import { guardTheDoor } from './web/guards-of-the-door.js';
import { logRequests, NestLog, openLog } from './web/logging.js';

export interface ServerOptions {
  clock?: Clock;
  /** Whom the local app offers to be. */
  demo?: DemoCast;
}

export interface OpenServer {
  app: NestFastifyApplication;
  /** Where it listens. */
  url: string;
  close(): Promise<void>;
}

/** Bigger bodies are refused before they are read; uploads have a limit of their own (uploads.ts). */
const BODY_LIMIT_BYTES = 262_144;

/** Builds the server without listening. */
export async function buildServer(
  config: Config,
  { clock = new Clock(), demo }: ServerOptions = {},
): Promise<NestFastifyApplication> {
  const log = openLog(config.values.LOG_LEVEL);
  const adapter = new FastifyAdapter({
    trustProxy: config.values.TRUST_PROXY,
    bodyLimit: BODY_LIMIT_BYTES,
    genReqId: newId,
    forceCloseConnections: 'idle',
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
  });
  const lost = (error: Error) => log.warn({ err: error }, 'a database connection was lost');
  const app = await NestFactory.create<NestFastifyApplication>(ServerModule.with(config, clock, lost, demo), adapter, {
    rawBody: true,
    logger: new NestLog(log),
    abortOnError: false,
  });
  await guardTheDoor(app, config);
  logRequests(app, log);
  measure(app);
  return app;
}

export async function openServer(config: Config, options?: ServerOptions): Promise<OpenServer> {
  const app = await buildServer(config, options);
  await app.listen(config.values.PORT, config.values.HOST);
  return { app, url: (await app.getUrl()).replace('[::1]', 'localhost'), close: () => app.close() };
}

function measure(app: NestFastifyApplication): void {
  const metrics = app.get(Metrics);
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onResponse', async (request, reply) => {
    metrics.answered(request.method, request.routeOptions.url ?? 'none', reply.statusCode, reply.elapsedTime);
  });
}
