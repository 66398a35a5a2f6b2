import { Badge } from '../../ui/badges.js';
import { Pagination, Tabs } from '../../ui/navigation.js';
import { EmptyState } from '../../ui/notices.js';
import { Stack } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import type { Tone } from '../../ui/types.js';
import type { Visit } from '../../web/visit.js';
import type { AlertPaths } from './alert-paths.js';
import { ALERTS_PAGE_SIZE, type AlertRow } from './alerts.query.js';
import { serialText } from './serial-text.js';

export interface AlertWish {
  all: boolean;
  page: number;
}

interface ListProps {
  visit: Visit;
  to: AlertPaths;
  wish: AlertWish;
  alerts: readonly AlertRow[];
}

/** What somebody should look at; the same list for a co-operative and for the department. */
export function AlertListView({ visit, to, wish, alerts }: ListProps) {
  const { list } = visit.words.scans;
  return (
    <Stack>
      <p class="lead">{list.lead}</p>
      <Tabs
        label={list.tabsLabel}
        tabs={[
          { href: to.list({}), label: list.open, current: !wish.all },
          { href: to.list({ all: 'yes' }), label: list.all, current: wish.all },
        ]}
      />
      {alerts.length === 0 ? (
        <EmptyState title={list.none}>{list.noneDetail}</EmptyState>
      ) : (
        <Found visit={visit} to={to} wish={wish} alerts={alerts} />
      )}
    </Stack>
  );
}

function Found({ visit, to, wish, alerts }: ListProps) {
  const { list } = visit.words.scans;
  return (
    <>
      <DataTable
        caption={list.title}
        quietCaption
        columns={[
          { label: list.what },
          { label: list.goods },
          ...(to.isEverybodys ? [{ label: list.cooperative }] : []),
          { label: list.score, align: 'end' as const },
          { label: list.state },
          { label: list.when },
        ]}
        rows={alerts.map(alert => ({ cells: cellsOf(visit, to, alert) }))}
      />
      <Pages visit={visit} to={to} wish={wish} total={alerts[0]?.total ?? 0} />
    </>
  );
}

function cellsOf(visit: Visit, to: AlertPaths, alert: AlertRow) {
  const { kinds } = visit.words.scans;
  return [
    <a href={to.one(alert.id)}>{kinds[alert.kind]}</a>,
    <GoodsOf visit={visit} alert={alert} />,
    ...(to.isEverybodys ? [alert.cooperative ?? '–'] : []),
    <span class="num">{visit.number(alert.score)}</span>,
    <StateBadge visit={visit} state={alert.state} />,
    visit.moment(alert.updatedAt),
  ];
}

function GoodsOf({ visit, alert: { nameVi, nameEn, serial } }: { visit: Visit; alert: AlertRow }) {
  if (nameVi === null) return <>–</>;
  return (
    <div>
      {visit.say(nameVi, nameEn)} {serial !== null && <span class="hint">{serialText(serial)}</span>}
    </div>
  );
}

const TONES: Record<AlertRow['state'], Tone | 'plain'> = { open: 'warning', suspect: 'danger', dismissed: 'plain' };

export const StateBadge = ({ visit, state }: { visit: Visit; state: AlertRow['state'] }) => (
  <Badge tone={TONES[state]}>{visit.words.scans.states[state]}</Badge>
);

function Pages({ visit, to, wish, total }: Omit<ListProps, 'alerts'> & { total: number }) {
  const { shell, scans } = visit.words;
  const pages = Math.ceil(total / ALERTS_PAGE_SIZE);
  const link = (page: number, label: string) => ({ href: to.list({ all: wish.all ? 'yes' : undefined, page }), label });
  return (
    <Pagination
      label={scans.list.pages}
      previous={wish.page > 1 ? link(wish.page - 1, shell.previousPage) : undefined}
      next={wish.page < pages ? link(wish.page + 1, shell.nextPage) : undefined}
      status={shell.pageOf(wish.page, pages)}
    />
  );
}
