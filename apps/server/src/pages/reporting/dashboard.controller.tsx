import { Controller, Get, Query } from '@nestjs/common';
import { LookUps } from '#libs/reporting';
import { dayOf } from '#platform/clock';
import { Database } from '#platform/database';
import { paths } from '../../paths.js';
import { Button } from '../../ui/forms.js';
import { AtDepartment } from '../../web/access.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { departmentPage } from '../department/department-page.js';
import { dashboard, dashboardValues, type Dashboard } from './dashboard.query.js';
import { DashboardView } from './dashboard.view.js';
import { csvOf, xlsxOf } from './export-files.js';
import { fileTables, selectionRows } from './export-rows.js';
import { queryOf, readSelection, type Selection } from './selection.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Sums for the trade department; every look and every file is noted. */
@Controller('department')
@AtDepartment()
export class DashboardController {
  constructor(
    private readonly db: Database,
    private readonly lookUps: LookUps,
  ) {}

  @Get()
  async show(@CurrentVisit() visit: Visit, @Query() query: unknown): Promise<string> {
    const selection = readSelection(query, dayOf(visit.now));
    const found = await this.look(visit, selection, 'page');
    const actions = [
      <Button kind="secondary" icon="download" href={paths.department.exportXlsx(queryOf(selection))}>
        {visit.words.reporting.export.xlsx}
      </Button>,
      <Button kind="quiet" icon="download" href={paths.department.exportCsv(queryOf(selection))}>
        {visit.words.reporting.export.csv}
      </Button>,
    ];
    const view = <DashboardView visit={visit} selection={selection} dashboard={found} />;
    return departmentPage(visit, { title: visit.words.reporting.title, tab: 'dashboard', actions }, view);
  }

  @Get('export.xlsx')
  async xlsx(@CurrentVisit() visit: Visit, @Query() query: unknown): Promise<Uint8Array | string> {
    const selection = readSelection(query, dayOf(visit.now));
    const found = await this.look(visit, selection, 'xlsx');
    const bytes = await xlsxOf(visit, selectionRows(visit, selection, found), fileTables(visit, found));
    return visit.file({ bytes, type: XLSX, name: fileName(visit, selection, 'xlsx') });
  }

  @Get('export.csv')
  async csv(@CurrentVisit() visit: Visit, @Query() query: unknown): Promise<Uint8Array | string> {
    const selection = readSelection(query, dayOf(visit.now));
    const found = await this.look(visit, selection, 'csv');
    return visit.file({
      bytes: csvOf(visit, fileTables(visit, found)),
      type: 'text/csv; charset=utf-8',
      name: fileName(visit, selection, 'csv'),
    });
  }

  /** Noted first: a file that was made but not noted must not exist. */
  private async look(visit: Visit, selection: Selection, as: 'page' | 'xlsx' | 'csv'): Promise<Dashboard> {
    const asked = Object.fromEntries(
      Object.entries(queryOf(selection)).filter(([, value]) => value !== undefined),
    ) as Record<string, string>;
    await this.lookUps.note(visit.me, as === 'page' ? 'viewed' : 'exported', { report: 'dashboard', as, ...asked });
    const [found] = await this.db.read(dashboard, dashboardValues(selection));
    if (!found) throw new Error('the dashboard always has one row');
    return found;
  }
}

const fileName = (visit: Visit, { period }: Selection, ending: string): string =>
  `${visit.words.reporting.export.file}-${period.from.slice(0, 7)}-${period.to.slice(0, 7)}.${ending}`;
