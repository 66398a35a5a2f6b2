import { Controller, Get, Param } from '@nestjs/common';
import { HiddenFromActor } from '#libs/identity';
import { calendarOf, nextDays } from '#libs/markets';
import { Database } from '#platform/database';
import { paths } from '../../paths.js';
import { Public } from '../../web/access.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { allMarkets, oneMarket, type OneMarketRow } from './markets.query.js';
import { MarketsView, MarketView, nameOf, SHOWN_DAYS } from './markets.view.js';

/** How many market days a calendar takes along. */
const CALENDAR_DAYS = 60;

@Controller()
@Public()
export class MarketsController {
  constructor(private readonly db: Database) {}

  @Get('markets')
  async list(@CurrentVisit() visit: Visit): Promise<string> {
    const markets = await this.db.read(allMarkets, []);
    const { title, lead: description } = visit.words.markets;
    return visit.page(
      { title, description, canonical: paths.markets },
      <MarketsView visit={visit} markets={markets} />,
    );
  }

  @Get('markets/:slug')
  async show(@CurrentVisit() visit: Visit, @Param('slug') slug: string): Promise<string> {
    const market = await this.find(visit, slug);
    const days = nextDays(market.rules, visit.today, SHOWN_DAYS);
    const options = { title: nameOf(visit, market), canonical: paths.market(slug) };
    return visit.page(options, <MarketView visit={visit} market={market} days={days} />);
  }

  @Get('markets/:slug/days.ics')
  async calendar(@CurrentVisit() visit: Visit, @Param('slug') slug: string): Promise<Uint8Array | string> {
    const market = await this.find(visit, slug);
    const days = nextDays(market.rules, visit.today, CALENDAR_DAYS);
    const place = `${market.place}, ${market.commune}`;
    const about = { slug, name: nameOf(visit, market), place, url: visit.origin + paths.market(slug) };
    return visit.file({
      bytes: calendarOf(about, days, visit.now),
      type: 'text/calendar; charset=utf-8',
      name: `${slug}.ics`,
    });
  }

  private async find(visit: Visit, slug: string): Promise<OneMarketRow> {
    const [market] = await this.db.read(oneMarket, [slug, visit.today]);
    if (!market) throw new HiddenFromActor();
    return market;
  }
}
