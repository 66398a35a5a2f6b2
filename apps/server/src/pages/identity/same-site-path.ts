/** A way back after signing in: a path of our own, never another site (`//evil.example`, `/\evil.example`). */
export function sameSitePath(text: string | undefined, otherwise: string): string {
  if (!text || !/^\/(?![/\\])/.test(text)) return otherwise;
  const url = URL.canParse(text, 'http://here') ? new URL(text, 'http://here') : undefined;
  return url?.host === 'here' ? url.pathname + url.search : otherwise;
}
