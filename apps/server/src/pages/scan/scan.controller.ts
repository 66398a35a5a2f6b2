import { Controller, Get } from '@nestjs/common';
import { isMalformed, itemOf } from '#libs/gs1';
import { Public } from '../../web/access.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { readTarget } from '../../resolver/target.js';
import { LabelPage } from './label-page.js';

const PREFIX = /^\/(?:trace|recall)(?=\/)/;

/**
 * Where the resolver sends whoever did not get the page at once (apps/server/src/resolver): the same page, under an address of its own. What a code
 * leads to is said there; this only shows it.
 */
@Controller()
@Public()
export class ScanController {
  constructor(private readonly page: LabelPage) {}

  @Get(['trace/*', 'recall/*'])
  async look(@CurrentVisit() visit: Visit): Promise<string | Buffer> {
    const { raw, method } = visit.request;
    const { link } = readTarget((raw.url ?? '').replace(PREFIX, ''));
    const item = isMalformed(link) ? undefined : itemOf(link);
    if (!item) return this.page.malformed(visit);
    return method === 'HEAD' ? this.page.head(visit, item) : this.page.look(visit, item);
  }
}
