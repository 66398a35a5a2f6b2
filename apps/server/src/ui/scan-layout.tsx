// The page behind a QR label. It must arrive in one round trip's worth of bytes on 3G, so its styles are inlined
// (under a nonce), it asks for no font, and its frame is one line above and one below.
import { Icon, type IconName } from './icons.js';
import { LanguageSwitch } from './language-switch.js';
import { WovenBand } from './weave.js';
import { Wordmark } from './wordmark.js';
import type { Children, ScanWords } from './types.js';

export interface ScanPageProps {
  title: string;
  locale: 'vi' | 'en';
  path: string;
  /** The minified text of scan-critical.css. */
  css: string;
  nonce: string;
  words: ScanWords;
  children: Children;
  head?: Children;
}

export function ScanPage({ title, locale, path, css, nonce, words, children, head }: ScanPageProps) {
  return (
    <html lang={locale}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <link rel="icon" href="/static/favicon.svg" type="image/svg+xml" />
        <style nonce={nonce} dangerouslySetInnerHTML={{ __html: css }} />
        {head}
      </head>
      <body class="scan">
        <a class="skip" href="#main">
          {words.skip}
        </a>
        <header class="scan-head">
          <Wordmark />
          <LanguageSwitch locale={locale} path={path} label={words.language} />
        </header>
        <WovenBand />
        <main id="main" class="scan-main stack" tabIndex={-1}>
          {children}
        </main>
        <footer class="scan-foot">
          <a href="/about">{words.about}</a>
          <a href="/about/privacy">{words.privacy}</a>
          <a href="/about/contact">{words.contact}</a>
        </footer>
      </body>
    </html>
  );
}

export type VerdictKind = 'genuine' | 'seen' | 'inactive' | 'unknown' | 'recalled' | 'suspect' | 'opened' | 'expired';

const VERDICT_ICON: Record<VerdictKind, IconName> = {
  genuine: 'check',
  seen: 'eye',
  inactive: 'pause',
  unknown: 'question',
  recalled: 'stop',
  suspect: 'warning',
  opened: 'warning',
  expired: 'clock',
};

/** Kinds that share their colours with another: every style of this page is a byte of its first round trip. */
const LOOKS_LIKE: Partial<Record<VerdictKind, VerdictKind>> = { suspect: 'expired', opened: 'recalled' };

/** What the label says about the thing in the hand. A recall, a suspicion or an expiry interrupts a screen reader; the rest does not. */
export function Verdict({ kind, title, detail }: { kind: VerdictKind; title: string; detail: Children }) {
  const urgent = kind === 'recalled' || kind === 'suspect' || kind === 'opened' || kind === 'expired';
  return (
    <section class={`verdict verdict-${LOOKS_LIKE[kind] ?? kind}`} role={urgent ? 'alert' : undefined}>
      <span class="verdict-sign">
        <Icon name={VERDICT_ICON[kind]} />
      </span>
      <div>
        <h1>{title}</h1>
        <p>{detail}</p>
      </div>
    </section>
  );
}
