import { Body, Controller, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { CARRIERS, Consignments } from '#libs/delivery';
import { HiddenFromActor } from '#libs/identity';
import { Shipping } from '#libs/ordering';
import { Database } from '#platform/database';
import { paths } from '../../paths.js';
import { AtDesk } from '../../web/access.js';
import { choice } from '../../web/fields.js';
import { submit } from '../../web/forms.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { orderAtDesk } from '../ordering/desk-order.query.js';

const consignForm = z.object({ carrier: choice(CARRIERS) });

/** Who comes for a parcel: buttons on the page of its order, to which each of them leads back. */
@Controller()
@AtDesk()
export class ConsignmentsController {
  constructor(
    private readonly db: Database,
    private readonly consignments: Consignments,
    private readonly shipping: Shipping,
  ) {}

  @Post('desk/:coop/orders/:number/consignment')
  async ask(@CurrentVisit() visit: Visit, @Param('number') number: string, @Body() body: unknown): Promise<string> {
    const id = await this.idOf(visit, number);
    const sent = await submit(visit, consignForm, body, ({ carrier }) => this.consignments.ask(visit.me, id, carrier));
    return this.back(visit, number, sent.ok ? 'carrier-asked' : 'carrier-not-asked');
  }

  @Post('desk/:coop/orders/:number/consignment/withdrawal')
  async withdraw(@CurrentVisit() visit: Visit, @Param('number') number: string): Promise<string> {
    await this.consignments.withdraw(visit.me, await this.idOf(visit, number));
    return this.back(visit, number, 'carrier-withdrawn');
  }

  /** The carrier that was asked has it. */
  @Post('desk/:coop/orders/:number/consignment/hand-over')
  async handOver(@CurrentVisit() visit: Visit, @Param('number') number: string): Promise<string> {
    await this.shipping.handOver(visit.me, await this.idOf(visit, number));
    return this.back(visit, number, 'order-shipped');
  }

  private async idOf(visit: Visit, number: string): Promise<string> {
    const [order] = await this.db.read(orderAtDesk, [visit.seat.cooperativeId, number]);
    if (!order) throw new HiddenFromActor();
    return order.id;
  }

  private back(visit: Visit, number: string, flash: string): string {
    return visit.seeOther(paths.desk.order(visit.seat.slug, number), flash);
  }
}
