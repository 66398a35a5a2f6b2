import { formatMonth, inLocale } from '#platform/language';
import { DIMENSIONS, type Dashboard, type Dimension } from './dashboard.query.js';
import { countsSellers, nameOf, ordersOf, tablesOf, type GuardedFigure, type Writer } from './figures.js';
import type { Selection } from './selection.js';

/** A cell of a file: text, or a number that can be summed. Empty where it is hidden or not known. */
export type FileCell = string | number | null;

export interface FileTable {
  dimension: Dimension;
  header: string[];
  rows: FileCell[][];
}

/** Đồng fit into a double up to nine million billions: sums of a province's market do. */
const whole = (value: string): number => {
  const amount = Number(value);
  if (!Number.isSafeInteger(amount)) throw new RangeError(`too large for a spreadsheet: ${value}`);
  return amount;
};

/** The same tables as on the page, with the same cells hidden. */
export function fileTables(writer: Writer, dashboard: Dashboard): FileTable[] {
  const { names, columns, export: words } = writer.words.reporting;
  const tables = tablesOf(dashboard);
  return DIMENSIONS.map(dimension => ({
    dimension,
    header: [words.code, names[dimension], ...figureTitles(columns)],
    rows: tables[dimension].map(row => rowOf(writer, row)),
  }));
}

/** The titles of the figures in a file, where a number has no room for its unit. */
export const figureTitles = ({
  orders,
  packs,
  revenue,
  scans,
  sellers,
}: Writer['words']['reporting']['columns']): string[] => [orders, packs, `${revenue} (VND)`, scans, sellers];

const rowOf = (writer: Writer, row: GuardedFigure): FileCell[] => [
  row.key,
  nameOf(writer, row),
  row.isHidden ? ordersOf(writer, row) : row.orders,
  row.isHidden ? null : row.packs,
  row.isHidden ? null : whole(row.revenue),
  row.scans,
  countsSellers(row.dimension) ? row.sellers : null,
];

/** What was selected, in words: the first thing somebody asks of a file. */
export function selectionRows(writer: Writer, selection: Selection, dashboard: Dashboard): [string, string][] {
  const { filters, starsOf } = writer.words.reporting;
  const chosen = (choices: Dashboard['communes'], value: string) => {
    const choice = choices.find(one => one.value === value);
    return choice ? inLocale(writer.locale, choice.vi, choice.en) : value;
  };
  const { period, commune, cooperative, group, stars, line } = selection;
  return [
    [filters.from, formatMonth(period.from)],
    [filters.to, formatMonth(period.to)],
    [filters.commune, commune ? chosen(dashboard.communes, commune) : filters.any],
    [filters.cooperative, cooperative ? chosen(dashboard.cooperatives, cooperative) : filters.any],
    [filters.group, group ? chosen(dashboard.groups, group) : filters.any],
    [filters.stars, stars ? starsOf(Number(stars)) : filters.any],
    [filters.line, line ?? filters.any],
  ];
}
