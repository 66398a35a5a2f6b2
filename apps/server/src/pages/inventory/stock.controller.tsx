import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { HiddenFromActor } from '#libs/identity';
import { Stock } from '#libs/inventory';
import { dayOf } from '#platform/clock';
import { Database } from '#platform/database';
import { paths } from '../../paths.js';
import { AtDesk } from '../../web/access.js';
import { text, wholeNumber } from '../../web/fields.js';
import { submit } from '../../web/forms.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { deskPage } from '../desk/desk-page.js';
import { stockAtDesk } from './stock.query.js';
import { StockView, type SentCount } from './stock.view.js';

const countForm = z.object({ onHand: wholeNumber(0, 1_000_000), reason: text(200) });

/** What lies in the store, per pack and batch; and counting it. */
@Controller()
export class StockController {
  constructor(
    private readonly stock: Stock,
    private readonly db: Database,
  ) {}

  @Get('desk/:coop/stock')
  @AtDesk()
  show(@CurrentVisit() visit: Visit): Promise<string> {
    return this.page(visit);
  }

  @Post('desk/:coop/stock/:id/count')
  @AtDesk('clerk')
  async count(@CurrentVisit() visit: Visit, @Param('id') param: string, @Body() body: unknown): Promise<string> {
    const stockId = visit.id(param);
    const sent = await submit(visit, countForm, body, ({ onHand, reason }) =>
      this.stock.count(visit.me, stockId, onHand, reason),
    );
    if (!sent.ok) return this.page(visit, { stockId, form: sent.form });
    return visit.seeOther(paths.desk.stock(visit.seat.slug), 'stock-counted');
  }

  private async page(visit: Visit, sent?: SentCount): Promise<string> {
    const variants = await this.db.read(stockAtDesk, [visit.seat.cooperativeId, dayOf(visit.now)]);
    const isHere = variants.some(({ shelves }) => shelves.some(shelf => shelf.stockId === sent?.stockId));
    if (sent && !isHere) throw new HiddenFromActor();
    return deskPage(
      visit,
      {
        title: visit.words.inventory.stock.title,
        tab: 'stock',
        form: sent?.form,
        here: paths.desk.stock(visit.seat.slug),
      },
      <StockView visit={visit} variants={variants} sent={sent} />,
    );
  }
}
