// A request that asks to become a WebSocket goes through the same guards as any other, and is refused by the same answers. Node hands over
// every request with an `Upgrade` as soon as one is listened for: those that do not ask for a stream of ours go on as if they had not asked
// (Java's HttpClient offers h2c with each request and would otherwise get no answer).
import type { FastifyInstance } from 'fastify';
import { ServerResponse, type IncomingMessage, type Server } from 'node:http';
import type { Duplex } from 'node:stream';

export interface Upgrade {
  socket: Duplex;
  head: Buffer;
  /** Takes the socket away from the answer that would have refused it. */
  release(): void;
}

const upgrades = new WeakMap<IncomingMessage, Upgrade>();

/** What belongs to a request that wants to become a WebSocket; nothing for any other. */
export const upgradeOf = (request: IncomingMessage): Upgrade | undefined => upgrades.get(request);

export function openUpgrades(fastify: FastifyInstance): void {
  const server = fastify.server as Server;
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    if (asksForStream(request)) passOn(fastify, request, socket, head);
    else goOnWithout(server, request, socket, head);
  });
}

const asksForStream = ({ method, url = '', headers }: IncomingMessage): boolean =>
  method === 'GET' &&
  headers.upgrade?.toLowerCase() === 'websocket' &&
  /^\/epcis\/queries\/[^/?]+\/events\/?(?:\?|$)/.test(url);

function passOn(fastify: FastifyInstance, request: IncomingMessage, socket: Duplex, head: Buffer): void {
  const response = new ServerResponse(request);
  // Whatever is answered, no other request follows on this connection.
  response.shouldKeepAlive = false;
  response.assignSocket(socket as never);
  response.on('finish', () => socket.end());
  upgrades.set(request, { socket, head, release: () => response.detachSocket(socket as never) });
  fastify.routing(request, response);
}

const OF_THE_UPGRADE = new Set(['upgrade', 'http2-settings']);

/** The same bytes once more, without the wish. */
function goOnWithout(server: Server, request: IncomingMessage, socket: Duplex, head: Buffer): void {
  const { method, url, httpVersion, rawHeaders } = request;
  const lines = [`${method} ${url} HTTP/${httpVersion}`];
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const [name = '', value = ''] = rawHeaders.slice(at, at + 2);
    const kept = name.toLowerCase() === 'connection' ? withoutUpgrade(value) : value;
    if (!OF_THE_UPGRADE.has(name.toLowerCase()) && kept !== '') lines.push(`${name}: ${kept}`);
  }
  socket.removeAllListeners('error');
  socket.unshift(Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), head]));
  server.emit('connection', socket);
}

const withoutUpgrade = (value: string): string =>
  value
    .split(',')
    .map(part => part.trim())
    .filter(part => !OF_THE_UPGRADE.has(part.toLowerCase()))
    .join(', ');
