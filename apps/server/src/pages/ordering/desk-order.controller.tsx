import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Carriers, SHIPMENT_ACTIONS } from '#libs/delivery';
import { HiddenFromActor } from '#libs/identity';
import { Desk, orderActions, OrderEdits, Postponements, Shipping } from '#libs/ordering';
import { Database } from '#platform/database';
import { paths } from '../../paths.js';
import { AtDesk } from '../../web/access.js';
import { choice, confirmed, day, optionalText, text, ticked } from '../../web/fields.js';
import { blankForm, submit, type Form, type Sent } from '../../web/forms.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { deskPage } from '../desk/desk-page.js';
import { deskOrder, orderAtDesk } from './desk-order.query.js';
import { DeskOrderView } from './desk-order.view.js';
import { editForm } from './edit-form.js';
import { pickForm } from './pick-form.js';

const shipForm = z.object({ carrier: text(60), tracking: optionalText(60), isOwn: ticked() });
const nothing = z.object({});
/** Delivering has its own button, since money changes hands. */
const stepForm = z.object({ action: choice(SHIPMENT_ACTIONS).exclude(['deliver']), note: optionalText(200) });
/** A scanner types the whole address. */
const LONGEST_LABEL = 2000;
const labelForm = z.object({ label: text(LONGEST_LABEL) });
const takeOutForm = z.object({ gtin: text(14, 14), serial: text(20) });
const postponeForm = z
  .object({ promisedFrom: day(), promisedTo: day(), lateReason: text(300) })
  .transform(({ promisedFrom: from, promisedTo: to, lateReason: reason }) => ({ from, to, reason }));
const cancelForm = z.object({ reason: text(300), sure: confirmed() });

/** One order at the desk. Which role may do what stands in orderActions: the verbs ask it. */
@Controller()
@AtDesk()
export class DeskOrderController {
  constructor(
    private readonly desk: Desk,
    private readonly shipping: Shipping,
    private readonly edits: OrderEdits,
    private readonly postponements: Postponements,
    private readonly carriers: Carriers,
    private readonly db: Database,
  ) {}

  @Get('desk/:coop/orders/:number')
  async show(
    @CurrentVisit() visit: Visit,
    @Param('number') number: string,
    @Query('label') scanned: unknown,
  ): Promise<string> {
    return this.page(visit, number, blankForm(typeof scanned === 'string' ? { label: scanned } : {}));
  }

  @Post('desk/:coop/orders/:number/packing')
  async pack(
    @CurrentVisit() visit: Visit,
    @Param('number') number: string,
    @Body() body: unknown,
  ): Promise<string | void> {
    const id = await this.idOf(visit, number);
    return this.answer(
      visit,
      number,
      await submit(visit, pickForm, body, ({ picks, weights }) => this.desk.pack(visit.me, id, picks, weights)),
      'order-packed',
    );
  }

  /** Puts a label into the parcel. The page comes back with the cursor in the field: a scanner needs no mouse between two packs. */
  @Post('desk/:coop/orders/:number/labels')
  async putLabel(
    @CurrentVisit() visit: Visit,
    @Param('number') number: string,
    @Body() body: unknown,
  ): Promise<string | void> {
    const id = await this.idOf(visit, number);
    const sent = await submit(visit, labelForm, body, ({ label }) => this.desk.putLabel(visit.me, id, label));
    return this.answer(visit, number, sent, 'label-in-parcel');
  }

  @Post('desk/:coop/orders/:number/labels/removal')
  async takeOutLabel(
    @CurrentVisit() visit: Visit,
    @Param('number') number: string,
    @Body() body: unknown,
  ): Promise<string | void> {
    const id = await this.idOf(visit, number);
    const sent = await submit(visit, takeOutForm, body, label => this.desk.takeOutLabel(visit.me, id, label));
    return this.answer(visit, number, sent, 'label-out-of-parcel');
  }

  @Post('desk/:coop/orders/:number/shipment')
  async ship(
    @CurrentVisit() visit: Visit,
    @Param('number') number: string,
    @Body() body: unknown,
  ): Promise<string | void> {
    const id = await this.idOf(visit, number);
    const sent = await submit(visit, shipForm, body, ({ carrier, tracking, isOwn }) =>
      this.desk.ship(visit.me, id, { carrier, trackingNumber: tracking, isOwn }),
    );
    return this.answer(visit, number, sent, 'order-shipped');
  }

