import { Controller, Get } from '@nestjs/common';
import { Database } from '#platform/database';
import { Public } from '../../web/access.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { robotsTxt, sitemapXml } from './sitemap.js';
import { sitemap } from './sitemap.query.js';

const AN_HOUR = 'public, max-age=3600';

/** For search engines. */
@Controller()
@Public()
export class SitemapController {
  constructor(private readonly db: Database) {}

  @Get('sitemap.xml')
  async sitemap(@CurrentVisit() visit: Visit): Promise<Uint8Array | string> {
    return visit.file({
      bytes: sitemapXml(visit.origin, await this.db.read(sitemap, [])),
      type: 'application/xml; charset=utf-8',
      cache: AN_HOUR,
    });
  }

  @Get('robots.txt')
  robots(@CurrentVisit() visit: Visit): Uint8Array | string {
    return visit.file({ bytes: robotsTxt(visit.origin), type: 'text/plain; charset=utf-8', cache: AN_HOUR });
  }
}
