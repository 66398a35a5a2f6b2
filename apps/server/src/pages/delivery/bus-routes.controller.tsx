import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { BusRoutes } from '#libs/delivery';
import { Places } from '#libs/places';
import { Database } from '#platform/database';
import { paths } from '../../paths.js';
import { AtDesk } from '../../web/access.js';
import { blankForm, submit, type Form } from '../../web/forms.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { deskPage } from '../desk/desk-page.js';
import { busRouteForm } from './bus-route-form.js';
import { busRoutesOf } from './bus-routes.query.js';
import { BusRoutesView } from './bus-routes.view.js';

const asked = z.object({ province: z.string().regex(/^\d{2}$/) });

/** Where the bus goes; most stations are in another province. */
function provinceIn(sent: unknown): string | undefined {
  const read = asked.safeParse(sent);
  return read.success ? read.data.province : undefined;
}

/** Buses that take the parcels of the co-op along. */
@Controller('desk/:coop/bus-routes')
@AtDesk('clerk')
export class BusRoutesController {
  constructor(
    private readonly routes: BusRoutes,
    private readonly places: Places,
    private readonly db: Database,
  ) {}

  @Get()
  show(@CurrentVisit() visit: Visit, @Query() query: unknown): Promise<string> {
    return this.page(visit, blankForm({ validFrom: visit.today }), provinceIn(query));
  }

  @Post()
  async open(@CurrentVisit() visit: Visit, @Body() body: unknown): Promise<string> {
    const sent = await submit(visit, busRouteForm, body, route =>
      this.routes.open(visit.me, visit.seat.cooperativeId, route),
    );
    return sent.ok ? this.back(visit, 'route-opened') : this.page(visit, sent.form, provinceIn(body));
  }

  @Post(':id/end')
  async end(@CurrentVisit() visit: Visit, @Param('id') id: string): Promise<string> {
    await this.routes.end(visit.me, visit.seat.cooperativeId, visit.id(id));
    return this.back(visit, 'route-ended');
  }

  private back(visit: Visit, flash: string): string {
    return visit.seeOther(paths.desk.busRoutes(visit.seat.slug), flash);
  }

  private async page(visit: Visit, form: Form, province: string | undefined): Promise<string> {
    const [routes, provinces, communes] = await Promise.all([
      this.db.read(busRoutesOf, [visit.seat.cooperativeId, visit.today]),
      this.places.provinces(),
      this.places.communes(province ?? ''),
    ]);
    return deskPage(
      visit,
      { title: visit.words.busRoutes.title, tab: 'orders', form, here: paths.desk.busRoutes(visit.seat.slug) },
      <BusRoutesView
        visit={visit}
        routes={routes}
        provinces={provinces}
        communes={communes}
        chosen={province}
        form={form}
      />,
    );
  }
}
