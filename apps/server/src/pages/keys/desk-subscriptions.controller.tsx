import { Controller, Get, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { SubscriptionCare } from '#libs/epcis';
import { Database } from '#platform/database';
import { paths } from '../../paths.js';
import { AtDesk } from '../../web/access.js';
import { blankForm, submit, type Form } from '../../web/forms.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { deskPage } from '../desk/desk-page.js';
import { subscribed } from './subscriptions.query.js';
import { SubscriptionsView } from './subscriptions.view.js';

/** What the co-op's own programs are told, and whether they take it. */
@Controller()
@AtDesk('director')
export class DeskSubscriptionsController {
  constructor(
    private readonly care: SubscriptionCare,
    private readonly db: Database,
  ) {}

  @Get('desk/:coop/keys/subscriptions')
  show(@CurrentVisit() visit: Visit): Promise<string> {
    return this.page(visit, blankForm());
  }

  @Post('desk/:coop/keys/subscriptions/:id/resumption')
  async resume(@CurrentVisit() visit: Visit, @Param('id') id: string): Promise<string> {
    const { cooperativeId, slug } = visit.seat;
    const sent = await submit(visit, z.object({}), {}, () =>
      this.care.resumeOfCooperative(visit.me, cooperativeId, visit.id(id)),
    );
    return sent.ok
      ? visit.seeOther(paths.desk.subscriptions(slug), 'subscription-resumed')
      : this.page(visit, sent.form);
  }

  @Post('desk/:coop/keys/subscriptions/:id/removal')
  async end(@CurrentVisit() visit: Visit, @Param('id') id: string): Promise<string> {
    const { cooperativeId, slug } = visit.seat;
    await this.care.endOfCooperative(visit.me, cooperativeId, visit.id(id));
    return visit.seeOther(paths.desk.subscriptions(slug), 'subscription-ended');
  }

  private async page(visit: Visit, form: Form): Promise<string> {
    const { cooperativeId, slug } = visit.seat;
    const subscriptions = await this.db.read(subscribed, [cooperativeId, false]);
    return deskPage(
      visit,
      { title: visit.words.keys.subscriptions.title, tab: 'members', form, here: paths.desk.subscriptions(slug) },
      <SubscriptionsView
        visit={visit}
        form={form}
        subscriptions={subscriptions}
        place={{
          kind: 'desk',
          keys: paths.desk.keys(slug),
          resume: id => paths.desk.resumeSubscription(slug, id),
          end: id => paths.desk.endSubscription(slug, id),
        }}
      />,
    );
  }
}
