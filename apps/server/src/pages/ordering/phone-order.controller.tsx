import { Body, Controller, Get, Post } from '@nestjs/common';
import { Delivery, isSameEverywhere, isSent, quotesOf } from '#libs/delivery';
import { byParcel, Orders, parcelsOf, Pricing, type Placed } from '#libs/ordering';
import { Places, type Unit } from '#libs/places';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { newSecret } from '#platform/ids';
import { minus, plus, times } from '#platform/money';
import { paths } from '../../paths.js';
import { AtDesk } from '../../web/access.js';
import { phone } from '../../web/fields.js';
import { blankForm, Form, submit, typedIn } from '../../web/forms.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { deskPage } from '../desk/desk-page.js';
import { phoneOrderForm, takenIn, type PhoneOrderValue, type Taken } from './phone-order-form.js';
import { numberOfGroup, packsOnSale, type PackOnSale } from './phone-order.query.js';
import { PhoneOrderView, type PhoneOrderSums } from './phone-order.view.js';
import { CommuneElsewhere, NothingTaken } from './refusals.js';

/** A buyer without a network calls the co-op, and its clerk fills in the form for them. */
@Controller()
@AtDesk('clerk')
export class PhoneOrderController {
  constructor(
    private readonly orders: Orders,
    private readonly delivery: Delivery,
    private readonly pricing: Pricing,
    private readonly places: Places,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  @Get('desk/:coop/orders/new')
  async show(@CurrentVisit() visit: Visit): Promise<string> {
    return this.page(visit, blankForm());
  }

  /** By POST also for the sum: a name and a phone number have no place in an address or a log. */
  @Post('desk/:coop/orders/new')
  async place(@CurrentVisit() visit: Visit, @Body() body: unknown): Promise<string | void> {
    const typed = typedIn(body);
    if (typed['step'] === 'sum') return this.page(visit, new Form(typed));
    const sent = await submit(visit, phoneOrderForm, body, value => this.order(visit, value));
    if (!sent.ok) return this.page(visit, sent.form);
    const { cooperativeId, slug } = visit.seat;
    const [order] = await this.db.write(numberOfGroup, [sent.result.groupId, cooperativeId]);
    visit.seeOther(paths.desk.order(slug, order?.number ?? ''), 'order-phoned');
  }

  private async order(
    visit: Visit,
    { attempt, commune, province, expected, ...value }: PhoneOrderValue,
  ): Promise<Placed> {
    const { provinceOf } = await this.delivery.terms();
    if (provinceOf.get(commune) !== province) throw new CommuneElsewhere();
    if (value.goods.length === 0) throw new NothingTaken();
    return this.orders.placeByPhone(visit.me, {
      ...value,
      attemptKey: attempt,
      cooperativeId: visit.seat.cooperativeId,
      communeCode: commune,
      locale: 'vi',
      expectedTotal: expected,
    });
  }

  private async page(visit: Visit, form: Form): Promise<string> {
    const [packs, provinces, communes] = await Promise.all([
      this.db.read(packsOnSale, [visit.seat.cooperativeId, this.clock.today()]),
      this.places.provinces(),
      this.places.communes(form.value('province') ?? ''),
    ]);
    const sums = await this.sums(packs, takenIn(form.typed), communes, form);
    const data = { packs, provinces, communes, sums, attemptKey: form.value('attempt') ?? newSecret() };
    return deskPage(
      visit,
      { title: visit.words.phoneOrders.title, tab: 'orders', form, here: paths.desk.newOrder(visit.seat.slug) },
      <PhoneOrderView visit={visit} data={data} form={form} />,
    );
  }

  private async sums(
    packs: readonly PackOnSale[],
    taken: readonly Taken[],
    communes: readonly Unit[],
    form: Form,
  ): Promise<PhoneOrderSums | undefined> {
    const lines = taken.flatMap(({ variantId, quantity }) =>
      packs.filter(pack => pack.variantId === variantId).map(pack => ({ pack, quantity })),
    );
    const parcels = parcelsOf(
      lines.map(({ pack, quantity }) => ({
        ...pack,
        quantity,
        grams: pack.grams * quantity,
        mm3: pack.mm3 * quantity,
      })),
    );
    // Any commune of a province costs the same, unless some are remote.
    const terms = await this.delivery.terms();
    const codes = communes.map(({ code }) => code);
    const isAnyAlike = !parcels.some(isSent) || isSameEverywhere(terms, codes);
    const toCommuneCode = codes.find(code => code === form.value('commune')) ?? (isAnyAlike ? codes[0] : undefined);
    if (lines.length === 0 || toCommuneCode === undefined) return undefined;
    const quotes = quotesOf(terms, { toCommuneCode, isPaidAtDoor: true }, parcels).map(quote => quote.asked);
    const priced = lines.map(({ pack, quantity }) => ({ ...pack, total: times(pack.unitPrice, quantity) }));
    const number = phone().safeParse(form.value('phone') ?? '');
    const { discounts } = await this.pricing.preview(undefined, {
      lines: priced,
      fees: byParcel(parcels, quotes),
      phone: number.data,
    });
    const [goods, fee] = [plus(...priced.map(line => line.total)), plus(...quotes)];
    const discount = plus(...discounts.map(({ amount }) => amount));
    return { goods, fee, discount, total: minus(plus(goods, fee), discount), isSent: parcels.some(isSent) };
  }
}
