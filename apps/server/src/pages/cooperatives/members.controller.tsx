import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { Cooperatives } from '#libs/cooperatives';
import { Database } from '#platform/database';
import { paths } from '../../paths.js';
import { Button } from '../../ui/forms.js';
import { AtDesk } from '../../web/access.js';
import { choice, text } from '../../web/fields.js';
import { blankForm, submit, type Form } from '../../web/forms.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { deskPage } from '../desk/desk-page.js';
import { membersOfDesk } from './members.query.js';
import { MembersView, SEATS } from './members.view.js';

const memberForm = z.object({ login: text(254), role: choice(SEATS) });

/** Who sits at the desk: a director's matter. */
@Controller()
@AtDesk('director')
export class MembersController {
  constructor(
    private readonly cooperatives: Cooperatives,
    private readonly db: Database,
  ) {}

  @Get('desk/:coop/members')
  show(@CurrentVisit() visit: Visit): Promise<string> {
    return this.page(visit, blankForm());
  }

  @Post('desk/:coop/members')
  async add(@CurrentVisit() visit: Visit, @Body() body: unknown): Promise<string> {
    const { cooperativeId, slug } = visit.seat;
    const sent = await submit(visit, memberForm, body, value =>
      this.cooperatives.addMember(visit.me, cooperativeId, value),
    );
    if (!sent.ok) return this.page(visit, sent.form);
    return visit.seeOther(paths.desk.members(slug), 'member-added');
  }

  @Post('desk/:coop/members/:person/removal')
  async remove(@CurrentVisit() visit: Visit, @Param('person') person: string): Promise<string> {
    const { cooperativeId, slug } = visit.seat;
    const personId = visit.id(person);
    const sent = await submit(visit, z.object({}), {}, () =>
      this.cooperatives.removeMember(visit.me, cooperativeId, personId),
    );
    if (!sent.ok) return this.page(visit, sent.form);
    // Who removed themselves has no desk here any more.
    return visit.seeOther(personId === visit.me.personId ? paths.account : paths.desk.members(slug), 'member-removed');
  }

  private async page(visit: Visit, form: Form): Promise<string> {
    const members = await this.db.read(membersOfDesk, [visit.seat.cooperativeId]);
    const { title } = visit.words.cooperatives.members;
    return deskPage(
      visit,
      { title, tab: 'members', form, here: paths.desk.members(visit.seat.slug), actions: toKeys(visit) },
      <MembersView visit={visit} members={members} form={form} />,
    );
  }
}

const toKeys = (visit: Visit) => (
  <Button kind="quiet" href={paths.desk.keys(visit.seat.slug)}>
    {visit.words.keys.atDesk}
  </Button>
);
