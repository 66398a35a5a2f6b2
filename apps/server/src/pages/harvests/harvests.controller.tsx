import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Delivery } from '#libs/delivery';
import { HiddenFromActor } from '#libs/identity';
import { PreOrders, type Placed } from '#libs/ordering';
import type { PaymentMethod } from '#libs/payments';
import { Places } from '#libs/places';
import { Config } from '#platform/config';
import { Database } from '#platform/database';
import { newSecret } from '#platform/ids';
import { plus } from '#platform/money';
import { paths } from '../../paths.js';
import { Limited, Public } from '../../web/access.js';
import { blankForm, Form, submit, typedIn } from '../../web/forms.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { methodsOf } from '../ordering/checkout-form.js';
import { CommuneElsewhere } from '../ordering/refusals.js';
import { aheadSums } from './ahead-sums.js';
import { aheadForm, packsIn, type AheadValue } from './harvest-form.js';
import { nameOf } from './harvest-texts.js';
import { comingHarvests, oneHarvest, type HarvestRow } from './harvests.query.js';
import { HarvestsView, HarvestView } from './harvests.view.js';

/** Ordering ahead, for whoever comes along: what is expected, and a part of it. */
@Controller()
@Public()
export class HarvestsController {
  private readonly methods: readonly [PaymentMethod, ...PaymentMethod[]];
  /** Made once, as the checkout's. */
  private readonly form: ReturnType<typeof aheadForm>;

  constructor(
    private readonly db: Database,
    private readonly preOrders: PreOrders,
    private readonly delivery: Delivery,
    private readonly places: Places,
    config: Config,
  ) {
    this.methods = methodsOf(config);
    this.form = aheadForm(this.methods);
  }

  @Get('harvests')
  async list(@CurrentVisit() visit: Visit): Promise<string> {
    const rows = await this.db.read(comingHarvests, [visit.today]);
    const { title, lead: description } = visit.words.harvests;
    return visit.page({ title, description, canonical: paths.harvests }, <HarvestsView visit={visit} rows={rows} />);
  }

  @Get('harvests/:code')
  async show(@CurrentVisit() visit: Visit, @Param('code') code: string): Promise<string> {
    return this.page(visit, await this.find(code), blankForm());
  }

  /** By POST also for the sum: a name and a phone number have no place in an address or a log. */
  @Post('harvests/:code')
  @Limited(30, 60)
  async order(
    @CurrentVisit() visit: Visit,
    @Param('code') code: string,
    @Body() body: unknown,
  ): Promise<string | void> {
    const row = await this.find(code);
    const typed = typedIn(body);
    if (typed['step'] === 'sum') return this.page(visit, row, new Form(typed));
    const sent = await submit(visit, this.form, body, value => this.place(visit, row, value));
    if (!sent.ok) return this.page(visit, row, sent.form);
    const { key, paymentMethod } = sent.result;
    visit.seeOther(paymentMethod === 'cod' ? paths.follow(key) : paths.pay(key), 'order-placed');
  }

  private async place(visit: Visit, row: HarvestRow, value: AheadValue): Promise<Placed> {
    const { name, phone, email, province, commune, address, attempt, payment, expected, collecting } = value;
    const { provinceOf } = await this.delivery.terms();
    if (provinceOf.get(commune) !== province) throw new CommuneElsewhere();
    return this.preOrders.place({
      ...{ harvestCode: row.code, packs: value.packs, attemptKey: attempt, personId: visit.actor?.personId },
      ...{ buyer: { name, phone, email }, communeCode: commune, addressLine: address, note: value.note },
      ...{ paymentMethod: payment, locale: visit.locale },
      expectedTotal: payment === 'cod' ? plus(expected, collecting) : expected,
    });
  }

  private async find(code: string): Promise<HarvestRow> {
    const [row] = await this.db.read(oneHarvest, [code.toUpperCase()]);
    if (!row) throw new HiddenFromActor();
    return row;
  }

  private async page(visit: Visit, row: HarvestRow, form: Form): Promise<string> {
    const [provinces, communes] = await Promise.all([
      this.places.provinces(),
      this.places.communes(form.value('province') ?? ''),
    ]);
    const packs = packsIn(form.value('packs'));
    const to = communes.find(({ code }) => code === form.value('commune'));
    const sums = packs && to ? await aheadSums(this.delivery, row, packs, to.code) : undefined;
    const attemptKey = form.value('attempt') ?? newSecret();
    const data = { provinces, communes, sums, methods: this.methods, attemptKey };
    const title = visit.words.harvests.titleOf(nameOf(visit, row));
    const here = paths.harvest(row.code);
    const description = visit.words.harvests.pageLead(row.cooperative);
    return visit.page(
      { title, description, canonical: here, form, here },
      <HarvestView visit={visit} row={row} data={data} form={form} />,
    );
  }
}
