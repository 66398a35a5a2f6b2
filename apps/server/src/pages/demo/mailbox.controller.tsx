import { Controller, Get, Param } from '@nestjs/common';
import { HiddenFromActor } from '#libs/identity';
import { Database } from '#platform/database';
import { Public } from '../../web/access.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { latestLetters, letterToShow } from './mailbox.query.js';
import { LetterView, MailboxView } from './mailbox.view.js';

/** The letter book, open to whoever tries the local app. Anywhere else it is not there: letters hold names and secret links. */
@Controller()
@Public()
export class MailboxController {
  constructor(private readonly db: Database) {}

  @Get('demo/mailbox')
  async list(@CurrentVisit() visit: Visit): Promise<string> {
    onlyLocally(visit);
    const letters = await this.db.read(latestLetters, []);
    return visit.page({ title: visit.words.operator.mailbox.title }, <MailboxView visit={visit} letters={letters} />);
  }

  @Get('demo/mailbox/:id')
  async show(@CurrentVisit() visit: Visit, @Param('id') id: string): Promise<string> {
    onlyLocally(visit);
    const [letter] = await this.db.read(letterToShow, [visit.id(id)]);
    if (!letter) throw new HiddenFromActor();
    return visit.page({ title: letter.subject, width: 'narrow' }, <LetterView visit={visit} letter={letter} />);
  }
}

function onlyLocally(visit: Visit): void {
  if (!visit.isLocal) throw new HiddenFromActor();
}
