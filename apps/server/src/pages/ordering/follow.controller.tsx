import { Controller, Get, Param, Post } from '@nestjs/common';
import { Delivery } from '#libs/delivery';
import { HiddenFromActor } from '#libs/identity';
import { Desk } from '#libs/ordering';
import { Database } from '#platform/database';
import { paths } from '../../paths.js';
import { Limited, Public } from '../../web/access.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { followPage, orderOfKey } from './follow.query.js';
import { FollowView } from './follow.view.js';

/** Whoever has the link: most buyers have no account. The key has 160 random bits, so nobody finds one by trying. */
@Controller()
@Public()
export class FollowController {
  constructor(
    private readonly desk: Desk,
    private readonly delivery: Delivery,
    private readonly db: Database,
  ) {}

  @Get('follow/:key')
  async show(@CurrentVisit() visit: Visit, @Param('key') key: string): Promise<string> {
    const [group] = await this.db.read(followPage, [key, visit.today]);
    if (!group) throw new HiddenFromActor();
    visit.header('referrer-policy', 'no-referrer'); // the address is the key
    return visit.page(
      {
        title: visit.words.ordering.follow.title(group.code),
        width: 'wide',
        head: <meta name="robots" content="noindex" />,
      },
      <FollowView visit={visit} group={group} terms={await this.delivery.terms()} />,
    );
  }

  @Post('follow/:key/orders/:number/cancellation')
  @Limited(20, 60)
  async cancel(
    @CurrentVisit() visit: Visit,
    @Param('key') key: string,
    @Param('number') number: string,
  ): Promise<void> {
    const [order] = await this.db.read(orderOfKey, [key, number]);
    if (!order) throw new HiddenFromActor();
    await this.desk.cancel({ followKey: key }, order.id, 'withdrawn');
    visit.seeOther(paths.follow(key), 'order-withdrawn');
  }
}
