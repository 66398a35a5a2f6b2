import { Controller, Get, Query } from '@nestjs/common';
import { z } from 'zod';
import { mayAtDesk } from '#libs/identity';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { paths } from '../../paths.js';
import { Button } from '../../ui/forms.js';
import { AtDesk } from '../../web/access.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { deskPage } from '../desk/desk-page.js';
import { DESK_PAGE_SIZE, DESK_TABS, deskOrders, statesOf } from './desk-orders.query.js';
import { DeskOrdersView } from './desk-orders.view.js';
import { packingList } from './packing-list.query.js';
import { PackingListView } from './packing-list.view.js';

/** A list's address is typed by people and kept in bookmarks: what it does not understand it leaves aside. */
const listQuery = z.object({
  tab: z.enum(DESK_TABS).catch('topack'),
  code: z
    .string()
    .max(30)
    .transform(code => code.trim().toUpperCase())
    .catch(''),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});

@Controller()
@AtDesk()
export class DeskOrdersController {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  @Get('desk/:coop/orders')
  async list(@CurrentVisit() visit: Visit, @Query() query: unknown): Promise<string> {
    const { tab, code, page } = listQuery.parse(query);
    const values = [
      visit.seat.cooperativeId,
      statesOf[tab],
      code,
      tab !== 'all',
      (page - 1) * DESK_PAGE_SIZE,
      this.clock.now(),
      this.clock.today(),
    ] as const;
    const [data] = await this.db.read(deskOrders, [...values]);
    if (!data) throw new Error('the list of orders is one row');
    const { desk } = visit.words.ordering;
    const actions = (
      <>
        {mayAtDesk(visit.seat, ['clerk']) && (
          <Button href={paths.desk.newOrder(visit.seat.slug)} kind="secondary">
            {visit.words.phoneOrders.add}
          </Button>
        )}
        <Button href={paths.desk.shipments(visit.seat.slug)} kind="secondary" icon="truck">
          {visit.words.shipments.title}
        </Button>
        <Button href={paths.desk.packingList(visit.seat.slug)} kind="secondary" icon="print">
          {desk.printList}
        </Button>
      </>
    );
    return deskPage(
      visit,
      { title: desk.title, tab: 'orders', actions },
      <DeskOrdersView visit={visit} tab={tab} code={code} page={page} data={data} />,
    );
  }

  @Get('desk/:coop/orders/today')
  async today(@CurrentVisit() visit: Visit): Promise<string> {
    const orders = await this.db.read(packingList, [visit.seat.cooperativeId, this.clock.now()]);
    return deskPage(
      visit,
      { title: visit.words.ordering.desk.listTitle, tab: 'orders' },
      <PackingListView visit={visit} orders={orders} />,
    );
  }
}