  @Post('desk/:coop/orders/:number/shipment/steps')
  async step(
    @CurrentVisit() visit: Visit,
    @Param('number') number: string,
    @Body() body: unknown,
  ): Promise<string | void> {
    const id = await this.idOf(visit, number);
    const sent = await submit(visit, stepForm, body, ({ action, note }) =>
      this.shipping.move(visit.me, id, action, { note }),
    );
    return this.answer(visit, number, sent, 'shipment-moved');
  }

  @Post('desk/:coop/orders/:number/delivery')
  async deliver(@CurrentVisit() visit: Visit, @Param('number') number: string): Promise<string | void> {
    const id = await this.idOf(visit, number);
    return this.answer(
      visit,
      number,
      await submit(visit, nothing, {}, () => this.desk.deliver(visit.me, id)),
      'order-delivered',
    );
  }

  @Post('desk/:coop/orders/:number/edits')
  @AtDesk(...orderActions.edit.roles)
  async edit(
    @CurrentVisit() visit: Visit,
    @Param('number') number: string,
    @Body() body: unknown,
  ): Promise<string | void> {
    const id = await this.idOf(visit, number);
    const sent = await submit(visit, editForm, body, ({ wishes, reason }) =>
      this.edits.lower(visit.me, id, wishes, reason),
    );
    if (!sent.ok) return this.page(visit, number, sent.form);
    visit.seeOther(paths.desk.order(visit.seat.slug, number), sent.result ? 'order-edited' : 'order-unchanged');
  }

  @Post('desk/:coop/orders/:number/postponement')
  @AtDesk(...orderActions.postpone.roles)
  async postpone(
    @CurrentVisit() visit: Visit,
    @Param('number') number: string,
    @Body() body: unknown,
  ): Promise<string | void> {
    const id = await this.idOf(visit, number);
    const sent = await submit(visit, postponeForm, body, later => this.postponements.postpone(visit.me, id, later));
    return this.answer(visit, number, sent, 'order-postponed');
  }

  @Post('desk/:coop/orders/:number/hand-out')
  async handOut(@CurrentVisit() visit: Visit, @Param('number') number: string): Promise<string | void> {
    const id = await this.idOf(visit, number);
    const sent = await submit(visit, nothing, {}, () => this.shipping.handOut(visit.me, id));
    return this.answer(visit, number, sent, 'order-handed-out');
  }

  @Post('desk/:coop/orders/:number/hosting')
  async host(@CurrentVisit() visit: Visit, @Param('number') number: string): Promise<string | void> {
    const id = await this.idOf(visit, number);
    const sent = await submit(visit, nothing, {}, () => this.shipping.host(visit.me, id));
    return this.answer(visit, number, sent, 'guests-hosted');
  }

  @Post('desk/:coop/orders/:number/cancellation')
  @AtDesk(...orderActions.cancel.roles)
  async cancel(
    @CurrentVisit() visit: Visit,
    @Param('number') number: string,
    @Body() body: unknown,
  ): Promise<string | void> {
    const id = await this.idOf(visit, number);
    const sent = await submit(visit, cancelForm, body, ({ reason }) => this.desk.cancel(visit.me, id, reason));
    return this.answer(visit, number, sent, 'order-cancelled');
  }

  private async answer(visit: Visit, number: string, sent: Sent<void>, flash: string): Promise<string | void> {
    if (!sent.ok) return this.page(visit, number, sent.form);
    visit.seeOther(paths.desk.order(visit.seat.slug, number), flash);
  }

  private async idOf(visit: Visit, number: string): Promise<string> {
    const [order] = await this.db.read(orderAtDesk, [visit.seat.cooperativeId, number]);
    if (!order) throw new HiddenFromActor();
    return order.id;
  }

  private async page(visit: Visit, number: string, form: Form): Promise<string> {
    const [order] = await this.db.read(deskOrder, [visit.seat.cooperativeId, number, visit.now, visit.today]);
    if (!order) throw new HiddenFromActor();
    const title = visit.words.ordering.desk.orderTitle(number);
    const here = paths.desk.order(visit.seat.slug, number);
    return deskPage(
      visit,
      { title, tab: 'orders', form, here },
      <DeskOrderView visit={visit} order={order} carriers={this.carriers.open()} form={form} />,
    );
  }
}
