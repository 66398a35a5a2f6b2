// Which levels a request reaches: the linkset of one pack holds what is known of its lot and of its product too (GS1-Conformant Resolver 1.2 §2.5.9).
import type { DigitalLink, Element } from '#libs/gs1';

/**
 * Finest first: for a GTIN with variant, lot and serial the serial alone, variant and lot, variant, lot, and the GTIN. A serial is never joined with a lot
 * or a variant: it says which pack it is by itself (rule 2). The other keys have one qualifier at most.
 */
export function levelsOf({ key, qualifiers }: Pick<DigitalLink, 'key' | 'qualifiers'>): Element[][] {
  if (qualifiers.length < 2) return qualifiers.length === 0 ? [[key]] : [[key, ...qualifiers], [key]];
  const of = (...ais: string[]): Element[] => qualifiers.filter(({ ai }) => ais.includes(ai));
  const below = [of('21'), of('22', '10'), ...qualifiers.map(({ ai }) => of(ai))].filter(some => some.length > 0);
  const paths = [...below, []].map(some => [key, ...some]);
  return paths.filter((path, at) => paths.findIndex(other => isSame(path, other)) === at);
}

const isSame = (a: readonly Element[], b: readonly Element[]): boolean =>
  a.length === b.length && a.every(({ ai }, at) => ai === b[at]?.ai);
