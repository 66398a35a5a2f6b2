import type { LoggerService } from '@nestjs/common';
import { pino, type DestinationStream, type Logger } from 'pino';

/** Lines are written many at a time: one system call per request would cost more than everything else the door does. */
const BUFFER_BYTES = 4096;
const FLUSH_MS = 500;

/**
 * One JSON line per event, on standard output. Addresses are logged as their pattern (`/follow/:key`), never as sent:
 * some of them are secrets by which a guest follows an order. What is buffered is written when the process exits.
 */
export function openLog(level: string, output: DestinationStream = standardOutput()): Logger {
  const serializers = { err: withoutValues };
  return pino({ level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime, serializers }, output);
}

function standardOutput(): DestinationStream {
  const output = pino.destination({ sync: false, minLength: BUFFER_BYTES });
  setInterval(() => output.flush(), FLUSH_MS).unref();
  return output;
}

/** A database error carries what was asked with every value in it: names, phone numbers, the keys of orders. What went wrong is enough. */
function withoutValues(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const { code, constraint } = error as { code?: unknown; constraint?: unknown };
  return { type: error.constructor.name, message: error.message, code, constraint, stack: error.stack };
}

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
