// Tells the shop where parcels are: signed, again until it is heard, in no promised order.
import { sightingSignature, type CarrierState } from '#libs/delivery';

export interface CarrierEvent {
  eventId: string;
  trackingCode: string;
  reference: string;
  state: CarrierState;
  /** ISO 8601. */
  at: string;
  note: string;
}

const AGAIN_MS = 2_000;
const PATIENCE_MS = 10_000;

export class CarrierWebhooks {
  url: string | undefined;
  private readonly timers = new Set<NodeJS.Timeout>();
  private readonly closing = new AbortController();

  constructor(
    private readonly secret: string,
    private readonly now: () => Date,
  ) {}

  /** Without an address nobody is told. */
  tell(event: CarrierEvent): void {
    if (this.url === undefined || this.closing.signal.aborted) return;
    void this.post(event, 0).then(status => {
      if (status < 200 || status > 299) this.later(event);
    });
  }

  /** The shop's answer; 0 stands for none. */
  async post(event: CarrierEvent, agedSeconds: number): Promise<number> {
    if (this.url === undefined) throw new Error('Nobody to tell: the stand-in has no webhookUrl.');
    const body = JSON.stringify(event);
    const timestamp = String(Math.floor(this.now().getTime() / 1000) - agedSeconds);
    const signature = sightingSignature(this.secret, timestamp, body);
    try {
      const answer = await fetch(this.url, {
        method: 'POST',
        body,
        // A kept connection would hold a closing shop open.
        headers: {
          'content-type': 'application/json',
          'carrier-signature': signature,
          'carrier-timestamp': timestamp,
          connection: 'close',
        },
        redirect: 'manual',
        signal: AbortSignal.any([this.closing.signal, AbortSignal.timeout(PATIENCE_MS)]),
      });
      await answer.body?.cancel();
      return answer.status;
    } catch {
      return 0;
    }
  }

  close(): void {
    this.closing.abort();
    for (const timer of this.timers) clearTimeout(timer);
  }

  private later(event: CarrierEvent): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      this.tell(event);
    }, AGAIN_MS);
    this.timers.add(timer.unref());
  }
}
