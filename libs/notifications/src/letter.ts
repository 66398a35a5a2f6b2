import type { Locale } from '#platform/language';
import { wordsIn, type Words } from '#libs/words';

export type Channel = 'email' | 'sms' | 'zalo' | 'push' | 'in-app';

export type LetterKind =
  | 'order-placed'
  | 'order-paid'
  | 'order-to-pack'
  | 'order-edited'
  | 'order-postponed'
  | 'order-shipped'
  | 'order-cancelled'
  | 'order-called-off'
  | 'pledge-made'
  | 'pledge-ended'
  | 'groupbuy-closed'
  | 'preorder-filled'
  | 'preorder-short'
  | 'pool-opened'
  | 'pool-asked'
  | 'pool-closed'
  | 'complaint-moved'
  | 'alert-raised'
  | 'flag-raised'
  | 'flag-countersigned'
  | 'flag-rejected'
  | 'site-claim-countersigned'
  | 'site-claim-refused'
  | 'batch-recalled'
  | 'subscription-paused'
  | 'cooperative-verified'
  | 'cooperative-refused'
  | 'product-approved'
  | 'product-refused'
  | 'product-taken-down'
  | 'change-approved'
  | 'change-refused'
  | 'appeal-lifted'
  | 'appeal-upheld';

/** A letter before it is a row. */
export interface LetterDraft {
  /** What it is about, and for whom: the same occasion is written once, however often its reaction runs. */
  occasion: string;
  kind: LetterKind;
  channel: Channel;
  /** An e-mail address, a phone number in E.164, the id of a browser, or of a person for their bell. */
  recipient: string;
  locale: Locale;
  subject: string;
  /** Plain text. */
  body: string;
  /** The whole of it in one sentence; where there is none, the subject says it. */
  short?: string;
  /** Whose it is, where the reader has an account: by then they choose the ways. */
  personId?: string | null;
  /** The page that switches this kind off. */
  stopPage?: string;
}

/** Somebody who can be written to. */
export interface Reader {
  /** Who has an account. */
  personId?: string | null;
  name: string;
  email: string | null;
  phone: string | null;
  locale: Locale;
}

export interface Contents {
  subject: string;
  /** Paragraphs of the e-mail between greeting and signature; empty ones are left out. */
  paragraphs: readonly string[];
  /** The whole of it in one short text: a phone shows no more. */
  short: string;
}

type LetterWords = Words['notifications'];

/** By e-mail where there is an address, else by SMS; nobody can be written to who has neither. Other ways follow from this one: see wishes/routes.ts. */
export function letterTo(
  reader: Reader,
  kind: LetterKind,
  occasion: string,
  write: (words: LetterWords, locale: Locale) => Contents,
): LetterDraft[] {
  const { locale, email, phone, personId } = reader;
  const words = wordsIn(locale).notifications;
  const { subject, paragraphs, short } = write(words, locale);
  const letter = { occasion, kind, locale, subject, short, personId };
  if (email) {
    const body = [words.greeting(reader.name), ...paragraphs, words.signature].filter(text => text !== '').join('\n\n');
    return [{ ...letter, channel: 'email', recipient: email, body: `${body}\n` }];
  }
  return phone ? [{ ...letter, channel: 'sms', recipient: phone, body: short }] : [];
}
