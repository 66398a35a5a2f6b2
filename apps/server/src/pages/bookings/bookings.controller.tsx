import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { HiddenFromActor } from '#libs/identity';
import { Bookings } from '#libs/ordering';
import type { PaymentMethod } from '#libs/payments';
import { Config } from '#platform/config';
import { Database } from '#platform/database';
import { newSecret } from '#platform/ids';
import { dong, times } from '#platform/money';
import { paths } from '../../paths.js';
import { Limited, Public } from '../../web/access.js';
import { blankForm, Form, submit, typedIn } from '../../web/forms.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { methodsOf } from '../ordering/checkout-form.js';
import { bookingForm, isId, sizeIn } from './booking-form.js';
import { BookingView } from './booking.view.js';
import { oneStay, type StayRow } from './bookings.query.js';
import { stayName } from './stay-name.js';

/** Booking places on days, for whoever comes along. */
@Controller()
@Public()
export class BookingsController {
  private readonly methods: readonly [PaymentMethod, ...PaymentMethod[]];
  /** Made once, as the checkout's. */
  private readonly form: ReturnType<typeof bookingForm>;

  constructor(
    private readonly db: Database,
    private readonly bookings: Bookings,
    config: Config,
  ) {
    this.methods = methodsOf(config);
    this.form = bookingForm(this.methods);
  }

  @Get('bookings/:variant')
  async show(@CurrentVisit() visit: Visit, @Param('variant') variant: string): Promise<string> {
    return this.page(visit, await this.find(visit, variant), blankForm());
  }

  /** By POST also for the sum: a name and a phone number have no place in an address or a log. */
  @Post('bookings/:variant')
  @Limited(30, 60)
  async book(
    @CurrentVisit() visit: Visit,
    @Param('variant') variant: string,
    @Body() body: unknown,
  ): Promise<string | void> {
    const row = await this.find(visit, variant);
    const typed = typedIn(body);
    if (typed['step'] === 'sum') return this.page(visit, row, new Form(typed));
    const sent = await submit(visit, this.form, body, value => {
      const { name, phone, email, attempt, payment, expected, ...rest } = value;
      return this.bookings.book({
        ...{ variantId: row.variantId, from: rest.from, nights: rest.nights, places: rest.places, note: rest.note },
        ...{ attemptKey: attempt, personId: visit.actor?.personId, buyer: { name, phone, email } },
        ...{ paymentMethod: payment, locale: visit.locale, expectedTotal: expected },
      });
    });
    if (!sent.ok) return this.page(visit, row, sent.form);
    const { key, paymentMethod } = sent.result;
    visit.seeOther(paymentMethod === 'cod' ? paths.follow(key) : paths.pay(key), 'order-placed');
  }

  private async find(visit: Visit, variant: string): Promise<StayRow> {
    const [row] = isId(variant) ? await this.db.read(oneStay, [variant, visit.today]) : [];
    if (!row) throw new HiddenFromActor();
    return row;
  }

  private page(visit: Visit, row: StayRow, form: Form): string {
    const size = sizeIn(form.typed);
    const total = size && times(dong(row.price), size.nights * size.places);
    const data = { total, size, methods: this.methods, attemptKey: form.value('attempt') ?? newSecret() };
    const words = visit.words.bookings;
    const here = paths.book(row.variantId);
    return visit.page(
      {
        title: words.titleOf(stayName(visit, row)),
        description: words.lead(row.cooperative),
        canonical: here,
        form,
        here,
      },
      <BookingView visit={visit} row={row} data={data} form={form} />,
    );
  }
}
