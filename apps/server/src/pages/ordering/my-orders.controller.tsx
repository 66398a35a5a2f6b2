import { Controller, Get } from '@nestjs/common';
import { Database } from '#platform/database';
import { SignedIn } from '../../web/access.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { myOrders } from './my-orders.query.js';
import { MyOrdersView } from './my-orders.view.js';

@Controller()
export class MyOrdersController {
  constructor(private readonly db: Database) {}

  @Get('orders')
  @SignedIn()
  async list(@CurrentVisit() visit: Visit): Promise<string> {
    const groups = await this.db.read(myOrders, [visit.me.personId]);
    return visit.page(
      { title: visit.words.ordering.mine.title, width: 'wide' },
      <MyOrdersView visit={visit} groups={groups} />,
    );
  }
}
