import { BarChart, HorizontalBars, LineChart, type ChartPoint } from '../../ui/charts.js';
import { Section } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import type { Visit } from '../../web/visit.js';
import type { Dimension } from './dashboard.query.js';
import { countsSellers, nameOf, ordersOf, packsOf, revenueOf, type GuardedFigure } from './figures.js';

interface PartProps {
  visit: Visit;
  rows: GuardedFigure[];
  /** Where a row leads: the same view, narrowed to it. */
  href?: (key: string) => string;
}

/** How many bars are drawn; the table below has all rows. */
const MOST_BARS = 10;
const MOST_PRODUCTS = 20;

/** Heights are for the eye: a float is precise enough there. */
const pointOf = (visit: Visit, row: GuardedFigure): ChartPoint => ({
  label: nameOf(visit, row),
  value: row.isHidden ? 0 : Number(row.revenue),
  display: revenueOf(visit, row),
});

/** The picture in one sentence. */
function sentence(visit: Visit, points: readonly ChartPoint[]): string {
  const { reporting: words } = visit.words;
  const highest = [...points].sort((a, b) => b.value - a.value)[0];
  return highest && highest.value > 0 ? words.chartSentence(highest.label, highest.display) : words.chartEmpty;
}

function Figures({ visit, rows, href, dimension }: PartProps & { dimension: Dimension }) {
  const { names, columns, dimensions, chartEmpty } = visit.words.reporting;
  const name = (row: GuardedFigure) => (href ? <a href={href(row.key)}>{nameOf(visit, row)}</a> : nameOf(visit, row));
  return (
    <DataTable
      caption={dimensions[dimension]}
      quietCaption
      empty={chartEmpty}
      columns={[
        { label: names[dimension] },
        { label: columns.orders, align: 'end' },
        { label: columns.packs, align: 'end' },
        { label: columns.revenue, align: 'end' },
        { label: columns.scans, align: 'end' },
        ...(countsSellers(dimension) ? [{ label: columns.sellers, align: 'end' as const }] : []),
      ]}
      rows={rows.map(row => ({
        cells: [
          name(row),
          ordersOf(visit, row),
          packsOf(visit, row),
          revenueOf(visit, row),
          visit.number(row.scans),
          ...(countsSellers(dimension) ? [visit.number(row.sellers)] : []),
        ],
        tone: row.isHidden ? 'muted' : undefined,
      }))}
      phone="scroll"
    />
  );
}

export function ByMonth({ visit, rows, href }: PartProps) {
  const { reporting: words } = visit.words;
  const points = rows.map(row => pointOf(visit, row));
  // Đồng by the million: a tick with nine digits leaves no room for the picture.
  const tick = (value: number) => (value === 0 ? '0' : words.million(visit.number(value / 1_000_000)));
  const Chart = rows.length > 12 ? LineChart : BarChart;
  return (
    <Section title={words.dimensions.month} panel>
      <Chart title={words.columns.revenue} desc={sentence(visit, points)} points={points} tick={tick} />
      <Figures visit={visit} rows={rows} href={href} dimension="month" />
    </Section>
  );
}

export function Ranking({
  visit,
  rows,
  href,
  dimension,
}: PartProps & { dimension: 'commune' | 'cooperative' | 'group' | 'line' }) {
  const { reporting: words } = visit.words;
  const points = rows.slice(0, MOST_BARS).map(row => pointOf(visit, row));
  return (
    <Section
      title={words.dimensions[dimension]}
      lead={dimension === 'group' || dimension === 'line' ? words.byProduct : undefined}
      panel
    >
      <HorizontalBars title={words.columns.revenue} desc={sentence(visit, points)} points={points} />
      <Figures visit={visit} rows={rows} href={href} dimension={dimension} />
    </Section>
  );
}

export function ByStars({ visit, rows, href }: PartProps) {
  const { reporting: words } = visit.words;
  const points = rows.map(row => pointOf(visit, row));
  return (
    <Section title={words.dimensions.stars} lead={words.byProduct} panel>
      <HorizontalBars title={words.columns.revenue} desc={sentence(visit, points)} points={points} />
      <Figures visit={visit} rows={rows} href={href} dimension="stars" />
    </Section>
  );
}

export function Products({ visit, rows }: PartProps) {
  const { reporting: words } = visit.words;
  const shown = rows.slice(0, MOST_PRODUCTS);
  return (
    <Section
      title={words.dimensions.product}
      lead={
        rows.length > shown.length ? words.topOnly(visit.number(shown.length), visit.number(rows.length)) : undefined
      }
      panel
    >
      <Figures visit={visit} rows={shown} dimension="product" />
    </Section>
  );
}
