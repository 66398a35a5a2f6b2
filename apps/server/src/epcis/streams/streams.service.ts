import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { IncomingMessage } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';
import {
  EventFeed,
  EVENTS_CHANNEL,
  NamedQueries,
  readControls,
  requireSubscribable,
  SubscribeNotPermitted,
  type NamedQuery,
  type Place,
} from '#libs/epcis';
import { Clock } from '#platform/clock';
import { Config } from '#platform/config';
import { Listening } from '#platform/outbox';
import { showsKey } from '../../web/programs.js';
import type { Asked } from '../epcis-asked.js';
import { EpcisRefusal } from '../epcis-problem.js';
import { VERSION_HEADERS } from '../standard.js';
import { Stream, type StreamSource } from './stream.js';
import type { Upgrade } from './upgrade.js';

const MOST_STREAMS = 1000;
const MOST_OF_A_KEY = 10;
/** Nothing is heard from a receiver but its pongs. */
const MOST_HEARD_BYTES = 1024;
const LISTEN_AGAIN_MS = 5000;

/** Named queries as WebSockets (E43): each process tells those that came to it, whichever process an event comes to. */
@Injectable()
export class Streams implements BeforeApplicationShutdown {
  private readonly log = new Logger('streams');
  private readonly sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MOST_HEARD_BYTES,
    perMessageDeflate: false,
  });
  private readonly open = new Map<Stream, string>();
  private readonly starts = new WeakMap<IncomingMessage, Place>();
  private readonly listening: Listening;
  private relisten: NodeJS.Timeout | undefined;

  constructor(
    private readonly feed: EventFeed,
    private readonly queries: NamedQueries,
    private readonly clock: Clock,
    config: Config,
  ) {
    const ring = () => this.open.forEach((_key, stream) => stream.ring());
    const lost = (error: Error) => this.log.warn(error.message);
    this.listening = new Listening(config.values.DATABASE_URL, EVENTS_CHANNEL, ring, lost);
    this.sockets.on('headers', (headers, request) => {
      headers.push(...Object.entries(VERSION_HEADERS).map(([name, value]) => `${name}: ${value}`));
      headers.push(`GS1-Query-Min-Record-Time: ${this.starts.get(request)?.at ?? ''}`);
    });
  }

  /** Makes a WebSocket of the request. Throws SubscriptionControls, SubscribeNotPermitted, EpcisRefusal. */
  async start(asked: Asked, reply: FastifyReply, named: NamedQuery, upgrade: Upgrade): Promise<void> {
    // A page of another site could open a socket with an officer's cookies.
    if (!showsKey(asked.request)) throw new EpcisRefusal(403, 'SecurityException', 'a stream is opened by a key');
    const { keyId } = asked.program;
    const controls = readControls(asked.parameters, this.clock.now());
    await requireSubscribable(this.queries, named);
    const ofThisKey = [...this.open.values()].filter(key => key === keyId).length;
    if (ofThisKey >= MOST_OF_A_KEY || this.open.size >= MOST_STREAMS)
      throw new SubscribeNotPermitted(
        `there are ${this.open.size >= MOST_STREAMS ? MOST_STREAMS : MOST_OF_A_KEY} streams already`,
      );
    const from = await this.feed.start(controls.initialRecordTime);
    await this.listen();
    this.starts.set(asked.request.raw, from);
    reply.hijack();
    upgrade.release();
    this.sockets.handleUpgrade(asked.request.raw, upgrade.socket, upgrade.head, socket =>
      this.run(new Stream(socket, this.source(asked, named), controls, from), keyId, socket),
    );
  }

  beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.relisten);
    for (const stream of this.open.keys()) stream.close();
    return this.listening.close();
  }

  private run(stream: Stream, keyId: string, socket: WebSocket): void {
    this.open.set(stream, keyId);
    stream
      .run()
      .catch((error: unknown) => this.log.error({ error }))
      .finally(() => {
        this.open.delete(stream);
        // One that does not answer our farewell.
        setTimeout(() => socket.terminate(), LISTEN_AGAIN_MS).unref();
      });
  }

  private source({ program: { party, keyId }, format }: Asked, named: NamedQuery): StreamSource {
    return {
      next: from => this.feed.next({ ...named, party }, from),
      document: events => this.feed.document(events, party, { queryName: named.name, format, at: this.clock.now() }),
      whyEnded: () => this.feed.whyEnded(named.id, keyId, this.clock.now()),
      now: () => this.clock.now(),
    };
  }

  /** A lost connection is made again; meanwhile each stream looks by itself. */
  private async listen(): Promise<void> {
    const listen = () => this.listening.open().catch((error: Error) => this.log.warn(error.message));
    this.relisten ??= setInterval(() => void listen(), LISTEN_AGAIN_MS).unref();
    await listen();
  }
}
