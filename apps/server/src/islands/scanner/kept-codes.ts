// Codes that were scanned where there was no network: kept on the phone until somebody looks them up.

interface Kept {
  code: string;
  /** The app that asked; empty when none did. */
  to: string;
  /** ISO 8601, by the phone's clock. */
  at: string;
}

const KEY = 'kept-codes';
/** The newest; a phone's memory is small. */
const MOST = 50;

function kept(): Kept[] {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '[]') as Kept[];
  } catch {
    return [];
  }
}

const write = (codes: readonly Kept[]): void => localStorage.setItem(KEY, JSON.stringify(codes.slice(0, MOST)));

export function keepCode(code: string, to: string): void {
  write([{ code, to, at: new Date().toISOString() }, ...without(code)]);
}

const without = (code: string): Kept[] => kept().filter(one => one.code !== code);

/** A list of links: whoever follows one has looked it up, and finds it here again when there was still no network. */
export function drawKept(place: HTMLElement | null): void {
  const list = place?.querySelector('ul');
  const codes = kept();
  if (!place || !list) return;
  place.hidden = codes.length === 0;
  list.replaceChildren(...codes.map(one => line(one, place)));
}

function line({ code, to, at }: Kept, place: HTMLElement): HTMLLIElement {
  const asked = new URLSearchParams({ ...(to && { to }), code });
  const link = Object.assign(document.createElement('a'), {
    href: `/scanner?${asked.toString()}`,
    className: 'field-card',
  });
  const text = Object.assign(document.createElement('strong'), { className: 'field-note', textContent: code });
  const when = document.createElement('span');
  when.textContent = new Date(at).toLocaleString(document.documentElement.lang);
  link.append(text, when);
  link.addEventListener('click', () => write(without(code)));
  const forget = Object.assign(document.createElement('button'), {
    type: 'button',
    className: 'button button-quiet',
    textContent: place.dataset['forget'] ?? '',
  });
  forget.setAttribute('aria-label', `${place.dataset['forget'] ?? ''}: ${code}`);
  forget.addEventListener('click', () => {
    write(without(code));
    drawKept(place);
  });
  const item = document.createElement('li');
  item.append(link, forget);
  return item;
}
