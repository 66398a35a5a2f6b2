import { Controller, Get, Param } from '@nestjs/common';
import { Consignments } from '#libs/delivery';
import { HiddenFromActor } from '#libs/identity';
import { packingPdf, shippingLabelPdf, type Slip } from '#libs/ordering';
import { Database } from '#platform/database';
import { AtDesk } from '../../web/access.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { phoneAtHome } from '../../ui/phone.js';
import { nameOf, netOf } from './basket.view.js';
import { orderAtDesk } from './desk-order.query.js';
import { packingList, type OrderToPack, type PackingLine } from './packing-list.query.js';
import { pickupText, whereTo } from './pickup.js';
import { packingSums } from './packing-sums.js';
import { togetherText } from './together.view.js';
import { packingSlip, shippingLabel, type LabelRow } from './papers.query.js';

/** Papers for the packing table, as files for a printer. */
@Controller()
@AtDesk()
export class PapersController {
  constructor(
    private readonly db: Database,
    private readonly consignments: Consignments,
  ) {}

  @Get('desk/:coop/orders/today.pdf')
  async today(@CurrentVisit() visit: Visit): Promise<Uint8Array | string> {
    const orders = await this.db.read(packingList, [visit.seat.cooperativeId, visit.now]);
    const { desk } = visit.words.ordering;
    const day = visit.day(visit.now);
    return this.paper(visit, orders, {
      name: 'dong-goi',
      title: desk.listTitle,
      lead: desk.listLead(day, orders.length),
    });
  }

  @Get('desk/:coop/orders/:number/slip.pdf')
  async slip(@CurrentVisit() visit: Visit, @Param('number') number: string): Promise<Uint8Array | string> {
    const [order] = await this.db.read(packingSlip, [visit.seat.cooperativeId, number, visit.now]);
    if (!order) throw new HiddenFromActor();
    const title = visit.words.delivery.parcel.slipTitle;
    return this.paper(visit, [order], { name: `phieu-${number}`, title, lead: '' });
  }

  @Get('desk/:coop/parcels/:number/label.pdf')
  async label(@CurrentVisit() visit: Visit, @Param('number') number: string): Promise<Uint8Array | string> {
    const [row] = await this.db.read(shippingLabel, [visit.seat.cooperativeId, number, visit.now]);
    if (!row) throw new HiddenFromActor();
    const bytes = await shippingLabelPdf(labelOf(visit, row));
    return visit.file({ bytes, type: 'application/pdf', name: `gui-${number}.pdf` });
  }

  /** The paper that the carrier wants on it, from the carrier itself. */
  @Get('desk/:coop/parcels/:number/carrier-label.pdf')
  async carrierLabel(@CurrentVisit() visit: Visit, @Param('number') number: string): Promise<Uint8Array | string> {
    const [order] = await this.db.read(orderAtDesk, [visit.seat.cooperativeId, number]);
    if (!order) throw new HiddenFromActor();
    const bytes = await this.consignments.label(visit.me, visit.seat.cooperativeId, order.id);
    return visit.file({ bytes, type: 'application/pdf', name: `van-don-${number}.pdf` });
  }

  private async paper(
    visit: Visit,
    orders: readonly OrderToPack[],
    { name, title, lead }: { name: string; title: string; lead: string },
  ): Promise<Uint8Array | string> {
    const { desk } = visit.words.ordering;
    const sums = orders.length > 1 ? packingSums([...orders]) : [];
    const bytes = await packingPdf({
      title,
      lead,
      cooperative: visit.seat.name,
      language: visit.locale,
      at: visit.now,
      fetch: sums.map(({ line, lot, packs }) => ({ name: goodsName(visit, line), lot, packs })),
      slips: orders.map(order => slipOf(visit, order)),
      captions: { fetch: desk.listSums, note: desk.note, noLot: desk.noLot },
    });
    return visit.file({ bytes, type: 'application/pdf', name: `${name}.pdf` });
  }
}

const goodsName = (visit: Visit, line: Pick<PackingLine, 'nameVi' | 'nameEn' | 'netQuantity' | 'netUnit'>): string =>
  `${nameOf(visit, line)}, ${netOf(visit, line)}`;

const slipOf = (visit: Visit, order: OrderToPack): Slip => ({
  number: order.number,
  placed: visit.moment(order.placedAt),
  receiver: whereTo(visit, order),
  note: [togetherText(visit, order.together), order.note].filter(Boolean).join('. '),
  lines: order.lines.map(line => ({
    name: goodsName(visit, line),
    quantity: line.quantity,
    lots: line.lots.map(({ lot, quantity }) => `${lot} × ${quantity}`),
  })),
});

function labelOf(visit: Visit, row: LabelRow) {
  const { desk } = visit.words.ordering;
  const { parcel } = visit.words.delivery;
  return {
    number: row.number,
    language: visit.locale,
    at: visit.now,
    from: { name: row.seller, phone: phoneAtHome(row.sellerPhone), address: row.sellerAddress },
    to: {
      name: row.receiver,
      phone: phoneAtHome(row.receiverPhone),
      address: row.pickup ? pickupText(visit, row.pickup) : row.address,
    },
    collect: row.toCollect > 0n ? `${desk.collect}: ${visit.dong(row.toCollect)}` : '',
    weight: `${visit.number(row.grams)} g`,
    carrier: [row.carrier, row.trackingCode].filter(Boolean).join(', '),
    note: row.note,
    captions: { title: parcel.labelPaper, from: parcel.sender, to: desk.contact },
  };
}
