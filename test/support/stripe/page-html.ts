// The stand-in's pages: plain HTML that needs no script and fits a phone.
import { testCards } from './cards.js';
import type { CheckoutSession, LineItem, PaymentIntent } from './objects.js';
import type { Words } from './page-words.js';

/** Why a card was not taken, in Stripe's codes. */
export interface Reason {
  code?: string;
  decline_code?: string;
}

export function checkoutPage(words: Words, session: CheckoutSession, lines: LineItem[], error: Reason | null): string {
  const amount = words.amount(session.amount_total);
  return framed(
    words,
    words.paying(amount),
    `<ul>${lines.map(line => lineHtml(words, line)).join('')}</ul>
    ${error ? `<p class="error" role="alert">${escaped(reasonOf(words, error))}</p>` : ''}
    <form method="post">
      <fieldset><legend>${words.chooseCard}</legend>${cardChoices(words)}</fieldset>
      <button>${words.pay(amount)}</button>
    </form>
    ${link(session.cancel_url, words.cancel)}`,
  );
}

export function bankPage(words: Words, intent: PaymentIntent): string {
  return framed(
    words,
    words.bankAsks(words.amount(intent.amount)),
    `<form method="post">
      <button name="answer" value="approve">${words.approve}</button>
      <button name="answer" value="refuse" class="quiet">${words.refuse}</button>
    </form>`,
  );
}

export function messagePage(words: Words, message: string, wayBack: string | null = null): string {
  return framed(words, message, link(wayBack, words.back));
}

function reasonOf(words: Words, error: Reason): string {
  return words.declined[error.decline_code ?? error.code ?? ''] ?? words.declined.other;
}

function lineHtml(words: Words, line: LineItem): string {
  const name = line.quantity === 1 ? line.description : `${line.description} ×\u00a0${line.quantity}`;
  return `<li><span>${escaped(name)}</span> <span>${words.amount(line.amount_total)}</span></li>`;
}

function cardChoices(words: Words): string {
  return testCards
    .map(({ number, token }, index) => {
      const spaced = number.replaceAll(/(\d{4})(?=\d)/g, '$1 ');
      const checked = index === 0 ? ' checked' : '';
      return `<label><input type="radio" name="card" value="${number}"${checked}>
        <span>${words.card[token] ?? token}<br><small>${spaced}</small></span></label>`;
    })
    .join('');
}

function link(address: string | null, text: string): string {
  return address === null ? '' : `<p><a href="${escaped(address)}">${text}</a></p>`;
}

export function framed(words: Pick<Words, 'lang' | 'standIn'>, title: string, content: string): string {
  return `<!doctype html>
<html lang="${words.lang}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="robots" content="noindex">
  <title>${escaped(title)}</title>
  <style>${style}</style>
</head>
<body>
  <main>
    <p class="notice">${words.standIn}</p>
    <h1>${escaped(title)}</h1>
    ${content}
  </main>
</body>
</html>
`;
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

// Rows of 48 pixels: a thumb's width, on the smallest phone too.
const style = `
  * { box-sizing: border-box }
  body { margin: 0; background: #f4f4f1; color: #1d1d1b; font: 1rem/1.5 system-ui, sans-serif }
  main { max-width: 28rem; margin: 0 auto; padding: 1rem }
  .notice { padding: .75rem 1rem; border: 2px dashed #8a5a00; background: #fff6dc; font-weight: 600 }
  h1 { font-size: 1.4rem; line-height: 1.3 }
  ul { padding: 0; list-style: none }
  li { display: flex; justify-content: space-between; gap: 1rem; padding: .25rem 0 }
  li span:last-child { white-space: nowrap }
  .error { padding: .75rem 1rem; border-left: 4px solid #b3261e; background: #fdecea; color: #7a130d }
  fieldset { margin: 0 0 1rem; padding: .5rem 1rem; border: 1px solid #767676; border-radius: .5rem; background: #fff }
  label { display: flex; gap: .75rem; align-items: center; min-height: 3rem; padding: .25rem 0 }
  input { width: 1.4rem; height: 1.4rem; flex: none }
  small { color: #595959 }
  button { width: 100%; min-height: 3rem; margin-bottom: .75rem; border: 2px solid #1f4e79; border-radius: .5rem;
    background: #1f4e79; color: #fff; font: inherit; font-weight: 600 }
  button.quiet { background: #fff; color: #1f4e79 }
  a { display: block; padding: .75rem 0; color: #1f4e79; text-align: center }
  :focus-visible { outline: 3px solid #c77700; outline-offset: 2px }
`;
