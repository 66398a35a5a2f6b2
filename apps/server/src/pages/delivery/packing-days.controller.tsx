import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { Delivery, packedBy, PackingDays, USUAL_RHYTHM } from '#libs/delivery';
import { Database } from '#platform/database';
import { paths } from '../../paths.js';
import { AtDesk } from '../../web/access.js';
import { day, text, wholeNumber } from '../../web/fields.js';
import { blankForm, submit, type Form } from '../../web/forms.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { deskPage } from '../desk/desk-page.js';
import { packingDaysPage } from './packing-days.query.js';
import { PackingDaysView } from './packing-days.view.js';

const rhythmForm = z.object({
  weekdays: z.preprocess(value => [value ?? []].flat(), z.array(z.coerce.number().int().min(1).max(7)).min(1).max(7)),
  cutOffHour: wholeNumber(1, 23),
  packingDays: wholeNumber(1, 30),
});

/** Who is away for longer takes their goods from sale. */
const MOST_CLOSED_MS = 365 * 86_400_000;

const closedForm = z
  .object({ from: day(), to: day(), reason: text(120) })
  .refine(({ from, to }) => to >= from && Date.parse(to) - Date.parse(from) <= MOST_CLOSED_MS, {
    path: ['to'],
    params: { words: 'notADay' },
  });

/** When the co-op packs, from which buyers are told when their goods come. */
@Controller()
@AtDesk('clerk')
export class PackingDaysController {
  constructor(
    private readonly packingDays: PackingDays,
    private readonly delivery: Delivery,
    private readonly db: Database,
  ) {}

  @Get('desk/:coop/packing-days')
  show(@CurrentVisit() visit: Visit): Promise<string> {
    return this.page(visit, blankForm());
  }

  @Post('desk/:coop/packing-days')
  async set(@CurrentVisit() visit: Visit, @Body() body: unknown): Promise<string> {
    const sent = await submit(visit, rhythmForm, body, rhythm =>
      this.packingDays.set(visit.me, visit.seat.cooperativeId, rhythm),
    );
    return sent.ok ? this.back(visit, 'packing-days-set') : this.page(visit, sent.form);
  }

  @Post('desk/:coop/packing-days/closed')
  async close(@CurrentVisit() visit: Visit, @Body() body: unknown): Promise<string> {
    const sent = await submit(visit, closedForm, body, days =>
      this.packingDays.close(visit.me, visit.seat.cooperativeId, days),
    );
    return sent.ok ? this.back(visit, 'days-closed') : this.page(visit, sent.form);
  }

  @Post('desk/:coop/packing-days/closed/:id/removal')
  async reopen(@CurrentVisit() visit: Visit, @Param('id') id: string): Promise<string> {
    await this.packingDays.reopen(visit.me, visit.seat.cooperativeId, visit.id(id));
    return this.back(visit, 'days-reopened');
  }

  private back(visit: Visit, flash: string): string {
    return visit.seeOther(paths.desk.packingDays(visit.seat.slug), flash);
  }

  private async page(visit: Visit, form: Form): Promise<string> {
    const [data] = await this.db.read(packingDaysPage, [visit.seat.cooperativeId, visit.today]);
    if (!data) throw new Error('the page of packing days is one row');
    const { holidays } = await this.delivery.terms();
    const rhythm = { ...(data.rhythm ?? USUAL_RHYTHM), closed: data.closed };
    return deskPage(
      visit,
      {
        title: visit.words.promisedDays.packing.title,
        tab: 'orders',
        form,
        here: paths.desk.packingDays(visit.seat.slug),
      },
      <PackingDaysView
        visit={visit}
        data={data}
        rhythm={rhythm}
        next={packedBy(rhythm, holidays, visit.now)}
        form={form}
      />,
    );
  }
}
