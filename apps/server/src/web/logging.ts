import type { LoggerService } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { pino, type Logger } from 'pino';

/**
 * One JSON line per event, on standard output. Addresses are logged as their pattern (`/follow/:key`), never as sent:
 * some of them are secrets by which a guest follows an order.
 */
export const openLog = (level: string): Logger =>
  pino({ level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime });

/** Nest's own messages in the same log; what it tells of its start is for debugging. */
export class NestLog implements LoggerService {
  constructor(private readonly to: Logger) {}

  log(message: unknown, ...more: unknown[]): void {
    this.write('debug', message, more);
  }

  warn(message: unknown, ...more: unknown[]): void {
    this.write('warn', message, more);
  }

  error(message: unknown, ...more: unknown[]): void {
    this.write('error', message, more);
  }

  private write(level: 'debug' | 'warn' | 'error', message: unknown, more: unknown[]): void {
    const context = more.at(-1);
    if (typeof message !== 'object' || message === null) return this.to[level]({ context }, String(message));
    const { error, ...facts } = message as { error?: unknown };
    this.to[level]({ context, ...facts, err: error });
  }
}

/** One line per answered request. */
export function logRequests(app: NestFastifyApplication, log: Logger): void {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onResponse', async (request, reply) => {
    const { method, id } = request;
    log.info({
      id,
      method,
      route: request.routeOptions.url ?? 'none',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    });
  });
}
