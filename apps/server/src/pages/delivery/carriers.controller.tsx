import { Controller, Get, Param, Post } from '@nestjs/common';
import { Carriers, Consignments } from '#libs/delivery';
import { Database } from '#platform/database';
import { paths } from '../../paths.js';
import { AtDesk, ForOperator } from '../../web/access.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { CarriersView } from './carriers.view.js';
import { carriersPage, troublesOfAll } from './consignment-sql.js';

/** What of carriers somebody has to look at. */
@Controller()
export class CarriersController {
  constructor(
    private readonly db: Database,
    private readonly carriers: Carriers,
    private readonly consignments: Consignments,
  ) {}

  @Get('operator/carriers')
  @ForOperator()
  async show(@CurrentVisit() visit: Visit): Promise<string> {
    const [[data], troubles] = await Promise.all([
      this.db.read(carriersPage, [visit.now]),
      this.db.read(troublesOfAll, []),
    ]);
    if (!data) throw new Error('the page of carriers is one row');
    const hired = this.carriers.open().find(({ kind }) => kind === 'hired')?.name;
    const { title, lead } = visit.words.carriers.room;
    return visit.page(
      { title, description: lead, width: 'wide' },
      <CarriersView visit={visit} hired={hired} data={data} troubles={troubles} />,
    );
  }

  @Post('operator/consignments/:id/clearing')
  @ForOperator()
  async clearAny(@CurrentVisit() visit: Visit, @Param('id') id: string): Promise<string> {
    await this.consignments.clearAny(visit.me, visit.id(id));
    return visit.seeOther(paths.operatorCarriers, 'trouble-cleared');
  }

  @Post('desk/:coop/consignments/:id/clearing')
  @AtDesk()
  async clear(@CurrentVisit() visit: Visit, @Param('id') id: string): Promise<string> {
    await this.consignments.clear(visit.me, visit.seat.cooperativeId, visit.id(id));
    return visit.seeOther(paths.desk.shipments(visit.seat.slug), 'trouble-cleared');
  }
}
