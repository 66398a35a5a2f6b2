import type { Words } from '#libs/words';

/** The recorder's words, as the page brought them along; `{n}` is filled in by `say`. */
export type AppWords = Words['recorder']['app'];

export const say = (text: string, facts: Record<string, string | number>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(facts[name] ?? whole));

/** What the server wrote into the page for the app: plain JSON, since the page lets no inline script in. */
export function pageFacts<T>(id: string): T {
  return JSON.parse(document.getElementById(id)?.textContent ?? 'null') as T;
}
