import { Controller, Get } from '@nestjs/common';
import { monthOf } from '#libs/reporting';
import { addMonths, dayOf } from '#platform/clock';
import { Database } from '#platform/database';
import { AtDepartment } from '../../web/access.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { departmentPage } from '../department/department-page.js';
import { planBoard } from './plan.query.js';
import { PlanView } from './plan.view.js';

/** The province's targets beside what is there. */
@Controller('department/plan')
@AtDepartment()
export class PlanController {
  constructor(private readonly db: Database) {}

  @Get()
  async show(@CurrentVisit() visit: Visit): Promise<string> {
    const today = dayOf(visit.now);
    const [board] = await this.db.read(planBoard, [addMonths(monthOf(today), -11), Number(today.slice(0, 4))]);
    if (!board) throw new Error('the board always has one row');
    const { plan } = visit.words.reporting;
    return departmentPage(visit, { title: plan.title, tab: 'plan' }, <PlanView visit={visit} board={board} />);
  }
}
