/** A way back that came with a request: a path of our own, never another site (`//evil.example`, `/\evil.example`, `/..//evil.example`). */
export function sameSitePath(text: string | undefined, otherwise: string): string {
  const url = text?.startsWith('/') && URL.canParse(text, 'http://here') ? new URL(text, 'http://here') : undefined;
  if (url?.host !== 'here' || url.pathname.startsWith('//')) return otherwise;
  return url.pathname + url.search;
}
