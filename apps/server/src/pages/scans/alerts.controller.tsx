import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { VNode } from 'preact';
import { z } from 'zod';
import { HiddenFromActor } from '#libs/identity';
import { Alerts } from '#libs/scans';
import { Database } from '#platform/database';
import { AtDepartment, AtDesk } from '../../web/access.js';
import { longText } from '../../web/fields.js';
import { blankForm, submit, type Form } from '../../web/forms.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { departmentPage } from '../department/department-page.js';
import { deskPage } from '../desk/desk-page.js';
import { AlertListView } from './alert-list.view.js';
import { departmentAlerts, deskAlerts, type AlertPaths } from './alert-paths.js';
import { AlertView } from './alert.view.js';
import { alertList, alertPage, ALERTS_PAGE_SIZE, type AlertFull } from './alerts.query.js';

const alertWish = z.object({
  all: z
    .literal('yes')
    .transform(() => true)
    .catch(false),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});
/** Whether a reason is needed is the verb's to say. */
const decisionForm = z.object({ decision: z.enum(['suspect', 'dismissed']), note: longText(1000) });

/** Labels that may sit on two packs, and whoever tries to find out how labels are made. */
@Controller()
export class AlertsController {
  constructor(
    private readonly alerts: Alerts,
    private readonly db: Database,
  ) {}

  @Get('desk/:coop/alerts')
  @AtDesk()
  atDesk(@CurrentVisit() visit: Visit, @Query() query: unknown): Promise<string> {
    return this.list(visit, visit.seat.cooperativeId, deskAlerts(visit.seat.slug), query);
  }

  @Get('desk/:coop/alerts/:id')
  @AtDesk()
  oneAtDesk(@CurrentVisit() visit: Visit, @Param('id') id: string): Promise<string> {
    return this.one(visit, visit.seat.cooperativeId, deskAlerts(visit.seat.slug), id);
  }

  @Post('desk/:coop/alerts/:id/decision')
  @AtDesk('director')
  decideAtDesk(@CurrentVisit() visit: Visit, @Param('id') id: string, @Body() body: unknown): Promise<string> {
    return this.decide(visit, visit.seat.cooperativeId, deskAlerts(visit.seat.slug), id, body);
  }

  @Get('department/alerts')
  @AtDepartment()
  atDepartment(@CurrentVisit() visit: Visit, @Query() query: unknown): Promise<string> {
    return this.list(visit, null, departmentAlerts, query);
  }

  @Get('department/alerts/:id')
  @AtDepartment()
  oneAtDepartment(@CurrentVisit() visit: Visit, @Param('id') id: string): Promise<string> {
    return this.one(visit, null, departmentAlerts, id);
  }

  @Post('department/alerts/:id/decision')
  @AtDepartment()
  decideAtDepartment(@CurrentVisit() visit: Visit, @Param('id') id: string, @Body() body: unknown): Promise<string> {
    return this.decide(visit, null, departmentAlerts, id, body);
  }

  private async list(visit: Visit, cooperativeId: string | null, to: AlertPaths, query: unknown): Promise<string> {
    const wish = alertWish.parse(query);
    const alerts = await this.db.read(alertList, [cooperativeId, wish.all, (wish.page - 1) * ALERTS_PAGE_SIZE]);
    return framed(
      visit,
      to,
      visit.words.scans.list.title,
      <AlertListView visit={visit} to={to} wish={wish} alerts={alerts} />,
    );
  }

  private async one(visit: Visit, cooperativeId: string | null, to: AlertPaths, id: string): Promise<string> {
    return show(visit, to, await this.alert(visit, id, cooperativeId), blankForm());
  }

  private async decide(
    visit: Visit,
    cooperativeId: string | null,
    to: AlertPaths,
    id: string,
    body: unknown,
  ): Promise<string> {
    const alert = await this.alert(visit, id, cooperativeId);
    const sent = await submit(visit, decisionForm, body, ({ decision, note }) =>
      this.alerts.decide(visit.me, alert.id, decision, note),
    );
    return sent.ok ? visit.seeOther(to.one(alert.id), 'alert-decided') : show(visit, to, alert, sent.form);
  }

  private async alert(visit: Visit, id: string, cooperativeId: string | null): Promise<AlertFull> {
    const [alert] = await this.db.read(alertPage, [visit.id(id), cooperativeId]);
    if (!alert) throw new HiddenFromActor();
    return alert;
  }
}

function show(visit: Visit, to: AlertPaths, alert: AlertFull, form: Form): string {
  const mayDecide = to.isEverybodys || visit.seat.roles.includes('director');
  const content = <AlertView visit={visit} to={to} alert={alert} form={form} mayDecide={mayDecide} />;
  return framed(visit, to, visit.words.scans.kinds[alert.kind], content, form);
}

function framed(visit: Visit, to: AlertPaths, title: string, content: VNode, form?: Form): string {
  return to.isEverybodys
    ? departmentPage(visit, { title, tab: 'alerts', form }, content)
    : deskPage(visit, { title, tab: 'labels', form }, content);
}
