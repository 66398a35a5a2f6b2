import { Controller, Get } from '@nestjs/common';
import { paths } from '../../paths.js';
import { AtDesk } from '../../web/access.js';
import { CurrentVisit, Visit } from '../../web/visit.js';

/** The way to one's work: a packer lands on the orders to pack, a clerk on the batches. */
@Controller()
export class DeskController {
  @Get('desk/:coop')
  @AtDesk()
  home(@CurrentVisit() visit: Visit): string {
    const { slug, roles } = visit.seat;
    const isOnlyClerk = roles.includes('clerk') && !roles.includes('packer') && !roles.includes('director');
    return visit.seeOther(isOnlyClerk ? paths.desk.batches(slug) : paths.desk.orders(slug));
  }
}
