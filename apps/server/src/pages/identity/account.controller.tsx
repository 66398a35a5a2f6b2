import { Body, Controller, Get, Post } from '@nestjs/common';
import { z } from 'zod';
import { Members } from '#libs/cooperatives';
import { People } from '#libs/identity';
import { LetterWishes } from '#libs/notifications';
import { BuyerData } from '#libs/ordering';
import { Reviews } from '#libs/reviews';
import { LOCALES } from '#platform/language';
import { paths } from '../../paths.js';
import { SignedIn } from '../../web/access.js';
import { COOKIES } from '../../web/cookies.js';
import { choice, confirmed, secret, text } from '../../web/fields.js';
import { blankForm, submit } from '../../web/forms.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { AccountView, type AccountForms } from './account.view.js';

const profileForm = z.object({ fullName: text(120), locale: choice(LOCALES) });
const passwordForm = z.object({ current: secret(), next: secret() });
const forgetForm = z.object({ password: secret(), confirmed: confirmed() });

@Controller()
export class AccountController {
  constructor(
    private readonly people: People,
    private readonly members: Members,
    private readonly buyers: BuyerData,
    private readonly reviews: Reviews,
    private readonly letters: LetterWishes,
  ) {}

  @Get('account')
  @SignedIn()
  show(@CurrentVisit() visit: Visit): string {
    return this.page(visit, {});
  }

  @Post('account')
  @SignedIn()
  async rename(@CurrentVisit() visit: Visit, @Body() body: unknown): Promise<string> {
    const sent = await submit(visit, profileForm, body, async value => {
      await this.people.introduce(visit.me, value);
      return value.locale;
    });
    if (!sent.ok) return this.page(visit, { profile: sent.form });
    // The account's language counts from now on, on this device too.
    visit.clearCookie(COOKIES.language);
    return visit.seeOther(paths.account, 'saved');
  }

  @Post('account/password')
  @SignedIn()
  async changePassword(@CurrentVisit() visit: Visit, @Body() body: unknown): Promise<string> {
    const keepToken = visit.request.cookies[COOKIES.session];
    const sent = await submit(visit, passwordForm, body, value =>
      this.people.changePassword(visit.me, { ...value, keepToken }),
    );
    if (!sent.ok) return this.page(visit, { password: sent.form });
    return visit.seeOther(paths.account, 'password-changed');
  }

  @Post('account/erasure')
  @SignedIn()
  async forget(@CurrentVisit() visit: Visit, @Body() body: unknown): Promise<string> {
    const { me } = visit;
    const sent = await submit(visit, forgetForm, body, value =>
      this.people.erase(me, value, async tx => {
        await this.members.leaveAll(tx, me.personId);
        await this.reviews.erase(tx, me.personId);
        await this.buyers.erase(tx, me.personId);
        await this.letters.forget(tx, me.personId);
      }),
    );
    if (!sent.ok) return this.page(visit, { forget: sent.form });
    visit.clearCookie(COOKIES.session);
    return visit.seeOther(paths.home, 'forgotten');
  }

  private page(visit: Visit, forms: AccountForms): string {
    const form = forms.profile ?? forms.password ?? forms.forget ?? blankForm();
    const options = { title: visit.words.identity.account.title, width: 'narrow' as const, form };
    return visit.page(options, <AccountView visit={visit} forms={forms} />);
  }
}
