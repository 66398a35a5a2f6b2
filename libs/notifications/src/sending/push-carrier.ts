import webpush from 'web-push';
import { askProvider } from './ask-provider.js';
import { NotCarried, type LetterCarrier, type OutgoingLetter } from './carrier.js';

/** A browser that shows notifications: where they go, and the keys only it can open them with. */
export interface Browser {
  endpoint: string;
  p256dh: string;
  auth: string;
}

export interface PushSettings {
  /** The VAPID pair (RFC 8292), base64url: browsers tie their consent to the public one. */
  publicKey: string;
  privateKey: string;
  /** Whom the push service may ask about us: an address `mailto:` or `https:`. */
  subject: string;
}

const DAY_SECONDS = 86_400;

/** Web push: encrypted for one browser (RFC 8291), carried by the browser maker's service. */
export class PushCarrier implements LetterCarrier {
  constructor(
    private readonly settings: PushSettings,
    private readonly browserOf: (id: string) => Promise<Browser | undefined>,
  ) {}

  async carry({ letterId, recipient, subject, short, page }: OutgoingLetter): Promise<string> {
    const browser = await this.browserOf(recipient);
    if (!browser) throw new NotCarried('the browser is not subscribed any more', true);
    const { endpoint, p256dh, auth } = browser;
    const request = this.sealed(
      { endpoint, keys: { p256dh, auth } },
      JSON.stringify({ title: subject, text: short, page: page ?? '/letters', tag: letterId }),
      letterId,
    );
    const { status } = await askProvider(request.endpoint, {
      headers: request.headers as Record<string, string>,
      body: new Uint8Array(request.body ?? []),
    });
    return `${status}`;
  }

  private sealed(browser: webpush.PushSubscription, payload: string, letterId: string): webpush.RequestDetails {
    const { subject, publicKey, privateKey } = this.settings;
    try {
      return webpush.generateRequestDetails(browser, payload, {
        vapidDetails: { subject, publicKey, privateKey },
        TTL: DAY_SECONDS,
        // A repetition takes the place of the first one while the browser is away; afterwards its tag does.
        topic: letterId.replaceAll('-', ''),
      });
    } catch (error) {
      throw new NotCarried(`keys of the browser: ${(error as Error).message}`, true);
    }
  }
}
