// Our own pages, read back. They are rendered by one renderer, which closes every tag and quotes every attribute: no need for more.

export interface Element {
  tag: string;
  attributes: Record<string, string>;
  children: (Element | string)[];
  parent?: Element;
}

const VOID = new Set(['area', 'base', 'br', 'col', 'hr', 'img', 'input', 'link', 'meta', 'source', 'wbr']);
const RAW = new Set(['script', 'style']);
/** Tags that do not part words from each other. */
const INLINE = new Set(['a', 'abbr', 'b', 'code', 'em', 'i', 'small', 'span', 'strong', 'time', 'sup', 'sub']);
const UNSEEN = new Set(['script', 'style', 'svg', 'template', 'head']);

const TOKEN =
  /<!--[^]*?-->|<!doctype[^>]*>|<(\/?)([a-z][\w-]*)((?:\s+[^\s=>/]+(?:=(?:"[^"]*"|'[^']*'|[^\s>]+))?)*)\s*\/?>|[^<]+|</gi;
const ATTRIBUTE = /([^\s=>/]+)(?:=(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?/g;

export function parseHtml(html: string): Element {
  const root: Element = { tag: '#root', attributes: {}, children: [] };
  let open = root;
  for (const [token, slash, name, attributes] of html.matchAll(TOKEN)) {
    if (name === undefined) {
      if (!token.startsWith('<!')) open.children.push(decode(token));
    } else if (slash) {
      const closed = upTo(open, element => element.tag === name.toLowerCase());
      open = closed?.parent ?? open;
    } else {
      const element = {
        tag: name.toLowerCase(),
        attributes: attributesIn(attributes ?? ''),
        children: [],
        parent: open,
      };
      open.children.push(element);
      if (!VOID.has(element.tag) && !token.endsWith('/>')) open = element;
    }
  }
  return root;
}

function attributesIn(text: string): Record<string, string> {
  const pairs = [...text.matchAll(ATTRIBUTE)].map(([, name = '', double, single, bare]) => [
    name.toLowerCase(),
    decode(double ?? single ?? bare ?? ''),
  ]);
  return Object.fromEntries(pairs) as Record<string, string>;
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

const decode = (text: string): string =>
  text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (decimal) return String.fromCodePoint(Number(decimal));
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
    return NAMED[name ?? ''] ?? whole;
  });

export function* within(element: Element): Generator<Element> {
  for (const child of element.children) {
    if (typeof child === 'string') continue;
    yield child;
    yield* within(child);
  }
}

export const all = (element: Element, fits: (element: Element) => boolean): Element[] =>
  [...within(element)].filter(fits);
export const tagged = (element: Element, ...tags: string[]): Element[] => all(element, ({ tag }) => tags.includes(tag));

export function upTo(element: Element | undefined, fits: (element: Element) => boolean): Element | undefined {
  for (let one = element; one; one = one.parent) if (fits(one)) return one;
  return undefined;
}

/** What a person reads: words with single spaces between them, without pictures, styles and scripts. */
export const textOf = (element: Element): string =>
  raw(element)
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .trim();

function raw(element: Element): string {
  if (UNSEEN.has(element.tag) || RAW.has(element.tag)) return ' ';
  const inner = element.children.map(child => (typeof child === 'string' ? child : raw(child))).join('');
  return INLINE.has(element.tag) ? inner : ` ${inner} `;
}
