import { Controller, Get, Query } from '@nestjs/common';
import { z } from 'zod';
import { Database } from '#platform/database';
import { AtDesk } from '../../web/access.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { deskPage } from '../desk/desk-page.js';
import { troublesOfCooperative } from './consignment-sql.js';
import { OPEN_STATES, shipmentsPage } from './shipments.query.js';
import { SHIPMENT_TABS, ShipmentsView } from './shipments.view.js';

/** A list's address is typed by people and kept in bookmarks: what it does not understand it leaves aside. */
const listQuery = z.object({
  tab: z.enum(SHIPMENT_TABS).catch('all'),
  carrier: z
    .string()
    .max(60)
    .transform(carrier => carrier.trim())
    .catch(''),
});

/** The parcels of a co-op that are not yet with their buyers. */
@Controller()
@AtDesk()
export class ShipmentsController {
  constructor(private readonly db: Database) {}

  @Get('desk/:coop/shipments')
  async list(@CurrentVisit() visit: Visit, @Query() query: unknown): Promise<string> {
    const { tab, carrier } = listQuery.parse(query);
    const states = tab === 'all' || tab === 'late' ? OPEN_STATES : [tab];
    const [data] = await this.db.read(shipmentsPage, [
      visit.seat.cooperativeId,
      states,
      carrier || null,
      tab === 'late',
      visit.now,
      visit.today,
    ]);
    if (!data) throw new Error('the page of shipments is one row');
    const troubles = await this.db.read(troublesOfCooperative, [visit.seat.cooperativeId]);
    return deskPage(
      visit,
      { title: visit.words.shipments.title, tab: 'orders' },
      <ShipmentsView visit={visit} tab={tab} carrier={carrier} data={data} troubles={troubles} />,
    );
  }
}
