import { FEWEST_ORDERS, lengthOf, periodBefore } from '#libs/reporting';
import { formatMonth } from '#platform/language';
import { paths } from '../../paths.js';
import { StatTile } from '../../ui/cards.js';
import { Button } from '../../ui/forms.js';
import { EmptyState } from '../../ui/notices.js';
import { Grid, Stack } from '../../ui/sections.js';
import { compare } from './comparison.js';
import { DashboardFilters, type DashboardProps } from './dashboard-filters.view.js';
import { ByMonth, Ranking, Products, ByStars } from './dashboard-parts.view.js';
import { tablesOf } from './figures.js';
import { isByProduct, queryOf } from './selection.js';

export function DashboardView({ visit, selection, dashboard }: DashboardProps) {
  const { reporting: words } = visit.words;
  const { from, to } = selection.period;
  const isEmpty = dashboard.now.orders === 0 && dashboard.now.scans === 0;
  return (
    <Stack>
      <p>{words.lead(words.period(formatMonth(from), formatMonth(to)))}</p>
      <DashboardFilters visit={visit} selection={selection} dashboard={dashboard} />
      {isEmpty ? (
        <EmptyState
          title={words.empty}
          action={<Button href={paths.department.dashboard()}>{words.filters.clear}</Button>}
        >
          {words.emptyText}
        </EmptyState>
      ) : (
        <Figures visit={visit} selection={selection} dashboard={dashboard} />
      )}
      {dashboard.refreshedAt && <p class="hint">{words.refreshed(visit.moment(dashboard.refreshedAt))}</p>}
    </Stack>
  );
}

function Figures({ visit, selection, dashboard }: DashboardProps) {
  const { reporting: words } = visit.words;
  const tables = tablesOf(dashboard);
  const hides = Object.values(tables).some(table => table.some(row => row.isHidden));
  const to = (narrower: Record<string, string>) => paths.department.dashboard({ ...queryOf(selection), ...narrower });
  return (
    <Stack>
      <Tiles visit={visit} selection={selection} dashboard={dashboard} />
      <ByMonth visit={visit} rows={tables.month} href={key => to({ from: key, to: key })} />
      <Ranking visit={visit} dimension="commune" rows={tables.commune} href={key => to({ commune: key })} />
      <Ranking visit={visit} dimension="cooperative" rows={tables.cooperative} href={key => to({ coop: key })} />
      <Ranking visit={visit} dimension="group" rows={tables.group} href={key => to({ group: key })} />
      <ByStars visit={visit} rows={tables.stars} href={key => to({ star: key })} />
      <Ranking visit={visit} dimension="line" rows={tables.line} href={key => to({ line: key })} />
      <Products visit={visit} rows={tables.product} />
      {hides && <p class="hint">{words.hiddenNote(FEWEST_ORDERS)}</p>}
    </Stack>
  );
}

/** One or two orders are not told here either. */
function Tiles({ visit, selection, dashboard: { now, before, since } }: DashboardProps) {
  const { reporting: words } = visit.words;
  const months = lengthOf(selection.period);
  const isSmall = now.orders > 0 && now.orders < FEWEST_ORDERS;
  const wasSmall = before.orders > 0 && before.orders < FEWEST_ORDERS;
  // Half a period before the market opened would make everything look as if it had multiplied.
  const isComparable = since !== null && periodBefore(selection.period).from >= since;
  const change = (current: string | number, past: string | number) =>
    compare(visit, BigInt(current), isComparable ? BigInt(past) : 0n, months);
  const against = (current: string | number, past: string | number) =>
    isSmall || wasSmall ? undefined : change(current, past);
  return (
    <Grid min="small">
      <StatTile
        label={words.tiles.revenue}
        value={isSmall ? words.hidden : visit.dong(BigInt(now.revenue))}
        change={against(now.revenue, before.revenue)}
      />
      <StatTile
        label={words.tiles.orders}
        value={isSmall ? words.fewer(FEWEST_ORDERS) : visit.number(now.orders)}
        change={against(now.orders, before.orders)}
        note={isByProduct(selection) ? words.byProduct : undefined}
      />
      <StatTile label={words.tiles.scans} value={visit.number(now.scans)} change={change(now.scans, before.scans)} />
      <StatTile
        label={words.tiles.cooperatives}
        value={visit.number(now.cooperatives)}
        change={change(now.cooperatives, before.cooperatives)}
      />
    </Grid>
  );
}
