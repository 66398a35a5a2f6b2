import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { Delivery } from '#libs/delivery';
import { BASKET_DAYS, Baskets, MOST_PER_LINE } from '#libs/ordering';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { secretHash } from '#platform/ids';
import { paths } from '../../paths.js';
import { FormErrors } from '../../ui/forms.js';
import { Public } from '../../web/access.js';
import { COOKIES } from '../../web/cookies.js';
import { id, wholeNumber } from '../../web/fields.js';
import { blankForm, submit, type Form } from '../../web/forms.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { basketPage } from './basket.query.js';
import { BasketView } from './basket.view.js';

const additionForm = z.object({ variant: id(), quantity: wholeNumber(1, MOST_PER_LINE) });
const changeForm = z.object({ quantity: wholeNumber(0, MOST_PER_LINE) });

@Controller()
@Public()
export class BasketController {
  constructor(
    private readonly baskets: Baskets,
    private readonly delivery: Delivery,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  @Get('basket')
  async show(@CurrentVisit() visit: Visit): Promise<string> {
    return this.page(visit, blankForm());
  }

  @Post('basket')
  async add(@CurrentVisit() visit: Visit, @Body() body: unknown): Promise<string | void> {
    const sent = await submit(visit, additionForm, body, value => this.put(visit, value));
    if (!sent.ok) return this.page(visit, sent.form);
    visit.setCookie(COOKIES.basket, sent.result, { maxAgeSeconds: BASKET_DAYS * 86_400 });
    visit.seeOther(paths.basket, 'basket-added');
  }

  /** A quantity of 0 takes the line out. */
  @Post('basket/lines/:variant')
  async change(
    @CurrentVisit() visit: Visit,
    @Param('variant') variant: string,
    @Body() body: unknown,
  ): Promise<string | void> {
    const variantId = visit.id(variant);
    const sent = await submit(visit, changeForm, body, async ({ quantity }) => {
      if (visit.basketKey) await this.baskets.change(visit.basketKey, variantId, quantity);
      return quantity;
    });
    if (!sent.ok) return this.page(visit, sent.form);
    visit.seeOther(paths.basket, sent.result === 0 ? 'basket-removed' : 'basket-changed-line');
  }

  /** The cookie of the basket. A new one of somebody who is signed in joins what they have elsewhere. */
  private async put(visit: Visit, { variant, quantity }: z.output<typeof additionForm>): Promise<string> {
    const { key } = await this.baskets.put(visit.basketKey, variant, quantity);
    if (!visit.actor || key === visit.basketKey) return key;
    return (await this.baskets.join(visit.actor.personId, key)).key ?? key;
  }

  private async page(visit: Visit, form: Form): Promise<string> {
    const lines = visit.basketKey
      ? await this.db.read(basketPage, [secretHash(visit.basketKey), this.clock.today()])
      : [];
    return visit.page(
      { title: visit.words.ordering.basket.title, width: 'wide', form },
      <>
        <FormErrors
          title={visit.words.forms.summary(form.errors.length)}
          errors={form.errors.map(({ message }) => ({ message }))}
        />
        <BasketView visit={visit} lines={lines} terms={await this.delivery.terms()} />
      </>,
    );
  }
}
