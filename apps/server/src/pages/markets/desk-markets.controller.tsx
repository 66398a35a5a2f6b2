import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { Markets } from '#libs/markets';
import { Database } from '#platform/database';
import { paths } from '../../paths.js';
import { AtDesk } from '../../web/access.js';
import { choice, optional, text } from '../../web/fields.js';
import { blankForm, submit, type Form } from '../../web/forms.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { deskPage } from '../desk/desk-page.js';
import { DeskMarketsView } from './desk-markets.view.js';
import { allMarkets, comingsOf, comingsToDecide } from './markets.query.js';

/** `2026-11-29 cho-phien-mau`: one choice says the market and its day. */
const marketDay = text(120)
  .pipe(z.string().regex(/^\d{4}-\d{2}-\d{2} [a-z0-9-]+$/))
  .transform(value => ({ day: value.slice(0, 10), market: value.slice(11) }));
const comeForm = z.object({ day: marketDay, brings: text(200) });
export const decisionForm = z.object({ state: choice(['confirmed', 'refused']), stall: optional(text(20)) });

/** A co-op says to which markets it comes; one that manages a market says who has a place. */
@Controller()
@AtDesk('clerk')
export class DeskMarketsController {
  constructor(
    private readonly db: Database,
    private readonly markets: Markets,
  ) {}

  @Get('desk/:coop/markets')
  show(@CurrentVisit() visit: Visit): Promise<string> {
    return this.page(visit, blankForm());
  }

  @Post('desk/:coop/markets')
  async come(@CurrentVisit() visit: Visit, @Body() body: unknown): Promise<string> {
    const sent = await submit(visit, comeForm, body, ({ day, brings }) =>
      this.markets.comeTo(visit.me, visit.seat.cooperativeId, { ...day, brings }),
    );
    return sent.ok ? this.back(visit, 'market-coming-said') : this.page(visit, sent.form);
  }

  @Post('desk/:coop/markets/:id/removal')
  async stayAway(@CurrentVisit() visit: Visit, @Param('id') id: string): Promise<string> {
    await this.markets.stayAway(visit.me, visit.seat.cooperativeId, visit.id(id));
    return this.back(visit, 'market-coming-withdrawn');
  }

  @Post('desk/:coop/markets/:id/decision')
  async decide(@CurrentVisit() visit: Visit, @Param('id') id: string, @Body() body: unknown): Promise<string> {
    const coming = visit.id(id);
    await this.markets.requireDecider(visit.me, coming);
    const sent = await submit(visit, decisionForm, body, value => this.markets.decide(visit.me, coming, value));
    return sent.ok ? this.back(visit, 'market-coming-decided') : this.page(visit, sent.form);
  }

  private back(visit: Visit, flash: string): string {
    return visit.seeOther(paths.desk.markets(visit.seat.slug), flash);
  }

  private async page(visit: Visit, form: Form): Promise<string> {
    const { cooperativeId, slug } = visit.seat;
    const [markets, ours, toDecide] = await Promise.all([
      this.db.read(allMarkets, []),
      this.db.read(comingsOf, [cooperativeId, visit.today]),
      this.db.read(comingsToDecide, [cooperativeId, visit.today]),
    ]);
    const options = {
      title: visit.words.markets.desk.title,
      tab: 'home' as const,
      form,
      here: paths.desk.markets(slug),
    };
    return deskPage(visit, options, <DeskMarketsView {...{ visit, markets, ours, toDecide, form }} />);
  }
}
