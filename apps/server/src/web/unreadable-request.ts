// What Node gives up on before it is a request: then there is no hook and no page of ours, only the socket.
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { isEpcis } from '../epcis/epcis-threshold.js';
import { LONGEST_URI } from '../epcis/standard.js';

/** Address and headers together; an address is too long before that, and told so in words (414). */
export const HEADER_BYTES = 65_536;

interface ClientError extends Error {
  code?: string;
  /** A Buffer, whatever Fastify's types say of it. */
  rawPacket?: unknown;
}

/** For Fastify's `clientErrorHandler`. */
export function answerUnreadable(error: ClientError, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) return void socket.destroy();
  const { status, type } = unreadable(error.code, firstLine(error.rawPacket));
  const title = STATUS_CODES[status] ?? '';
  const body = JSON.stringify({ type, title, status });
  const head = [
    `HTTP/1.1 ${status} ${title}`,
    'Content-Type: application/problem+json; charset=utf-8',
    `Content-Length: ${body.length}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

export function unreadable(code: string | undefined, line: string): { status: number; type: string } {
  const type = 'about:blank';
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return { status: 408, type };
  if (code !== 'HPE_HEADER_OVERFLOW') return { status: 400, type };
  const [, url = ''] = /^[A-Z]+ (\/\S*)/.exec(line) ?? [];
  if (url.length <= LONGEST_URI) return { status: 431, type };
  return { status: 414, type: isEpcis(url) ? 'epcisException:URITooLongException' : type };
}

const firstLine = (packet: unknown): string =>
  Buffer.isBuffer(packet) ? (packet.toString('latin1').split('\r\n', 1)[0] ?? '') : '';
