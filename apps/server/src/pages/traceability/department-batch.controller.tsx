import { Controller, Get, Param } from '@nestjs/common';
import { HiddenFromActor } from '#libs/identity';
import { Database } from '#platform/database';
import { AtDepartment } from '../../web/access.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { departmentPage } from '../department/department-page.js';
import { chainPage } from './department-batch.query.js';
import { ChainView } from './department-batch.view.js';

/** An officer may open any batch: its chain with corrections, neighbours and events. */
@Controller()
@AtDepartment()
export class DepartmentBatchController {
  constructor(private readonly db: Database) {}

  @Get('department/batches/:id')
  async show(@CurrentVisit() visit: Visit, @Param('id') param: string): Promise<string> {
    const [batch] = await this.db.read(chainPage, [visit.id(param)]);
    if (!batch) throw new HiddenFromActor();
    const title = visit.words.chain.department.title(batch.lot);
    return departmentPage(visit, { title, tab: 'cooperatives' }, <ChainView visit={visit} batch={batch} />);
  }
}
