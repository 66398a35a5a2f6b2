import { Controller, Get, Param, Post } from '@nestjs/common';
import { Letters } from '#libs/notifications';
import { dayOf, startOfDay } from '#platform/clock';
import { Database } from '#platform/database';
import { paths } from '../../paths.js';
import { ForOperator } from '../../web/access.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { house } from './operator.query.js';
import { OperatorView } from './operator.view.js';

/** For whoever keeps the server running: what is open, what fails, and why. */
@Controller()
@ForOperator()
export class OperatorController {
  constructor(
    private readonly db: Database,
    private readonly letters: Letters,
  ) {}

  @Get('operator')
  async show(@CurrentVisit() visit: Visit): Promise<string> {
    const [row] = await this.db.read(house, [visit.now, startOfDay(dayOf(visit.now))]);
    const { title, lead } = visit.words.operator;
    return visit.page({ title, description: lead, width: 'wide' }, row && <OperatorView visit={visit} house={row} />);
  }

  @Post('operator/letters/:id/sending')
  async sendAgain(@CurrentVisit() visit: Visit, @Param('id') id: string): Promise<string> {
    await this.letters.sendAgain(visit.me, visit.id(id));
    return visit.seeOther(paths.operator, 'letter-on-its-way');
  }
}
