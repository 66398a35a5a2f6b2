import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DestinationStream, Logger } from 'pino';
import { Clock } from '#platform/clock';
import type { Config } from '#platform/config';
import { Metrics } from './pages/health/metrics.js';
import type { DemoCast } from './pages/demo/demo-cast.js';
import { openEpcisThreshold } from './epcis/epcis-threshold.js';
import { ServerModule } from './server.module.js';
import { guardTheDoor } from './web/guards-of-the-door.js';
import { NestLog, openLog } from './web/logging.js';
import { readableAddress } from './web/readable-address.js';
import { answerUnreadable, HEADER_BYTES } from './web/unreadable-request.js';

export interface ServerOptions {
  clock?: Clock;
  /** Whom the local app offers to be. */
  demo?: DemoCast;
  /** Where the log goes; to standard output when left out. */
  logTo?: DestinationStream;
}

export interface OpenServer {
  app: NestFastifyApplication;
  /** Where it listens. */
  url: string;
  close(): Promise<void>;
}

/** Bigger bodies are refused before they are read; uploads have a limit of their own (uploads.ts). */
const BODY_LIMIT_BYTES = 262_144;

/** As long as an address may be: what is too long for a name is not found, like every other name that nobody has. */
const LONGEST_ADDRESS = 16_384;

/** A photo over a slow line in the hills takes a minute; a request that drips in for ever holds a connection for nothing. */
const REQUEST_TIMEOUT_MS = 120_000;

/** Builds the server without listening. */
export async function buildServer(
  config: Config,
  { clock = new Clock(), demo, logTo }: ServerOptions = {},
): Promise<NestFastifyApplication> {
  const log = openLog(config.values.LOG_LEVEL, logTo);
  const adapter = new FastifyAdapter({
    trustProxy: config.values.TRUST_PROXY,
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    http: { maxHeaderSize: HEADER_BYTES },
    clientErrorHandler: answerUnreadable,
    rewriteUrl: ({ url = '/' }) => readableAddress(url),
    genReqId: () => randomUUID(),
    forceCloseConnections: 'idle',
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: LONGEST_ADDRESS },
  });
  const lost = (error: Error) => log.warn({ err: error }, 'a database connection was lost');
  const app = await NestFactory.create<NestFastifyApplication>(ServerModule.with(config, clock, lost, demo), adapter, {
    rawBody: true,
    logger: new NestLog(log),
    abortOnError: false,
  });
  await guardTheDoor(app, config);
  openEpcisThreshold(app);
  noteAnswers(app, log);
  return app;
}

export async function openServer(config: Config, options?: ServerOptions): Promise<OpenServer> {
  const app = await buildServer(config, options);
  await app.listen(config.values.PORT, config.values.HOST);
  return { app, url: (await app.getUrl()).replace('[::1]', 'localhost'), close: () => app.close() };
}

/** What is known of each answer when it is sent: a line for people, numbers for Prometheus. */
function noteAnswers(app: NestFastifyApplication, log: Logger): void {
  const metrics = app.get(Metrics);
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onResponse', ({ id, method, routeOptions }, { statusCode: status, elapsedTime }, done) => {
    const route = routeOptions.url ?? 'none';
    metrics.answered(method, route, status, elapsedTime);
    log.info({ id, method, route, status, ms: Math.round(elapsedTime) });
    done();
  });
}
