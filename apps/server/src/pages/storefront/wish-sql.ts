// What a buyer asks of the market, as conditions on what is listed. Alias: l a row of `catalog_listed`.
import type { Day } from '#platform/clock';

export const SORTS = ['relevance', 'newest', 'price', 'price-down'] as const;
export type Sort = (typeof SORTS)[number];

/** Null: no such filter. Several values of one filter mean any of them; different filters must all hold. */
export interface Wish {
  communes: string[] | null;
  groups: string[] | null;
  stars: number[] | null;
  lines: string[] | null;
  /** Slugs. */
  cooperatives: string[] | null;
  /** Whole đồng, for the cheapest pack of a product. */
  from: number | null;
  to: number | null;
  sort: Sort;
  limit: number;
  offset: number;
}

/**
 * The values of one statement. Its text holds only what was asked for, so that PostgreSQL plans each kind of question by itself: with
 * all filters in one text and null for those that are not set, it would read everything that is listed, whatever was asked.
 */
export class Bound {
  readonly values: unknown[] = [];
  private readonly places = new Map<string, string>();

  constructor(readonly today: Day) {}

  /** The place of a value in the text. The same name is the same value, and is sent once. */
  at(name: string, value: unknown, type: string): string {
    const known = this.places.get(name);
    if (known) return known;
    const place = `$${this.values.push(value)}::${type}`;
    this.places.set(name, place);
    return place;
  }

  get day(): string {
    return this.at('today', this.today, 'date');
  }
}

type Condition = (wish: Wish, bound: Bound) => string;

export const communesOf: Condition = ({ communes }, bound) => bound.at('communes', communes, 'text[]');
export const groupsOf: Condition = ({ groups }, bound) => bound.at('groups', groups, 'text[]');
export const starsOf: Condition = ({ stars }, bound) => bound.at('stars', stars, 'int[]');
export const linesOf: Condition = ({ lines }, bound) => bound.at('lines', lines, 'text[]');
export const cooperativesOf: Condition = ({ cooperatives }, bound) => bound.at('cooperatives', cooperatives, 'text[]');

/** The certificate of what is listed that holds on the day: alias s. */
export const starred = (bound: Bound): string =>
  `catalog_starred s WHERE ${bound.day} BETWEEN s.holds_from AND s.holds_until`;

export const FILTERS = ['commune', 'group', 'stars', 'line', 'cooperative', 'from', 'to'] as const;
export type Filter = (typeof FILTERS)[number];

const CONDITIONS: Record<Filter, { isSet: (wish: Wish) => boolean; met: Condition }> = {
  commune: {
    isSet: wish => wish.communes !== null,
    met: (wish, bound) => `l.commune_code = ANY (${communesOf(wish, bound)})`,
  },
  group: {
    isSet: wish => wish.groups !== null,
    met: (wish, bound) =>
      `l.group_code = ANY (ARRAY(SELECT code FROM group_path WHERE path && ${groupsOf(wish, bound)}))`,
  },
  stars: {
    isSet: wish => wish.stars !== null,
    met: (wish, bound) =>
      `EXISTS (SELECT FROM ${starred(bound)} AND s.product_id = l.product_id AND s.stars = ANY (${starsOf(wish, bound)}))`,
  },
  line: { isSet: wish => wish.lines !== null, met: (wish, bound) => `l.line = ANY (${linesOf(wish, bound)})` },
  cooperative: {
    isSet: wish => wish.cooperatives !== null,
    met: (wish, bound) =>
      `l.cooperative_id = ANY (ARRAY(SELECT id FROM cooperatives_cooperative WHERE slug = ANY (${cooperativesOf(wish, bound)})))`,
  },
  from: {
    isSet: wish => wish.from !== null,
    met: ({ from }, bound) => `l.price >= ${bound.at('from', from, 'bigint')}`,
  },
  to: { isSet: wish => wish.to !== null, met: ({ to }, bound) => `l.price <= ${bound.at('to', to, 'bigint')}` },
};

export const filtersOf = (wish: Wish): Filter[] => FILTERS.filter(filter => CONDITIONS[filter].isSet(wish));

/** That all filters of a wish are met, or all but one; '' where nothing is asked. */
export function whereMet(wish: Wish, bound: Bound, except?: Filter): string {
  const conditions = filtersOf(wish)
    .filter(filter => filter !== except)
    .map(filter => CONDITIONS[filter].met(wish, bound));
  return conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
}
