import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Delivery } from '#libs/delivery';
import { PledgeOver, Pledges } from '#libs/groupbuys';
import { HiddenFromActor } from '#libs/identity';
import { Database } from '#platform/database';
import { paths } from '../../paths.js';
import { Public } from '../../web/access.js';
import { blankForm, submit, type Form } from '../../web/forms.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { packsForm } from './groupbuy-form.js';
import { onePledge, type PledgeRow } from './groupbuys.query.js';
import { mostOf } from './pledge-sums.js';
import { PledgeView } from './pledge.view.js';

/** One's own pledge: the key in the address is the right to it, as with an order. */
@Controller()
@Public()
export class PledgeController {
  constructor(
    private readonly db: Database,
    private readonly pledges: Pledges,
    private readonly delivery: Delivery,
  ) {}

  @Get('pledges/:key')
  async show(@CurrentVisit() visit: Visit, @Param('key') key: string): Promise<string> {
    return this.page(visit, key, await this.find(key), blankForm());
  }

  @Post('pledges/:key')
  async change(@CurrentVisit() visit: Visit, @Param('key') key: string, @Body() body: unknown): Promise<string | void> {
    const pledge = await this.find(key);
    const sent = await submit(visit, packsForm, body, async ({ packs }) => {
      if (pledge.toCommuneCode === null) throw new PledgeOver();
      const { total } = await mostOf(this.delivery, pledge, packs, pledge.toCommuneCode);
      await this.pledges.change(key, packs, total);
    });
    if (!sent.ok) return this.page(visit, key, pledge, sent.form);
    visit.seeOther(paths.pledge(key), 'pledge-changed');
  }

  @Post('pledges/:key/withdrawal')
  async withdraw(@CurrentVisit() visit: Visit, @Param('key') key: string): Promise<void> {
    await this.pledges.withdraw(key);
    visit.seeOther(paths.pledge(key), 'pledge-withdrawn');
  }

  /** From the primary: a buyer comes here in the moment in which they pledged. */
  private async find(key: string): Promise<PledgeRow> {
    const [pledge] = await this.db.write(onePledge, [key]);
    if (!pledge) throw new HiddenFromActor();
    return pledge;
  }

  private page(visit: Visit, key: string, pledge: PledgeRow, form: Form): string {
    visit.header('referrer-policy', 'no-referrer'); // the address is the key
    return visit.page(
      {
        title: visit.words.groupbuys.yours,
        form,
        here: paths.pledge(key),
        head: <meta name="robots" content="noindex" />,
      },
      <PledgeView visit={visit} pledge={pledge} pledgeKey={key} form={form} />,
    );
  }
}
