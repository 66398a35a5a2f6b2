import { isLine } from '#libs/catalog';
import { periodOf, readMonth, type Period } from '#libs/reporting';
import type { Day } from '#platform/clock';

export const STAR_CHOICES = ['0', '3', '4', '5'] as const;

/** What the department looks at: months, and whatever it is narrowed to. */
export interface Selection {
  period: Period;
  commune?: string;
  /** Slug. */
  cooperative?: string;
  /** Top group of the OCOP list, `I` to `VI`. */
  group?: string;
  stars?: (typeof STAR_CHOICES)[number];
  line?: string;
}

const matching = (text: unknown, shape: RegExp): string | undefined =>
  typeof text === 'string' && shape.test(text) ? text : undefined;

/** Read from an address: what is not one of the choices is as good as not asked. */
export function readSelection(query: unknown, today: Day): Selection {
  const asked = (typeof query === 'object' && query !== null ? query : {}) as Record<string, unknown>;
  const month = (name: string) => readMonth(typeof asked[name] === 'string' ? asked[name] : undefined);
  const line = matching(asked['line'], /^[a-z]{1,20}$/);
  return {
    period: periodOf({ from: month('from'), to: month('to') }, today),
    commune: matching(asked['commune'], /^\d{5}$/),
    cooperative: matching(asked['coop'], /^[a-z0-9-]{1,100}$/),
    group: matching(asked['group'], /^(I|II|III|IV|V|VI)$/),
    stars: STAR_CHOICES.find(stars => stars === asked['star']),
    line: line && isLine(line) ? line : undefined,
  };
}

/** The other way round: the query of the address of this selection. */
export function queryOf({
  period,
  commune,
  cooperative,
  group,
  stars,
  line,
}: Selection): Record<string, string | undefined> {
  return {
    from: period.from.slice(0, 7),
    to: period.to.slice(0, 7),
    commune,
    coop: cooperative,
    group,
    star: stars,
    line,
  };
}

/** An order of several products is counted once per co-op; narrowed to some products, it is counted where these are. */
export const isByProduct = ({ group, stars, line }: Selection): boolean =>
  group !== undefined || stars !== undefined || line !== undefined;

export const isNarrowed = (selection: Selection): boolean =>
  isByProduct(selection) || selection.commune !== undefined || selection.cooperative !== undefined;
