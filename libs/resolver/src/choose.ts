// Which link a request means (GS1-Conformant Resolver 1.2 §2.5.8 to §2.6.3). The finest level that has what is wanted decides; a level above is only
// asked when it has nothing.
import type { Level, Link } from './link.js';
import type { Wish } from './wish.js';

export type Choice =
  | { readonly kind: 'linkset' }
  | { readonly kind: 'link'; readonly link: Link }
  /** The request does not say which of these. */
  | { readonly kind: 'choices'; readonly level: Level; readonly links: readonly Link[] }
  /** Something is known of the key, but nothing of this type. */
  | { readonly kind: 'no-such-type' }
  /** Nothing is known of the key. */
  | { readonly kind: 'nothing' };

/** `levels` finest first. */
export function choose(levels: readonly Level[], wish: Wish): Choice {
  if (levels.every(({ links }) => links.length === 0)) return { kind: 'nothing' };
  const { linkType } = wish;
  if (linkType === 'unknown') return { kind: 'no-such-type' };
  if (linkType === 'linkset' || (linkType === undefined && wish.form === 'linkset')) return { kind: 'linkset' };
  if (linkType === undefined) return byDefault(levels, wish);

  const level = levels.find(({ links }) => links.some(link => link.type === linkType));
  if (!level) return { kind: 'no-such-type' };
  const [best, ...others] = narrow(
    level.links.filter(link => link.type === linkType),
    wish,
  );
  if (!best) return { kind: 'no-such-type' };
  return others.length === 0 ? { kind: 'link', link: best } : { kind: 'choices', level, links: [best, ...others] };
}

/** The default, or that of the several defaults which alone suits the request. Never a choice: a label must lead somewhere. */
function byDefault(levels: readonly Level[], wish: Wish): Choice {
  const level = levels.find(({ links }) => links.some(({ type }) => type === 'defaultLink'));
  const link = level?.links.find(({ type }) => type === 'defaultLink');
  if (!level || !link) return { kind: 'no-such-type' };
  const several = level.links.filter(({ type }) => type === 'defaultLinkMulti');
  const [best, ...others] = narrow(several, wish);
  const isMeant = best !== undefined && others.length === 0 && several.length > 1;
  return { kind: 'link', link: isMeant ? best : link };
}

/** Takes away, trait by trait, what suits the request less; a trait that no link suits takes nothing away. */
function narrow(links: readonly Link[], wish: Wish): readonly Link[] {
  let left = links;
  if (left.length > 1) left = byContext(left, wish.context);
  if (left.length > 1) left = byTrait(left, link => link.hreflang ?? [], wish.languages);
  if (left.length > 1) left = byTrait(left, link => (link.mediaType ? [link.mediaType] : []), wish.mediaTypes);
  return left;
}

function byContext(links: readonly Link[], wanted: string | undefined): readonly Link[] {
  if (wanted === undefined) return links;
  const suiting = links.filter(({ context }) => context?.includes(wanted));
  return suiting.length > 0
    ? suiting
    : orAll(
        links.filter(({ context }) => !context?.length),
        links,
      );
}

function byTrait(
  links: readonly Link[],
  traits: (link: Link) => readonly string[],
  ranked: (available: readonly string[]) => string[],
): readonly Link[] {
  const [best] = ranked(links.flatMap(traits));
  return best === undefined ? links : links.filter(link => traits(link).includes(best));
}

const orAll = (some: readonly Link[], all: readonly Link[]): readonly Link[] => (some.length > 0 ? some : all);

/** The incoming query goes along, byte for byte (§2.12), behind the query that the target has, before its fragment. */
export function locationOf({ href }: Link, query: string): string {
  if (query === '') return href;
  const [address = '', ...fragment] = href.split('#');
  const joint = !address.includes('?') ? '?' : /[?&]$/.test(address) ? '' : '&';
  return [`${address}${joint}${query}`, ...fragment].join('#');
}
