// Sends a document to an address that a stranger gave. The name is looked up here, every address of it must be public, and the connection
// goes to just these addresses: a name that means something else a moment later leads nowhere. Redirects are not followed.
import { Injectable } from '@nestjs/common';
import { request as overHttp, type IncomingMessage } from 'node:http';
import { request as overHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { hostOf, isPublicAddress, NOT_PUBLIC, readDest } from './addresses.js';
import { DestUnreadable } from './refusals.js';
import { SubscriptionSettings } from './settings.js';

export interface Answer {
  status: number;
  /** Retry-After, 0 when it says none. */
  retryAfterSeconds: number;
}

/** Of an answer nobody needs more. */
const MOST_ANSWER_BYTES = 64 * 1024;
/** Who subscribes does not wait longer for a slow name server. */
const LOOK_UP_MS = 2000;

@Injectable()
export class Sender {
  constructor(private readonly settings: SubscriptionSettings) {}

  /** Throws DestUnreadable for a name that leads into a private network. One that nobody knows (yet) may be subscribed. */
  async check(dest: URL): Promise<void> {
    const none: { address: string }[] = [];
    const known = this.settings.resolve(hostOf(dest)).catch(() => none);
    const found = await Promise.race([known, wait(LOOK_UP_MS, none, { ref: false })]);
    if (!found.every(({ address }) => this.mayReach(address))) throw new DestUnreadable(`dest: ${NOT_PUBLIC}`);
  }

  /** One POST. Throws what went wrong, in words for the subscriber. */
  async post(dest: string, body: string, headers: Record<string, string>): Promise<Answer> {
    // Once more: a number for a name is not looked up, and the rules may have changed since.
    const url = readDest(dest, this.settings);
    const { timeoutMs } = this.settings;
    return new Promise((resolve, reject) => {
      const signal = AbortSignal.timeout(timeoutMs);
      const length = String(Buffer.byteLength(body));
      const ask = url.protocol === 'https:' ? overHttps : overHttp;
      const request = ask(url, {
        method: 'POST',
        headers: { ...headers, 'content-length': length },
        // A connection of its own, under no proxy or pool of anybody else.
        agent: false,
        lookup: this.lookup,
        signal,
      });
      let answer: Answer | undefined;
      request.on('error', error => {
        // Cut off while it was still talking: what counts has been said.
        if (answer) resolve(answer);
        else reject(signal.aborted ? new Error(`no answer within ${timeoutMs / 1000} s`) : error);
      });
      request.on('response', response => {
        const said = (answer = answerOf(response));
        drain(response, () => resolve(said));
      });
      request.end(body);
    });
  }

  private readonly lookup: LookupFunction = (host, { all }, done) => {
    this.settings.resolve(host).then(
      found => {
        const [first] = found;
        if (!first || !found.every(({ address }) => this.mayReach(address)))
          return done(new Error(`${host} ${NOT_PUBLIC}`), '', 0);
        if (all) done(null, found);
        else done(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => done(error, '', 0),
    );
  };

  private mayReach(address: string): boolean {
    return this.settings.areLocalAllowed || isPublicAddress(address);
  }
}

/** The status is the answer; what follows is read so that the receiver can finish, and no further than that. */
function drain(response: IncomingMessage, done: () => void): void {
  let bytes = 0;
  response.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > MOST_ANSWER_BYTES) response.destroy();
  });
  response.on('error', () => undefined);
  response.on('close', done);
}

function answerOf({ statusCode = 0, headers }: IncomingMessage): Answer {
  const seconds = Number(headers['retry-after']);
  return { status: statusCode, retryAfterSeconds: Number.isFinite(seconds) && seconds > 0 ? seconds : 0 };
}
