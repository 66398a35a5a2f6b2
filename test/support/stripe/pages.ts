// The pages a buyer meets at Stripe: /pay/:session to choose a card, /bank/:payment where the card's bank asks.
import type { IncomingMessage } from 'node:http';
import { type Answer, bodyOf, page, seeOther } from './answers.js';
import { cardNamed } from './cards.js';
import { approve, refuse } from './charging.js';
import { parseForm } from './form.js';
import { payHosted } from './hosted-payment.js';
import type { CheckoutSession, PaymentIntent } from './objects.js';
import { bankPage, checkoutPage, messagePage, type Reason } from './page-html.js';
import { type Words, wordsFor } from './page-words.js';
import { requiredText } from './params.js';
import { StripeRefusal } from './refusals.js';
import type { State } from './state.js';

export class Pages {
  constructor(private readonly state: State) {}

  async answer(request: IncomingMessage): Promise<Answer> {
    const body = request.method === 'POST' ? await bodyOf(request) : undefined;
    const language = request.headers['accept-language'];
    const [, kind, id = ''] = /^\/(pay|bank)\/(\w+)(?:\?.*)?$/.exec(request.url ?? '') ?? [];
    try {
      if (kind === 'pay') return this.checkout(this.state.sessions.find(id), body, language);
      if (kind === 'bank') return this.bank(this.state.intents.find(id), body, language);
    } catch (error) {
      if (!(error instanceof StripeRefusal)) throw error;
    }
    const words = wordsFor(undefined, language);
    return page(404, messagePage(words, words.unknown));
  }

  private checkout(session: CheckoutSession, body: string | undefined, language?: string): Answer {
    const words = wordsFor(session.locale, language);
    if (session.status === 'expired') return page(410, messagePage(words, words.expired, session.cancel_url));
    // Also the way of one who presses "pay" twice, or comes back to a page that is paid.
    if (session.status === 'complete') return seeOther(successUrl(session));
    return body === undefined ? page(200, this.form(words, session)) : this.paid(words, session, body);
  }

  private paid(words: Words, session: CheckoutSession, body: string): Answer {
    try {
      const intent = payHosted(this.state, session, cardNamed(requiredText(parseForm(body), 'card'), 'card'));
      // Relative, so that the pages also work behind another address.
      return seeOther(intent.status === 'requires_action' ? `../bank/${intent.id}` : successUrl(session));
    } catch (error) {
      if (!(error instanceof StripeRefusal)) throw error;
      return page(error.status, this.form(words, session, error.body));
    }
  }

  private form(words: Words, session: CheckoutSession, refused?: Reason): string {
    const lines = this.state.purchases.get(session.id)?.lines ?? [];
    const intent = session.payment_intent === null ? undefined : this.state.intents.find(session.payment_intent);
    return checkoutPage(words, session, lines, refused ?? intent?.last_payment_error ?? null);
  }

  private bank(intent: PaymentIntent, body: string | undefined, language?: string): Answer {
    const session = this.state.sessionOf(intent);
    const words = wordsFor(session?.locale, language);
    const returnUrl = intent.next_action?.redirect_to_url.return_url ?? null;
    if (intent.status === 'requires_action') {
      if (body === undefined) return page(200, bankPage(words, intent));
      if (requiredText(parseForm(body), 'answer') === 'approve') approve(this.state, intent);
      else refuse(this.state, intent);
    }
    if (session) return seeOther(session.status === 'complete' ? successUrl(session) : `../pay/${session.id}`);
    return returnUrl === null ? page(200, messagePage(words, words.done)) : seeOther(backTo(returnUrl, intent));
  }
}

function successUrl(session: CheckoutSession): string {
  return new URL(session.success_url.replaceAll('{CHECKOUT_SESSION_ID}', session.id)).href;
}

/** What Stripe adds to a return_url: https://docs.stripe.com/payments/finalize-payments-on-the-server */
function backTo(returnUrl: string, intent: PaymentIntent): string {
  const url = new URL(returnUrl);
  url.searchParams.set('payment_intent', intent.id);
  url.searchParams.set('payment_intent_client_secret', intent.client_secret);
  url.searchParams.set('redirect_status', intent.status === 'requires_payment_method' ? 'failed' : 'succeeded');
  return url.href;
}
