import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { Delivery } from '#libs/delivery';
import { feesByCooperative, Orders, parcelsOf, type Placed } from '#libs/ordering';
import type { PaymentMethod } from '#libs/payments';
import { Places, type Unit } from '#libs/places';
import { Clock } from '#platform/clock';
import { Config } from '#platform/config';
import { Database } from '#platform/database';
import { newSecret, secretHash } from '#platform/ids';
import type { Dong } from '#platform/money';
import { paths } from '../../paths.js';
import { Limited, Public } from '../../web/access.js';
import { blankForm, Form, submit, typedIn } from '../../web/forms.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { troubleOf } from './basket-lines.js';
import { basketPage, type BasketLine } from './basket.query.js';
import { checkoutForm, type CheckoutValue } from './checkout-form.js';
import { buyerContact } from './checkout.query.js';
import { CommuneElsewhere } from './refusals.js';
import { CheckoutView, type CheckoutData } from './checkout.view.js';

@Controller()
@Public()
export class CheckoutController {
  private readonly schema = checkoutForm(this.methods());

  constructor(
    private readonly orders: Orders,
    private readonly delivery: Delivery,
    private readonly places: Places,
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  @Get('checkout')
  async show(@CurrentVisit() visit: Visit, @Query('province') province: unknown): Promise<string | void> {
    return this.page(
      visit,
      blankForm({ ...(await this.contact(visit)), ...(typeof province === 'string' && { province }) }),
    );
  }

  /** By POST also for the first step: a name and a phone number have no place in an address or a log. */
  @Post('checkout')
  @Limited(30, 60)
  async order(@CurrentVisit() visit: Visit, @Body() body: unknown): Promise<string | void> {
    const typed = typedIn(body);
    if (typed['step'] === 'province') return this.listCommunes(visit, typed);
    const sent = await submit(visit, this.schema, body, value => this.place(visit, value));
    if (!sent.ok) return this.page(visit, sent.form);
    const { key, paymentMethod } = sent.result;
    visit.seeOther(paymentMethod === 'cod' ? paths.follow(key) : paths.pay(key), 'order-placed');
  }

  /** The first step: only the province must be there; the rest is not looked at yet. */
  private async listCommunes(visit: Visit, typed: Record<string, string | string[]>): Promise<string | void> {
    // A page in answer to a form.
    await visit.countBasket();
    const form = new Form({ ...typed, commune: '' });
    const communes = await this.places.communes(form.value('province') ?? '');
    const missing = { field: 'province', message: visit.words.forms.choose };
    return this.page(visit, communes.length > 0 ? form : new Form(form.typed, [missing], true));
  }

  private async place(visit: Visit, value: CheckoutValue): Promise<Placed> {
    const { provinceOf } = await this.delivery.terms();
    if (provinceOf.get(value.commune) !== value.province) throw new CommuneElsewhere();
    return this.orders.place({
      attemptKey: value.attempt,
      basketKey: visit.basketKey ?? '',
      personId: visit.actor?.personId,
      buyer: { name: value.name, phone: value.phone, email: value.email },
      communeCode: value.commune,
      addressLine: value.address,
      note: value.note,
      paymentMethod: value.payment,
      locale: visit.locale,
      expectedTotal: value.expected,
    });
  }

  /** Without anything to order, or with lines that cannot be ordered as they stand, the basket is the place to be. */
  private async page(visit: Visit, form: Form): Promise<string | void> {
    const lines = visit.basketKey
      ? await this.db.read(basketPage, [secretHash(visit.basketKey), this.clock.today()])
      : [];
    if (lines.length === 0 || (!form.isSent && lines.some(troubleOf))) return visit.seeOther(paths.basket);
    const [provinces, communes] = await Promise.all([
      this.places.provinces(),
      this.places.communes(form.value('province') ?? ''),
    ]);
    const fees = await this.fees(lines, communes, form.value('commune'));
    const data: CheckoutData = {
      lines,
      provinces,
      communes,
      fees,
      methods: this.methods(),
      attemptKey: form.value('attempt') ?? newSecret(),
    };
    return visit.page(
      { title: visit.words.ordering.checkout.title, width: 'narrow', form },
      <CheckoutView visit={visit} data={data} form={form} />,
    );
  }

  /** Zones are made of provinces: until the commune is chosen, any commune of the province costs the same. */
  private async fees(
    lines: BasketLine[],
    communes: Unit[],
    chosen: string | undefined,
  ): Promise<Map<string, Dong> | undefined> {
    const to = communes.find(commune => commune.code === chosen) ?? communes[0];
    if (!to) return undefined;
    const parcels = parcelsOf(lines);
    return feesByCooperative(parcels, await this.delivery.quote({ toCommuneCode: to.code }, parcels));
  }

  private methods(): readonly [PaymentMethod, ...PaymentMethod[]] {
    return this.config.values.STRIPE_SECRET_KEY ? ['cod', 'vietqr', 'card'] : ['cod', 'vietqr'];
  }

  private async contact(visit: Visit): Promise<Record<string, string>> {
    const [person] = visit.actor ? await this.db.read(buyerContact, [visit.actor.personId]) : [];
    return { name: person?.name ?? '', phone: person?.phone ?? '', email: person?.email ?? '' };
  }
}
