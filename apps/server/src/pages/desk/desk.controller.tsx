import { Controller, Get } from '@nestjs/common';
import { HiddenFromActor } from '#libs/identity';
import { dayOf } from '#platform/clock';
import { Database } from '#platform/database';
import { AtDesk } from '../../web/access.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { deskHome } from './desk-home.query.js';
import { DeskHomeView } from './desk-home.view.js';
import { deskPage } from './desk-page.js';

/** The way to one's work: what waits at the desk. */
@Controller()
export class DeskController {
  constructor(private readonly db: Database) {}

  @Get('desk/:coop')
  @AtDesk()
  async home(@CurrentVisit() visit: Visit): Promise<string> {
    const [home] = await this.db.read(deskHome, [visit.seat.cooperativeId, dayOf(visit.now)]);
    if (!home) throw new HiddenFromActor();
    return deskPage(visit, { title: visit.words.desk.title, tab: 'home' }, <DeskHomeView visit={visit} home={home} />);
  }
}
