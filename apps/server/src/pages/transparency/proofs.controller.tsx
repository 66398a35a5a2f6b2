import { Controller, Get } from '@nestjs/common';
import { isMalformed, itemOf } from '#libs/gs1';
import { HiddenFromActor } from '#libs/identity';
import { PublishedLog } from '#libs/transparency';
import { Database } from '#platform/database';
import { readTarget } from '../../resolver/target.js';
import { Public } from '../../web/access.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { proofsPage } from './proofs.query.js';
import { ProofsView } from './proofs.view.js';

const PREFIX = /^\/log\/proofs(?=\/)/;

/** What the public log holds of a pack or a lot, and the proofs to check or to keep. Looking at them is no look at the label. */
@Controller('log')
@Public()
export class ProofsController {
  constructor(
    private readonly db: Database,
    private readonly log: PublishedLog,
  ) {}

  @Get('proofs/*')
  async page(@CurrentVisit() visit: Visit): Promise<string> {
    const target = (visit.request.raw.url ?? '').replace(PREFIX, '');
    const { link } = readTarget(target);
    const item = isMalformed(link) ? undefined : itemOf(link);
    if (!item || (item.serial === undefined && item.lot === undefined)) throw new HiddenFromActor();
    const [[found], keys] = await Promise.all([
      this.db.read(proofsPage, [item.gtin, item.serial ?? null, item.lot ?? null]),
      this.log.keys(),
    ]);
    if (!found) throw new HiddenFromActor();
    return visit.page(
      { title: visit.words.transparency.proofs.title, island: 'proofs' },
      <ProofsView visit={visit} back={target} {...found} keys={keys} />,
    );
  }
}
