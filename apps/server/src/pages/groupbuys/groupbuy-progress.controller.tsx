import { Controller, Get, Param, type StreamableFile } from '@nestjs/common';
import { HiddenFromActor } from '#libs/identity';
import { Limited, Public } from '../../web/access.js';
import { Audience } from '../../web/audience.js';
import type { Telling } from '../../web/telling.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { GroupBuyLooks, LOOK_EVERY_MS } from './groupbuy-looks.service.js';
import { Standing } from './groupbuy-parts.js';

/** How far it has come, told while somebody watches. */
@Controller()
@Public()
export class GroupBuyProgressController {
  constructor(
    private readonly looks: GroupBuyLooks,
    private readonly audience: Audience,
  ) {}

  @Get('groupbuys/:code/progress')
  @Limited(60, 60)
  async progress(@CurrentVisit() visit: Visit, @Param('code') param: string): Promise<StreamableFile> {
    const code = param.toUpperCase();
    const look = async (): Promise<Telling> => {
      const row = await this.looks.look(code);
      if (!row) throw new HiddenFromActor();
      return { part: <Standing visit={visit} row={row} />, isOver: row.state !== 'open' };
    };
    await look();
    return visit.tell(this.audience, look, LOOK_EVERY_MS);
  }
}
