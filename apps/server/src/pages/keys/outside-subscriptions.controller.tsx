import { Controller, Get, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { SubscriptionCare } from '#libs/epcis';
import { Database } from '#platform/database';
import { paths } from '../../paths.js';
import { PageHead, Stack } from '../../ui/sections.js';
import { AtDepartment, ForOperator } from '../../web/access.js';
import { blankForm, submit, type Form } from '../../web/forms.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { departmentPage } from '../department/department-page.js';
import { OperatorNav } from '../operator/operator-nav.js';
import { subscribed } from './subscriptions.query.js';
import { SubscriptionsView } from './subscriptions.view.js';

const nothing = z.object({});

/** What partners and the department's own programs are told, and whether they take it. */
@Controller()
@AtDepartment()
export class DepartmentSubscriptionsController {
  constructor(
    private readonly care: SubscriptionCare,
    private readonly db: Database,
  ) {}

  @Get('department/keys/subscriptions')
  show(@CurrentVisit() visit: Visit): Promise<string> {
    return this.page(visit, blankForm());
  }

  @Post('department/keys/subscriptions/:id/resumption')
  async resume(@CurrentVisit() visit: Visit, @Param('id') id: string): Promise<string> {
    const sent = await submit(visit, nothing, {}, () => this.care.resumeOutside(visit.me, visit.id(id)));
    const here = paths.department.subscriptions;
    return sent.ok ? visit.seeOther(here, 'subscription-resumed') : this.page(visit, sent.form);
  }

  @Post('department/keys/subscriptions/:id/removal')
  async end(@CurrentVisit() visit: Visit, @Param('id') id: string): Promise<string> {
    await this.care.endOutside(visit.me, visit.id(id));
    return visit.seeOther(paths.department.subscriptions, 'subscription-ended');
  }

  private async page(visit: Visit, form: Form): Promise<string> {
    const { department } = paths;
    const subscriptions = await this.db.read(subscribed, [null, true]);
    return departmentPage(
      visit,
      { title: visit.words.keys.subscriptions.title, tab: 'keys', form, here: department.subscriptions },
      <SubscriptionsView
        visit={visit}
        form={form}
        subscriptions={subscriptions}
        place={{
          kind: 'department',
          keys: department.keys,
          resume: department.resumeSubscription,
          end: department.endSubscription,
        }}
      />,
    );
  }
}

/** Those of partners, for whoever is asked why a partner's program hears nothing. */
@Controller()
@ForOperator()
export class OperatorSubscriptionsController {
  constructor(
    private readonly care: SubscriptionCare,
    private readonly db: Database,
  ) {}

  @Get('operator/keys/subscriptions')
  show(@CurrentVisit() visit: Visit): Promise<string> {
    return this.page(visit, blankForm());
  }

  @Post('operator/keys/subscriptions/:id/resumption')
  async resume(@CurrentVisit() visit: Visit, @Param('id') id: string): Promise<string> {
    const sent = await submit(visit, nothing, {}, () => this.care.resumeOutside(visit.me, visit.id(id)));
    const here = paths.operatorSubscriptions;
    return sent.ok ? visit.seeOther(here, 'subscription-resumed') : this.page(visit, sent.form);
  }

  @Post('operator/keys/subscriptions/:id/removal')
  async end(@CurrentVisit() visit: Visit, @Param('id') id: string): Promise<string> {
    await this.care.endOutside(visit.me, visit.id(id));
    return visit.seeOther(paths.operatorSubscriptions, 'subscription-ended');
  }

  private async page(visit: Visit, form: Form): Promise<string> {
    const subscriptions = await this.db.read(subscribed, [null, false]);
    const { title } = visit.words.keys.subscriptions;
    return visit.page(
      { title, form, here: paths.operatorSubscriptions, width: 'wide' },
      <Stack>
        <PageHead title={title} />
        <OperatorNav visit={visit} here={paths.operatorSubscriptions} />
        <SubscriptionsView
          visit={visit}
          form={form}
          subscriptions={subscriptions}
          place={{
            kind: 'operator',
            keys: paths.operatorKeys,
            resume: paths.operatorResumeSubscription,
            end: paths.operatorEndSubscription,
          }}
        />
      </Stack>,
    );
  }
}
