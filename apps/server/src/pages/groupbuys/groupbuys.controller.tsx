import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Delivery } from '#libs/delivery';
import { Pledges } from '#libs/groupbuys';
import { HiddenFromActor } from '#libs/identity';
import { TotalChanged } from '#libs/ordering';
import { Places } from '#libs/places';
import { Database } from '#platform/database';
import { newSecret } from '#platform/ids';
import { paths } from '../../paths.js';
import { Limited, Public } from '../../web/access.js';
import { blankForm, Form, submit, typedIn } from '../../web/forms.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { CommuneElsewhere } from '../ordering/refusals.js';
import { packsIn, pledgeForm } from './groupbuy-form.js';
import { nameOf } from './groupbuy-texts.js';
import { oneGroupBuy, openGroupBuys, type GroupBuyRow } from './groupbuys.query.js';
import { GroupBuysView, GroupBuyView } from './groupbuys.view.js';
import { mostOf } from './pledge-sums.js';

/** Buying together, for whoever comes along: what there is, and joining in. */
@Controller()
@Public()
export class GroupBuysController {
  constructor(
    private readonly db: Database,
    private readonly pledges: Pledges,
    private readonly delivery: Delivery,
    private readonly places: Places,
  ) {}

  @Get('groupbuys')
  async list(@CurrentVisit() visit: Visit): Promise<string> {
    const rows = await this.db.read(openGroupBuys, [visit.now]);
    const { title, lead: description } = visit.words.groupbuys;
    return visit.page({ title, description, canonical: paths.groupBuys }, <GroupBuysView visit={visit} rows={rows} />);
  }

  @Get('groupbuys/:code')
  async show(@CurrentVisit() visit: Visit, @Param('code') code: string): Promise<string> {
    return this.page(visit, await this.find(code), blankForm());
  }

  /** By POST also for the sum: a name and a phone number have no place in an address or a log. */
  @Post('groupbuys/:code')
  @Limited(30, 60)
  async pledge(
    @CurrentVisit() visit: Visit,
    @Param('code') code: string,
    @Body() body: unknown,
  ): Promise<string | void> {
    const row = await this.find(code);
    const typed = typedIn(body);
    if (typed['step'] === 'sum') return this.page(visit, row, new Form(typed));
    const sent = await submit(visit, pledgeForm, body, async value => {
      const { name, phone, email, province, commune, expected, attempt, address, ...rest } = value;
      const { provinceOf } = await this.delivery.terms();
      if (provinceOf.get(commune) !== province) throw new CommuneElsewhere();
      const { total } = await mostOf(this.delivery, row, value.packs, commune);
      if (total !== expected) throw new TotalChanged(expected, total);
      return this.pledges.pledge({
        ...{ packs: rest.packs, note: rest.note, code: row.code, attemptKey: attempt, personId: visit.actor?.personId },
        ...{ buyer: { name, phone, email }, communeCode: commune, addressLine: address },
        ...{ locale: visit.locale, mostTotal: total },
      });
    });
    if (!sent.ok) return this.page(visit, row, sent.form);
    visit.seeOther(paths.pledge(sent.result), 'pledged');
  }

  private async find(code: string): Promise<GroupBuyRow> {
    const [row] = await this.db.read(oneGroupBuy, [code.toUpperCase()]);
    if (!row) throw new HiddenFromActor();
    return row;
  }

  private async page(visit: Visit, row: GroupBuyRow, form: Form): Promise<string> {
    const [provinces, communes] = await Promise.all([
      this.places.provinces(),
      this.places.communes(form.value('province') ?? ''),
    ]);
    const packs = packsIn(form.value('packs'));
    const to = communes.find(({ code }) => code === form.value('commune'));
    const sums = packs && to ? await mostOf(this.delivery, row, packs, to.code) : undefined;
    const data = { provinces, communes, sums, attemptKey: form.value('attempt') ?? newSecret() };
    const title = visit.words.groupbuys.titleOf(nameOf(visit, row));
    const here = paths.groupBuy(row.code);
    return visit.page(
      {
        ...{ title, description: visit.words.groupbuys.pageLead(row.cooperative), canonical: here, form, here },
        island: row.state === 'open' ? 'watch' : undefined,
      },
      <GroupBuyView visit={visit} row={row} data={data} form={form} />,
    );
  }
}
