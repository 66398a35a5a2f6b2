import { completenessOf } from '#libs/passport';
import { dayOf } from '#platform/clock';
import { paths } from '../../paths.js';
import { Pagination } from '../../ui/navigation.js';
import { EmptyState, Notice } from '../../ui/notices.js';
import { Stack } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import type { Visit } from '../../web/visit.js';
import { PASSPORTS_PAGE_SIZE, type PassportListRow } from './passport-list.query.js';

interface ListProps {
  visit: Visit;
  rows: readonly PassportListRow[];
  page: number;
  /** Whether passports go to the national portal. */
  isConnected: boolean;
}

/** The newest batches with what their passports lack, and whether the national portal knows them. */
export function PassportListView({ visit, rows, page, isConnected }: ListProps) {
  const { list } = visit.words.passport;
  return (
    <Stack>
      <p class="lead">{list.lead}</p>
      {!isConnected && <Notice>{list.notConnected}</Notice>}
      {rows.length === 0 ? (
        <EmptyState title={list.none}>{list.noneDetail}</EmptyState>
      ) : (
        <>
          <DataTable
            caption={list.title}
            quietCaption
            columns={[
              { label: list.batch },
              { label: list.seller },
              { label: list.packedOn },
              { label: list.complete, align: 'end' },
              { label: list.lacks },
              { label: list.exported },
            ]}
            rows={rows.map(row => rowOf(visit, row))}
          />
          <Pages visit={visit} page={page} total={rows[0]?.total ?? 0} />
        </>
      )}
    </Stack>
  );
}

function rowOf(visit: Visit, row: PassportListRow) {
  const { list, missing: words } = visit.words.passport;
  const { percent, missing } = completenessOf(row, dayOf(visit.now));
  const lacks = missing.filter(({ strength }) => strength === 'must').map(({ id }) => words[id]);
  return {
    cells: [
      <a href={paths.passport(row.gtin, row.lot)}>
        {visit.say(row.nameVi, row.nameEn)} <span class="hint nowrap">{row.lot}</span>
      </a>,
      row.responsible.name,
      row.packedOn ? visit.day(row.packedOn) : '',
      <span class="num">{visit.percent(percent / 100)}</span>,
      lacks.join(' · ') || list.nothing,
      row.exportedAt ? visit.moment(row.exportedAt) : '–',
    ],
    ...(percent < 100 && { tone: 'warning' as const }),
  };
}

function Pages({ visit, page, total }: { visit: Visit; page: number; total: number }) {
  const { shell, passport } = visit.words;
  const pages = Math.ceil(total / PASSPORTS_PAGE_SIZE);
  const to = (other: number, label: string) => ({ href: paths.department.passports({ page: other }), label });
  return (
    <Pagination
      label={passport.list.pages}
      previous={page > 1 ? to(page - 1, shell.previousPage) : undefined}
      next={page < pages ? to(page + 1, shell.nextPage) : undefined}
      status={shell.pageOf(page, pages)}
    />
  );
}
