// The way of a request under /v1: the outage on order, the key, the idempotency key, then its route.
import type { IncomingMessage } from 'node:http';
import { type Answer, bodyOf, json, refusal } from './answers.js';
import { canonical, parseForm } from './form.js';
import { IdempotencyKeys } from './idempotency.js';
import { stripeId } from './ids.js';
import { outage, unauthorized } from './refusals.js';
import { answerTo } from './routes.js';
import type { State } from './state.js';

export class Api {
  private readonly keys = new IdempotencyKeys();
  private outages = 0;

  constructor(
    private readonly state: State,
    private readonly secretKey: string,
  ) {}

  /** The next `times` requests find Stripe out of order. */
  breakDown(times: number): void {
    this.outages = times;
  }

  async answer(request: IncomingMessage): Promise<Answer> {
    const answer = await this.considered(request).catch(refusal);
    return { ...answer, headers: { ...answer.headers, 'request-id': stripeId('req') } };
  }

  private async considered(request: IncomingMessage): Promise<Answer> {
    this.admit(request);
    const key = request.method === 'POST' ? request.headers['idempotency-key'] : undefined;
    if (typeof key !== 'string') return this.answerOf(request, await bodyOf(request));
    const free = this.keys.take(key);
    try {
      const body = await bodyOf(request);
      const question = [request.method, request.url, canonical(body)].join('\n');
      return this.keys.once(key, question, () => this.answerOf(request, body));
    } finally {
      free();
    }
  }

  private admit(request: IncomingMessage): void {
    if (this.outages > 0) {
      this.outages -= 1;
      throw outage();
    }
    const key = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    if (key === undefined)
      throw unauthorized('You did not provide an API key. Use Authorization: Bearer YOUR_SECRET_KEY.');
    if (key !== this.secretKey) throw unauthorized(`Invalid API Key provided: ${key.slice(0, 8)}***`);
  }

  private answerOf(request: IncomingMessage, body: string): Answer {
    const { method = '', url = '' } = request;
    const [path = '', query = ''] = url.split('?');
    try {
      return json(200, answerTo(this.state, method, path, parseForm(method === 'GET' ? query : body)));
    } catch (error) {
      return refusal(error);
    }
  }
}
