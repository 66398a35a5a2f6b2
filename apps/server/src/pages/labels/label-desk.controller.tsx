import { Body, Controller, Get, Post } from '@nestjs/common';
import { z } from 'zod';
import { mayAtDesk } from '#libs/identity';
import { MOST_LABELS_PER_ROLL, Rolls } from '#libs/labels';
import { dayOf } from '#platform/clock';
import { Database } from '#platform/database';
import { newId } from '#platform/ids';
import { paths } from '../../paths.js';
import { AtDesk } from '../../web/access.js';
import { id, optional, ticked, wholeNumber } from '../../web/fields.js';
import { blankForm, submit, type Form } from '../../web/forms.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { deskPage } from '../desk/desk-page.js';
import { labelDesk } from './label-desk.query.js';
import { LabelDeskView } from './label-desk.view.js';

/** With a batch the roll is for its packs; without one it is a free roll. */
const orderForm = z.object({
  rollId: id(),
  batchId: optional(id()),
  variantId: id(),
  quantity: wholeNumber(1, MOST_LABELS_PER_ROLL),
  hasInsideCodes: ticked(),
});

/** What waits for labels, and the rolls there are. */
@Controller()
@AtDesk('clerk', 'packer')
export class LabelDeskController {
  constructor(
    private readonly rolls: Rolls,
    private readonly db: Database,
  ) {}

  @Get('desk/:coop/labels')
  list(@CurrentVisit() visit: Visit): Promise<string> {
    return this.desk(visit, blankForm());
  }

  @Post('desk/:coop/labels')
  async issue(@CurrentVisit() visit: Visit, @Body() body: unknown): Promise<string> {
    const sent = await submit(visit, orderForm, body, order => this.rolls.issue(visit.me, order));
    if (!sent.ok) return this.desk(visit, sent.form);
    return visit.seeOther(paths.desk.labelRoll(visit.seat.slug, sent.result.rollId), 'labels-issued');
  }

  private async desk(visit: Visit, form: Form): Promise<string> {
    const [desk] = await this.db.read(labelDesk, [visit.seat.cooperativeId, dayOf(visit.now)]);
    if (!desk) throw new Error('the label desk was not answered');
    const view = {
      ...desk,
      packings: desk.packings.map(packing => ({ ...packing, rollId: newId() })),
      freeRollId: newId(),
      mayIssue: mayAtDesk(visit.seat, ['clerk']),
    };
    return deskPage(
      visit,
      { title: visit.words.labelDesk.title, tab: 'labels', form },
      <LabelDeskView visit={visit} form={form} {...view} />,
    );
  }
}
