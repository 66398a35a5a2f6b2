import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiKeys } from '#libs/identity';
import { Database } from '#platform/database';
import { newId } from '#platform/ids';
import { paths } from '../../paths.js';
import { AtDesk } from '../../web/access.js';
import { blankForm, submit } from '../../web/forms.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { deskPage } from '../desk/desk-page.js';
import { keyForm, type NewKey } from './keys-form.js';
import { keysOfDesk } from './keys.query.js';
import { KeysView, keysShown, type Shown } from './keys.view.js';

/** Keys of the co-op's own programs: a director's matter, as who sits at the desk is. */
@Controller()
@AtDesk('director')
export class DeskKeysController {
  constructor(
    private readonly keys: ApiKeys,
    private readonly db: Database,
  ) {}

  @Get('desk/:coop/keys')
  show(@CurrentVisit() visit: Visit): Promise<string> {
    return this.page(visit, { form: blankForm() });
  }

  @Post('desk/:coop/keys')
  async issue(@CurrentVisit() visit: Visit, @Body() body: unknown): Promise<string> {
    const sent = await submit(visit, keyForm, body, async ({ keyId, name, scopes }): Promise<NewKey> => ({
      ...(await this.keys.issueForCooperative(visit.me, visit.seat.cooperativeId, { id: keyId, name, scopes })),
      name,
    }));
    return this.page(visit, sent.ok ? { form: blankForm(), made: sent.result } : { form: sent.form });
  }

  @Post('desk/:coop/keys/:id/revocation')
  async revoke(@CurrentVisit() visit: Visit, @Param('id') id: string): Promise<string> {
    await this.keys.revokeOfCooperative(visit.me, visit.seat.cooperativeId, visit.id(id));
    return visit.seeOther(paths.desk.keys(visit.seat.slug), 'key-revoked');
  }

  private async page(visit: Visit, shown: Shown): Promise<string> {
    const { cooperativeId, slug } = visit.seat;
    const keys = await this.db.read(keysOfDesk, [cooperativeId]);
    const here = paths.desk.keys(slug);
    return deskPage(
      visit,
      { ...keysShown(visit, shown, here), tab: 'members' },
      <KeysView
        visit={visit}
        keys={keys}
        keyId={newId()}
        place={{
          kind: 'desk',
          here,
          subscriptions: paths.desk.subscriptions(slug),
          revoke: id => paths.desk.revokeKey(slug, id),
        }}
        {...shown}
      />,
    );
  }
}
