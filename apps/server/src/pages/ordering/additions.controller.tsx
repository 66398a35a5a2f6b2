import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { Delivery, USUAL_RHYTHM } from '#libs/delivery';
import { HiddenFromActor } from '#libs/identity';
import { Additions, isOpenForMore, type AdditionSums } from '#libs/ordering';
import { Database } from '#platform/database';
import { newSecret } from '#platform/ids';
import { paths } from '../../paths.js';
import { Limited, Public } from '../../web/access.js';
import { money } from '../../web/fields.js';
import { blankForm, Form, submit, typedIn } from '../../web/forms.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { orderToAddTo, type OrderToAddTo } from './additions-sql.js';
import { AdditionsView } from './additions.view.js';
import { ANY_SUM } from './checkout-form.js';
import { takenIn } from './phone-order-form.js';
import { packsOnSale } from './phone-order.query.js';
import { NothingTaken } from './refusals.js';

const addForm = z
  .looseObject({ attempt: z.string().regex(/^[\w-]{20,64}$/), expected: money(ANY_SUM, 0) })
  .transform(({ attempt: attemptKey, expected: expectedTotal, ...typed }) => ({
    attemptKey,
    expectedTotal,
    goods: takenIn(typed),
  }));

/** Whoever holds the link of an order that is not packed yet puts more into its parcel. */
@Controller()
@Public()
export class AdditionsController {
  constructor(
    private readonly additions: Additions,
    private readonly delivery: Delivery,
    private readonly db: Database,
  ) {}

  @Get('follow/:key/orders/:number/additions')
  async show(
    @CurrentVisit() visit: Visit,
    @Param('key') key: string,
    @Param('number') number: string,
  ): Promise<string> {
    return this.page(visit, key, number, blankForm());
  }

  @Post('follow/:key/orders/:number/additions')
  @Limited(30, 60)
  async add(
    @CurrentVisit() visit: Visit,
    @Param('key') key: string,
    @Param('number') number: string,
    @Body() body: unknown,
  ): Promise<string | void> {
    const order = await this.find(key, number);
    const typed = typedIn(body);
    if (typed['step'] === 'sum') return this.page(visit, key, number, new Form(typed));
    const sent = await submit(visit, addForm, body, value => {
      if (value.goods.length === 0) throw new NothingTaken();
      return this.additions.add({ followKey: key }, order.id, value);
    });
    if (!sent.ok) return this.page(visit, key, number, sent.form);
    const { paymentMethod, key: added } = sent.result;
    // Paid by the same means: at the door nothing is to be done, else its own page asks for the rest.
    if (paymentMethod === 'cod') visit.seeOther(paths.follow(key), 'goods-added');
    else visit.seeOther(paths.pay(added), 'goods-added');
  }

  private async find(key: string, number: string): Promise<OrderToAddTo> {
    const [order] = await this.db.read(orderToAddTo, [key, number]);
    if (!order) throw new HiddenFromActor();
    return order;
  }

  private async page(visit: Visit, key: string, number: string, form: Form): Promise<string> {
    const order = await this.find(key, number);
    const { rhythms } = await this.delivery.terms();
    const rhythm = rhythms.get(order.cooperativeId) ?? USUAL_RHYTHM;
    const isOpen = isOpenForMore({ state: order.state, promised: order.promised ?? undefined }, rhythm, visit.now);
    const packs = isOpen ? await this.db.read(packsOnSale, [order.cooperativeId, visit.today]) : [];
    const sums = isOpen ? await this.sums(key, order, form) : undefined;
    const data = { key, number, order, isOpen, packs, sums, attemptKey: form.value('attempt') ?? newSecret() };
    visit.header('referrer-policy', 'no-referrer'); // the address is the key
    return visit.page(
      { title: visit.words.additions.title(number), form, head: <meta name="robots" content="noindex" /> },
      <AdditionsView visit={visit} data={data} form={form} />,
    );
  }

  private sums(key: string, order: OrderToAddTo, form: Form): Promise<AdditionSums | undefined> {
    const goods = takenIn(form.typed);
    return goods.length > 0 ? this.additions.preview({ followKey: key }, order.id, goods) : Promise.resolve(undefined);
  }
}
