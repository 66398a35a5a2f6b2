import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { Pickups } from '#libs/delivery';
import { Places } from '#libs/places';
import { Database } from '#platform/database';
import { paths } from '../../paths.js';
import { AtDesk } from '../../web/access.js';
import { day, optional, text } from '../../web/fields.js';
import { blankForm, submit, type Form } from '../../web/forms.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { deskPage } from '../desk/desk-page.js';
import { pickupPoints } from './pickups.query.js';
import { PickupsView } from './pickups.view.js';

/** The province of the market. */
const LAI_CHAU = '12';

const pointForm = z
  .object({
    name: text(80),
    commune: text(5, 5),
    place: text(200),
    hours: text(120),
    validFrom: day(),
    validTo: optional(day()),
  })
  .refine(({ validFrom, validTo }) => validTo === undefined || validTo >= validFrom, {
    path: ['validTo'],
    params: { words: 'notADay' },
  })
  .transform(({ commune: communeCode, ...point }) => ({ communeCode, ...point }));

/** Where buyers may come for the goods of the co-op. */
@Controller()
@AtDesk('clerk')
export class PickupsController {
  constructor(
    private readonly pickups: Pickups,
    private readonly places: Places,
    private readonly db: Database,
  ) {}

  @Get('desk/:coop/pickups')
  show(@CurrentVisit() visit: Visit): Promise<string> {
    return this.page(visit, blankForm({ validFrom: visit.today }));
  }

  @Post('desk/:coop/pickups')
  async open(@CurrentVisit() visit: Visit, @Body() body: unknown): Promise<string> {
    const sent = await submit(visit, pointForm, body, point =>
      this.pickups.open(visit.me, visit.seat.cooperativeId, point),
    );
    return sent.ok ? this.back(visit, 'pickup-opened') : this.page(visit, sent.form);
  }

  @Post('desk/:coop/pickups/:id/end')
  async end(@CurrentVisit() visit: Visit, @Param('id') id: string): Promise<string> {
    await this.pickups.end(visit.me, visit.seat.cooperativeId, visit.id(id));
    return this.back(visit, 'pickup-ended');
  }

  private back(visit: Visit, flash: string): string {
    return visit.seeOther(paths.desk.pickups(visit.seat.slug), flash);
  }

  private async page(visit: Visit, form: Form): Promise<string> {
    const [points, communes] = await Promise.all([
      this.db.read(pickupPoints, [visit.seat.cooperativeId, visit.today]),
      this.places.communes(LAI_CHAU),
    ]);
    const { title } = visit.words.delivery.pickup.points;
    const here = paths.desk.pickups(visit.seat.slug);
    return deskPage(
      visit,
      { title, tab: 'orders', form, here },
      <PickupsView visit={visit} points={points} communes={communes} form={form} />,
    );
  }
}
