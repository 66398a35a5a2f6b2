import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiKeys } from '#libs/identity';
import { Database } from '#platform/database';
import { newId } from '#platform/ids';
import { paths } from '../../paths.js';
import { PageHead, Stack } from '../../ui/sections.js';
import { AtDepartment, ForOperator } from '../../web/access.js';
import { blankForm, submit } from '../../web/forms.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { departmentPage } from '../department/department-page.js';
import { OperatorNav } from '../operator/operator-nav.js';
import { outsideKeyForm, partnerKeyForm, partnerOf, type NewKey } from './keys-form.js';
import { keysOutside } from './keys.query.js';
import { KeysView, keysShown, type Shown } from './keys.view.js';

/** Keys of the department's own programs and of partners. */
@Controller()
@AtDepartment()
export class DepartmentKeysController {
  constructor(
    private readonly keys: ApiKeys,
    private readonly db: Database,
  ) {}

  @Get('department/keys')
  show(@CurrentVisit() visit: Visit): Promise<string> {
    return this.page(visit, { form: blankForm({ owner: 'partner' }) });
  }

  @Post('department/keys')
  async issue(@CurrentVisit() visit: Visit, @Body() body: unknown): Promise<string> {
    const sent = await submit(visit, outsideKeyForm, body, async (wish): Promise<NewKey> => {
      const key = { id: wish.keyId, name: wish.name, scopes: wish.scopes };
      const made =
        wish.owner === 'department'
          ? await this.keys.issueForDepartment(visit.me, key)
          : await this.keys.issueForPartner(visit.me, partnerOf(wish), key);
      return { ...made, name: wish.name };
    });
    const blank = blankForm({ owner: 'partner' });
    return this.page(visit, sent.ok ? { form: blank, made: sent.result } : { form: sent.form });
  }

  @Post('department/keys/:id/revocation')
  async revoke(@CurrentVisit() visit: Visit, @Param('id') id: string): Promise<string> {
    await this.keys.revokeOutside(visit.me, visit.id(id));
    return visit.seeOther(paths.department.keys, 'key-revoked');
  }

  private async page(visit: Visit, shown: Shown): Promise<string> {
    const keys = await this.db.read(keysOutside, [true]);
    const here = paths.department.keys;
    return departmentPage(
      visit,
      { ...keysShown(visit, shown, here), tab: 'keys' },
      <KeysView
        visit={visit}
        keys={keys}
        keyId={newId()}
        place={{
          kind: 'department',
          here,
          subscriptions: paths.department.subscriptions,
          revoke: paths.department.revokeKey,
        }}
        {...shown}
      />,
    );
  }
}

/** Keys of partners, for whoever keeps the server running and is asked to let a partner's program in. */
@Controller()
@ForOperator()
export class OperatorKeysController {
  constructor(
    private readonly keys: ApiKeys,
    private readonly db: Database,
  ) {}

  @Get('operator/keys')
  show(@CurrentVisit() visit: Visit): Promise<string> {
    return this.page(visit, { form: blankForm() });
  }

  @Post('operator/keys')
  async issue(@CurrentVisit() visit: Visit, @Body() body: unknown): Promise<string> {
    const sent = await submit(visit, partnerKeyForm, body, async (wish): Promise<NewKey> => {
      const { keyId: id, name, scopes } = wish;
      return { ...(await this.keys.issueForPartner(visit.me, partnerOf(wish), { id, name, scopes })), name };
    });
    return this.page(visit, sent.ok ? { form: blankForm(), made: sent.result } : { form: sent.form });
  }

  @Post('operator/keys/:id/revocation')
  async revoke(@CurrentVisit() visit: Visit, @Param('id') id: string): Promise<string> {
    await this.keys.revokeOutside(visit.me, visit.id(id));
    return visit.seeOther(paths.operatorKeys, 'key-revoked');
  }

  private async page(visit: Visit, shown: Shown): Promise<string> {
    const keys = await this.db.read(keysOutside, [false]);
    const here = paths.operatorKeys;
    return visit.page(
      { ...keysShown(visit, shown, here), width: 'wide' },
      <Stack>
        <PageHead title={visit.words.keys.title} />
        <OperatorNav visit={visit} here={here} />
        <KeysView
          visit={visit}
          keys={keys}
          keyId={newId()}
          place={{
            kind: 'operator',
            here,
            subscriptions: paths.operatorSubscriptions,
            revoke: paths.operatorRevokeKey,
          }}
          {...shown}
        />
      </Stack>,
    );
  }
}
