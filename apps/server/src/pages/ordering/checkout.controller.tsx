import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { Delivery, PickupGone, type Pickup } from '#libs/delivery';
import { Orders, Pricing, type Placed } from '#libs/ordering';
import type { PaymentMethod } from '#libs/payments';
import { Places } from '#libs/places';
import { Config } from '#platform/config';
import { Database } from '#platform/database';
import { newSecret, secretHash } from '#platform/ids';
import { plus, zero } from '#platform/money';
import { paths } from '../../paths.js';
import { Limited, Public } from '../../web/access.js';
import { blankForm, Form, submit, typedIn } from '../../web/forms.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { troubleOf } from './basket-lines.js';
import { basketPage, type BasketLine } from './basket.query.js';
import type { CheckoutData } from './checkout-data.js';
import { toPrice, withCodeTrouble } from './checkout-code.js';
import { checkoutForm, methodsOf, type CheckoutValue } from './checkout-form.js';
import { buyerContact } from './checkout.query.js';
import { CommuneElsewhere } from './refusals.js';
import { busQuotesOf, chosenOf, isAnyBrought, pickupsIn, promisedOf, quotesTo, withBuses } from './checkout-ways.js';
import { CheckoutView } from './checkout.view.js';

@Controller()
@Public()
export class CheckoutController {
  private readonly methods: readonly [PaymentMethod, ...PaymentMethod[]];
  /** Made once: zod compiles a form when it is first used, which costs more than all else that an order costs here. */
  private readonly forms: Record<'brought' | 'fetched', ReturnType<typeof checkoutForm>>;

  constructor(
    private readonly orders: Orders,
    private readonly pricing: Pricing,
    private readonly delivery: Delivery,
    private readonly places: Places,
    private readonly db: Database,
    config: Config,
  ) {
    this.methods = methodsOf(config);
    this.forms = { brought: checkoutForm(this.methods, true), fetched: checkoutForm(this.methods, false) };
  }

  @Get('checkout')
  async show(
    @CurrentVisit() visit: Visit,
    @Query('province') province: unknown,
    @Query('commune') commune: unknown,
    @Query('code') code: unknown,
  ): Promise<string | void> {
    const place = {
      ...(typeof province === 'string' && { province }),
      ...(typeof commune === 'string' && { commune }),
      ...(typeof code === 'string' && { promotionCode: code }),
    };
    return this.page(visit, blankForm({ ...(await this.contact(visit)), ...place }));
  }

  /** By POST also for the first step: a name and a phone number have no place in an address or a log. */
  @Post('checkout')
  @Limited(30, 60)
  async order(@CurrentVisit() visit: Visit, @Body() body: unknown): Promise<string | void> {
    const typed = typedIn(body);
    if (typed['step'] === 'province') return this.listCommunes(visit, typed);
    if (typed['step'] === 'commune') return this.showFee(visit, typed);
    if (typed['step'] === 'way' || typed['step'] === 'code') return this.reckonAgain(visit, typed);
    const pickups = pickupsIn(typed);
    // Whoever comes for nothing needs an address, whatever is in the basket: the order itself will look into it.
    const isBrought = pickups.length === 0 || isAnyBrought(await this.linesOf(visit), pickups);
    const form = isBrought ? this.forms.brought : this.forms.fetched;
    const sent = await submit(visit, form, body, value => this.place(visit, value, pickups));
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

  /** The second one, where it costs more to some communes: only the commune must be there. */
  private async showFee(visit: Visit, typed: Record<string, string | string[]>): Promise<string | void> {
    await visit.countBasket();
    const form = new Form(typed);
    if (form.value('commune')) return this.page(visit, form);
    return this.page(visit, new Form(typed, [{ field: 'commune', message: visit.words.forms.choose }], true));
  }

  /** How it gets to the buyer has been chosen, and with it the fee; or what a code takes off, or why it does not count. */
  private async reckonAgain(visit: Visit, typed: Record<string, string | string[]>): Promise<string | void> {
    await visit.countBasket();
    return this.page(visit, new Form(typed));
  }

  private async place(visit: Visit, value: CheckoutValue, pickups: Pickup[]): Promise<Placed> {
    const communeCode = value.commune || (await this.communeOf(pickups));
    const { provinceOf } = await this.delivery.terms();
    if (value.commune && provinceOf.get(value.commune) !== value.province) throw new CommuneElsewhere();
    return this.orders.place({
      attemptKey: value.attempt,
      basketKey: visit.basketKey ?? '',
      personId: visit.actor?.personId,
      buyer: { name: value.name, phone: value.phone, email: value.email },
      communeCode,
      addressLine: value.address,
      note: value.note,
      pickups,
      paymentMethod: value.payment,
      locale: visit.locale,
      promotionCode: value.promotionCode,
      expectedTotal: value.payment === 'cod' ? plus(value.expected, value.collecting ?? zero) : value.expected,
    });
  }

  /** Without anything to order, or with lines that cannot be ordered as they stand, the basket is the place to be. */
  private async page(visit: Visit, typed: Form): Promise<string | void> {
    const lines = await this.linesOf(visit);
    if (lines.length === 0 || (!typed.isSent && lines.some(troubleOf))) return visit.seeOther(paths.basket);
    const [provinces, communes] = await Promise.all([
      this.places.provinces(),
      this.places.communes(typed.value('province') ?? ''),
    ]);
    const terms = await this.delivery.terms();
    const choices = await this.delivery.choicesOf([...new Set(lines.map(line => line.cooperativeId))]);
    const pickups = chosenOf(pickupsIn(typed.typed), choices);
    const isBrought = isAnyBrought(lines, [...pickups.values()]);
    const busQuotes = busQuotesOf(terms, lines, choices);
    const brought = quotesTo(
      terms,
      lines.filter(line => !pickups.has(line.cooperativeId)),
      isBrought ? communes.map(({ code }) => code) : [...pickups.values()].map(({ communeCode }) => communeCode),
      typed.value('commune'),
    );
    const quotes = withBuses(brought, pickups, busQuotes);
    const preview = quotes && (await this.pricing.preview(typed.value('promotionCode'), toPrice(lines, quotes, typed)));
    const form = withCodeTrouble(visit, typed, preview?.trouble);
    const data: CheckoutData = {
      lines,
      provinces,
      communes,
      quotes,
      reduction: preview,
      choices,
      busQuotes,
      pickups,
      promised: promisedOf(terms, { quotes, pickups, now: visit.now }),
      isBrought,
      isDemo: terms.list?.isDemo ?? false,
      methods: this.methods,
      attemptKey: form.value('attempt') ?? newSecret(),
    };
    return visit.page(
      { title: visit.words.ordering.checkout.title, width: 'narrow', form },
      <CheckoutView visit={visit} data={data} form={form} />,
    );
  }

  private async linesOf(visit: Visit): Promise<BasketLine[]> {
    if (!visit.basketKey) return [];
    return this.db.read(basketPage, [secretHash(visit.basketKey), visit.today]);
  }

  /** An order has a place also when the buyer comes for all of it: the first they come to. */
  private async communeOf(pickups: readonly Pickup[]): Promise<string> {
    const choices = await this.delivery.choicesOf(pickups.map(({ cooperativeId }) => cooperativeId));
    const [first] = chosenOf(pickups, choices).values();
    if (!first) throw new PickupGone();
    return first.communeCode;
  }

  private async contact(visit: Visit): Promise<Record<string, string>> {
    const [person] = visit.actor ? await this.db.read(buyerContact, [visit.actor.personId]) : [];
    return { name: person?.name ?? '', phone: person?.phone ?? '', email: person?.email ?? '' };
  }
}
