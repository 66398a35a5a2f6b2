import { Controller, Get, Query } from '@nestjs/common';
import { z } from 'zod';
import { dayOf } from '#platform/clock';
import { paths } from '../../paths.js';
import { Public } from '../../web/access.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { Listings } from './listings.service.js';
import { SEASON_GOODS_PER_PAGE, SeasonView, type SeasonPage } from './season-page.view.js';
import { monthOf } from './season-text.js';
import { ShareCard } from './structured-data.js';

/** What makes no sense counts as not asked for. */
const asked = z.object({
  month: z.coerce.number().int().min(1).max(12).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(1000).catch(1),
});

@Controller()
@Public()
export class SeasonsController {
  constructor(private readonly listings: Listings) {}

  @Get('seasons')
  async season(@CurrentVisit() visit: Visit, @Query() query: unknown): Promise<string> {
    const thisMonth = monthOf(dayOf(visit.now));
    const { month = thisMonth, page } = asked.parse(query);
    const offset = (page - 1) * SEASON_GOODS_PER_PAGE;
    const season = JSON.parse(await this.listings.season(month, SEASON_GOODS_PER_PAGE, offset)) as SeasonPage;
    const { title, lead: description } = visit.words.seasons;
    const path = paths.seasons(month);
    const head = <ShareCard site={visit} path={path} title={title} text={description} kind="website" />;
    return visit.page(
      { title, description, canonical: path, head, width: 'wide' },
      <SeasonView visit={visit} season={season} month={month} thisMonth={thisMonth} page={page} />,
    );
  }
}
