import type { Visit } from '../../web/visit.js';

export type Certainty = 'approved' | 'thumb' | 'assumption';

/** The house's own sources are told in both languages, with a stroke between them; an officer's stand as they were written. */
export function sourceOf(visit: Visit, { source, certainty }: { source: string; certainty: Certainty }): string {
  if (certainty === 'approved') return source;
  const [vi = source, en = vi] = source.split(' / ');
  return visit.say(vi, en);
}
