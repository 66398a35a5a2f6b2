import { Controller, Get, Param } from '@nestjs/common';
import { HiddenFromActor } from '#libs/identity';
import { Enclosures } from '#libs/recorder';
import { Database, statement } from '#platform/database';
import { AtDepartment, AtDesk } from '../../web/access.js';
import { CurrentVisit, Visit } from '../../web/visit.js';

const cooperativeBySlug = statement<{ id: string }, [slug: string]>(
  'recorder-pages.cooperative-by-slug',
  'SELECT id FROM cooperatives_cooperative WHERE slug = $1',
);

/** Photos and voice notes from the field, for the co-op and the department. */
@Controller()
export class EnclosuresController {
  constructor(
    private readonly enclosures: Enclosures,
    private readonly db: Database,
  ) {}

  @Get('desk/:coop/enclosures/:hash')
  @AtDesk()
  atDesk(@CurrentVisit() visit: Visit, @Param('hash') hash: string): Promise<Uint8Array | string> {
    return this.show(visit, visit.seat.cooperativeId, hash);
  }

  @Get('department/cooperatives/:coop/enclosures/:hash')
  @AtDepartment()
  async atDepartment(
    @CurrentVisit() visit: Visit,
    @Param('coop') slug: string,
    @Param('hash') hash: string,
  ): Promise<Uint8Array | string> {
    const [cooperative] = await this.db.read(cooperativeBySlug, [slug]);
    if (!cooperative) throw new HiddenFromActor();
    return this.show(visit, cooperative.id, hash);
  }

  private async show(visit: Visit, cooperativeId: string, hash: string): Promise<Uint8Array | string> {
    const file = await this.enclosures.show(visit.me, cooperativeId, hash);
    return visit.file(file);
  }
}
