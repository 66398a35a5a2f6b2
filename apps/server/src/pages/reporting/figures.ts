import { LINES, isLine } from '#libs/catalog';
import { FEWEST_ORDERS, guardSmallCells, type Guarded } from '#libs/reporting';
import { inLocale } from '#platform/language';
import type { Visit } from '../../web/visit.js';
import { DIMENSIONS, type Dashboard, type Dimension, type Figure } from './dashboard.query.js';

export type Writer = Pick<Visit, 'locale' | 'words' | 'number' | 'dong'>;
export type GuardedFigure = Guarded<Figure>;

/** The tables of the dashboard, each with its small cells hidden: for the page and for the files alike. */
export function tablesOf({ figures }: Pick<Dashboard, 'figures'>): Record<Dimension, GuardedFigure[]> {
  const table = (dimension: Dimension) => guardSmallCells(figures.filter(figure => figure.dimension === dimension));
  return Object.fromEntries(DIMENSIONS.map(dimension => [dimension, table(dimension)])) as Record<
    Dimension,
    GuardedFigure[]
  >;
}

/** What a row is about, in the reader's language. */
export function nameOf({ locale, words }: Writer, { dimension, key, nameVi, nameEn }: Figure): string {
  if (dimension === 'stars') return words.reporting.starsOf(Number(key));
  if (dimension === 'line') return isLine(key) ? LINES[key][locale] : key;
  return inLocale(locale, nameVi ?? key, nameEn);
}

export function ordersOf({ words, number }: Writer, figure: GuardedFigure): string {
  if (!figure.isHidden) return number(figure.orders);
  return figure.orders < FEWEST_ORDERS ? words.reporting.fewer(FEWEST_ORDERS) : words.reporting.hidden;
}

export const revenueOf = ({ words, dong }: Writer, figure: GuardedFigure): string =>
  figure.isHidden ? words.reporting.hidden : dong(BigInt(figure.revenue));

export const packsOf = ({ words, number }: Writer, figure: GuardedFigure): string =>
  figure.isHidden ? words.reporting.hidden : number(figure.packs ?? 0);

/** In a table of co-ops or of products every row has one seller: there the number would say nothing. */
export const countsSellers = (dimension: Dimension): boolean => dimension !== 'cooperative' && dimension !== 'product';
