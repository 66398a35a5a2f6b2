// Tells the shop what happened, as Stripe does: signed, at least once, in no promised order, and again until it is heard.
import { Stripe } from 'stripe';
import type { StripeEvent } from './objects.js';

/** Milliseconds before the second and the third attempt; Stripe would wait minutes, then hours. */
const QUICK = [50, 250];
const SLOW = 3_000;
const PATIENCE = 10_000;

export class Webhooks {
  url: string | undefined;
  private readonly unheard = new Set<StripeEvent>();
  private readonly held = new Set<StripeEvent>();
  private readonly timers = new Set<NodeJS.Timeout>();
  private readonly closing = new AbortController();
  private waiting: (() => void)[] = [];
  private isPaused = false;

  constructor(private readonly secret: string) {}

  /** Without an address nobody is told, as with an account that has no endpoint. */
  tell(event: StripeEvent): void {
    if (this.url === undefined || this.closing.signal.aborted) return;
    event.pending_webhooks = 1;
    this.unheard.add(event);
    void this.attempt(event, 0);
  }

  /** Tells it again, all `times` at once, whatever became of it before; 0 stands for no answer. */
  repeat(event: StripeEvent, times: number): Promise<number[]> {
    return Promise.all(Array.from({ length: times }, () => this.post(event)));
  }

  pause(): void {
    this.isPaused = true;
  }

  resume(): void {
    this.isPaused = false;
    const due = [...this.held];
    this.held.clear();
    for (const event of due) void this.attempt(event, 0);
  }

  /** When the shop has heard everything that is not held back. */
  async quiet(): Promise<void> {
    if (this.isQuiet()) return;
    await new Promise<void>(resolve => this.waiting.push(resolve));
  }

  close(): void {
    this.closing.abort();
    for (const timer of this.timers) clearTimeout(timer);
    this.timers.clear();
    this.unheard.clear();
    this.held.clear();
    this.wake();
  }

  private async attempt(event: StripeEvent, before: number): Promise<void> {
    if (this.isPaused) {
      this.held.add(event);
      return this.wake();
    }
    // An address taken away in the meantime leaves nobody to tell.
    const status = this.url === undefined ? undefined : await this.post(event);
    if (this.closing.signal.aborted) return;
    if (status !== undefined && (status < 200 || status > 299)) return this.later(event, before + 1);
    event.pending_webhooks = 0;
    this.unheard.delete(event);
    this.wake();
  }

  private later(event: StripeEvent, before: number): void {
    const timer = setTimeout(
      () => {
        this.timers.delete(timer);
        void this.attempt(event, before);
      },
      QUICK[before - 1] ?? SLOW,
    );
    // A process with nothing else to do may end.
    this.timers.add(timer.unref());
  }

  private async post(event: StripeEvent): Promise<number> {
    if (this.url === undefined) throw new Error('Nobody to tell: the stand-in has no webhookUrl.');
    const payload = JSON.stringify(event, null, 2);
    // Signed by the real clock: what the receiver measures is the letter's age on its way, not the shop's time.
    const signature = Stripe.webhooks.generateTestHeaderString({ payload, secret: this.secret });
    try {
      const answer = await fetch(this.url, {
        method: 'POST',
        body: payload,
        // A kept connection would hold a closing shop open.
        headers: { 'content-type': 'application/json', 'stripe-signature': signature, connection: 'close' },
        redirect: 'manual',
        signal: AbortSignal.any([this.closing.signal, AbortSignal.timeout(PATIENCE)]),
      });
      await answer.body?.cancel();
      return answer.status;
    } catch {
      return 0;
    }
  }

  private isQuiet(): boolean {
    return this.unheard.size === this.held.size;
  }

  private wake(): void {
    if (!this.isQuiet()) return;
    for (const resolve of this.waiting.splice(0)) resolve();
  }
}
