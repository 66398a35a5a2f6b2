import { slugOf } from '#platform/language';

/** `/cooperatives/new` is the form, not a co-op. */
const TAKEN_BY_PAGES = new Set(['new']);

/** The part of the address that names a co-op: the name itself for the first, with a number for those after it. */
export function cooperativeSlug(name: string, attempt: number): string {
  const slug = slugOf(name).slice(0, 60).replace(/-$/, '') || 'htx';
  const number = TAKEN_BY_PAGES.has(slug) ? attempt + 1 : attempt;
  return number === 1 ? slug : `${slug}-${number}`;
}
