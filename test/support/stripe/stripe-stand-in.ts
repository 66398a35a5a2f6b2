// A small Stripe that remembers: for tests, and for the local app when there are no keys. The real SDK is its client:
//
//   const stripe = new Stripe(standIn.secretKey, { host, port, protocol: 'http' });
//
// It knows card payments in VND: payments, hosted checkout, refunds and signed webhooks. What goes wrong is asked for by
// known inputs: the test cards (cards.ts), `breakDown`, `loseAnswers`, `pauseWebhooks`, `deliver`.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { closeDispute, failRefund, openDispute, type DisputeWishes } from './disputes.js';
import { refusal, send } from './answers.js';
import { Api } from './api.js';
import { cardNamed } from './cards.js';
import { approve } from './charging.js';
import { payHosted } from './hosted-payment.js';
import type { StripeEvent } from './objects.js';
import { Pages } from './pages.js';
import { remember, type PastPayment } from './past-payments.js';
import { expireOverdue } from './sessions.js';
import { State } from './state.js';
import { Webhooks } from './webhooks.js';

export interface StripeStandInOptions {
  /** A free one unless told. */
  port?: number;
  host?: string;
  secretKey?: string;
  webhookSecret: string;
  webhookUrl?: string;
  /** The address that browsers use for its pages, when it is another than `url`. */
  publicUrl?: string;
  clock?: () => Date;
}

const LOOK_FOR_OVERDUE = 15_000;

export class StripeStandIn {
  readonly secretKey: string;
  readonly webhookSecret: string;
  private readonly webhooks: Webhooks;
  private readonly state: State;
  private readonly api: Api;
  private readonly pages: Pages;
  private readonly server: Server;
  private readonly overdue: NodeJS.Timeout;
  private answersToLose = 0;

  private constructor(private readonly options: StripeStandInOptions) {
    this.secretKey = options.secretKey ?? 'sk_test_stand_in';
    this.webhookSecret = options.webhookSecret;
    this.webhooks = new Webhooks(options.webhookSecret);
    this.webhooks.url = options.webhookUrl;
    this.state = new State(options.clock ?? (() => new Date()), event => this.webhooks.tell(event));
    this.api = new Api(this.state, this.secretKey);
    this.pages = new Pages(this.state);
    this.server = createServer((request, response) => void this.answer(request, response));
    this.overdue = setInterval(() => expireOverdue(this.state), LOOK_FOR_OVERDUE).unref();
  }

  static async open(options: StripeStandInOptions): Promise<StripeStandIn> {
    const standIn = new StripeStandIn(options);
    await standIn.listen();
    return standIn;
  }

  /** Where the SDK finds it. */
  get url(): string {
    const { address, family, port } = this.server.address() as AddressInfo;
    if (address === '0.0.0.0' || address === '::') return `http://localhost:${port}`;
    return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
  }

  setWebhookUrl(url: string | undefined): void {
    this.webhooks.url = url;
  }

  /** What was paid by card before this process began. */
  remember(past: readonly PastPayment[]): void {
    for (const payment of past) remember(this.state, payment);
  }

  /** Everything that happened, oldest first. */
  events(): StripeEvent[] {
    expireOverdue(this.state);
    return this.state.events.newestFirst().reverse();
  }

  /** Sends an event again, `times` at once, and gives the shop's answers; 0 stands for none. */
  deliver(event: StripeEvent, times = 1): Promise<number[]> {
    return this.webhooks.repeat(event, times);
  }

  /** Holds webhooks back until `resumeWebhooks`. */
  pauseWebhooks(): void {
    this.webhooks.pause();
  }

  resumeWebhooks(): void {
    this.webhooks.resume();
  }

  /** Waits until the shop has accepted every webhook that is not held back. */
  webhooksDelivered(): Promise<void> {
    return this.webhooks.quiet();
  }

  /** The next `times` API requests are answered with 503, and do nothing. */
  breakDown(times = 1): void {
    this.api.breakDown(times);
  }

  /** The next `times` API requests are carried out, but their answers never arrive. */
  loseAnswers(times = 1): void {
    this.answersToLose = times;
  }

  /** Pays as a buyer on the hosted page would, saying yes to the bank; a declined card rejects. */
  async payHostedSession(sessionId: string, cardNumber: string): Promise<void> {
    expireOverdue(this.state);
    const intent = payHosted(this.state, this.state.sessions.find(sessionId), cardNamed(cardNumber, 'card'));
    if (intent.status === 'requires_action') approve(this.state, intent);
  }

  /** A buyer disputes a charge at their bank; the dispute's id. */
  dispute(intentId: string, wishes: DisputeWishes = {}): string {
    return openDispute(this.state, intentId, wishes).id;
  }

  closeDispute(disputeId: string, outcome: 'won' | 'lost'): void {
    closeDispute(this.state, disputeId, outcome);
  }

  /** The buyer's bank sends a refund back that had gone through. */
  failRefund(refundId: string): void {
    failRefund(this.state, refundId);
  }

  async close(): Promise<void> {
    clearInterval(this.overdue);
    this.webhooks.close();
    if (!this.server.listening) return;
    const closed = new Promise<void>(resolve => this.server.close(() => resolve()));
    this.server.closeAllConnections();
    await closed;
  }

  private async listen(): Promise<void> {
    const { port = 0, host = '127.0.0.1', publicUrl } = this.options;
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject).listen(port, host, () => resolve());
    });
    this.state.pagesUrl = (publicUrl ?? this.url).replace(/\/+$/, '');
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    expireOverdue(this.state);
    const isApi = request.url?.startsWith('/v1/');
    const answer = await (isApi ? this.api : this.pages).answer(request).catch(refusal);
    if (isApi && this.answersToLose > 0) {
      this.answersToLose -= 1;
      response.destroy();
    } else {
      send(response, answer);
    }
  }
}
