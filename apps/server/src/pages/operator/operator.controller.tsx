import { Controller, Get, Param, Post } from '@nestjs/common';
import { HiddenFromActor } from '#libs/identity';
import { Sending } from '#libs/notifications';
import { dayOf, startOfDay } from '#platform/clock';
import { Database } from '#platform/database';
import { paths } from '../../paths.js';
import { ForOperator } from '../../web/access.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { OneLetterView } from './one-letter.view.js';
import { house, letterWithAttempts } from './operator.query.js';
import { OperatorView } from './operator.view.js';

/** For whoever keeps the server running: what is open, what fails, and why. */
@Controller()
@ForOperator()
export class OperatorController {
  constructor(
    private readonly db: Database,
    private readonly sending: Sending,
  ) {}

  @Get('operator')
  async show(@CurrentVisit() visit: Visit): Promise<string> {
    const [row] = await this.db.read(house, [visit.now, startOfDay(dayOf(visit.now))]);
    const { title, lead } = visit.words.operator;
    return visit.page({ title, description: lead, width: 'wide' }, row && <OperatorView visit={visit} house={row} />);
  }

  /** Every attempt to bring it out; not what it says: that is the reader's. */
  @Get('operator/letters/:id')
  async letter(@CurrentVisit() visit: Visit, @Param('id') id: string): Promise<string> {
    const [letter] = await this.db.read(letterWithAttempts, [visit.id(id)]);
    if (!letter) throw new HiddenFromActor();
    const title = visit.words.operator.oneLetter.title(letter.kind);
    return visit.page({ title }, <OneLetterView visit={visit} letter={letter} />);
  }

  @Post('operator/letters/:id/sending')
  async sendAgain(@CurrentVisit() visit: Visit, @Param('id') id: string): Promise<string> {
    await this.sending.sendAgain(visit.me, visit.id(id));
    return visit.seeOther(paths.operatorLetter(id), 'letter-on-its-way');
  }
}
