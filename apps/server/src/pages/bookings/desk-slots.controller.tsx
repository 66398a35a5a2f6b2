import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { HiddenFromActor } from '#libs/identity';
import { Slots } from '#libs/inventory';
import { Database } from '#platform/database';
import { paths } from '../../paths.js';
import { AtDesk } from '../../web/access.js';
import { blankForm, submit, type Form } from '../../web/forms.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { deskPage } from '../desk/desk-page.js';
import { callOffForm, isDay, isId, openForm } from './booking-form.js';
import { guestsOf, oneSlot, staysOf, type SlotRow } from './bookings.query.js';
import { DeskSlotsView } from './desk-slots.view.js';
import { GuestsView } from './guests.view.js';

/** The days on which a co-op receives guests, and who comes. */
@Controller()
@AtDesk('clerk')
export class DeskSlotsController {
  constructor(
    private readonly db: Database,
    private readonly slots: Slots,
  ) {}

  @Get('desk/:coop/slots')
  show(@CurrentVisit() visit: Visit): Promise<string> {
    return this.page(visit, blankForm());
  }

  @Post('desk/:coop/slots')
  async open(@CurrentVisit() visit: Visit, @Body() body: unknown): Promise<string> {
    const sent = await submit(visit, openForm, body, ({ stay, ...opening }) =>
      this.slots.open(visit.me, stay, opening),
    );
    if (!sent.ok) return this.page(visit, sent.form);
    return visit.seeOther(paths.desk.slots(visit.seat.slug), 'slots-opened');
  }

  @Get('desk/:coop/slots/:variant/:day')
  async guests(
    @CurrentVisit() visit: Visit,
    @Param('variant') variant: string,
    @Param('day') day: string,
  ): Promise<string> {
    return this.guestsPage(visit, variant, day, blankForm());
  }

  @Post('desk/:coop/slots/:variant/:day')
  async callOff(
    @CurrentVisit() visit: Visit,
    @Param('variant') variant: string,
    @Param('day') day: string,
    @Body() body: unknown,
  ): Promise<string> {
    await this.find(visit, variant, day);
    const sent = await submit(visit, callOffForm, body, ({ reason }) =>
      this.slots.callOff(visit.me, variant, day, reason),
    );
    if (!sent.ok) return this.guestsPage(visit, variant, day, sent.form);
    return visit.seeOther(paths.desk.slot(visit.seat.slug, variant, day), 'slot-called-off');
  }

  private async find(visit: Visit, variant: string, day: string): Promise<SlotRow> {
    const isAddress = isId(variant) && isDay(day);
    const [slot] = isAddress ? await this.db.read(oneSlot, [visit.seat.cooperativeId, variant, day]) : [];
    if (!slot) throw new HiddenFromActor();
    return slot;
  }

  private async page(visit: Visit, form: Form): Promise<string> {
    const stays = await this.db.read(staysOf, [visit.seat.cooperativeId, visit.today]);
    const title = visit.words.bookings.desk.title;
    return deskPage(
      visit,
      { title, tab: 'home', form, here: paths.desk.slots(visit.seat.slug) },
      <DeskSlotsView visit={visit} stays={stays} form={form} />,
    );
  }

  private async guestsPage(visit: Visit, variant: string, day: string, form: Form): Promise<string> {
    const slot = await this.find(visit, variant, day);
    const guests = await this.db.read(guestsOf, [variant, day, visit.now]);
    const here = paths.desk.slot(visit.seat.slug, variant, day);
    const title = visit.words.bookings.desk.guestsTitle(visit.day(day));
    return deskPage(
      visit,
      { title, tab: 'home', form, here },
      <GuestsView visit={visit} slot={slot} guests={guests} here={here} form={form} />,
    );
  }
}
