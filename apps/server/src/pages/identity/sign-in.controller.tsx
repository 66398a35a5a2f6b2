import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { People, type SignedIn } from '#libs/identity';
import { isLocale } from '#platform/language';
import { paths } from '../../paths.js';
import { Limited, Public } from '../../web/access.js';
import { COOKIES } from '../../web/cookies.js';
import { secret, text } from '../../web/fields.js';
import { blankForm, submit, typedIn, type Form } from '../../web/forms.js';
import { sameSitePath } from '../../web/same-site-path.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { Visits } from '../../web/visits.js';
import { RegisterView, SignInView } from './sign-in.view.js';
import { workplaceOf } from './workplace.js';

const signInForm = z.object({ login: text(254), password: secret() });
const registerForm = z.object({ fullName: text(120), login: text(254), password: secret() });
const YEAR_SECONDS = 31_536_000;

/** Per address; the limit per login stands in the database (People.signIn). */
const GUESSES = 30;
const WINDOW_SECONDS = 300;

@Controller()
export class SignInController {
  constructor(
    private readonly people: People,
    private readonly visits: Visits,
  ) {}

  @Get('sign-in')
  @Public()
  signInPage(@CurrentVisit() visit: Visit, @Query('back') back?: string | string[]): string {
    return this.showSignIn(visit, blankForm({ back: typeof back === 'string' ? back : '' }));
  }

  @Post('sign-in')
  @Public()
  @Limited(GUESSES, WINDOW_SECONDS)
  async signIn(@CurrentVisit() visit: Visit, @Body() body: unknown): Promise<string> {
    const sent = await submit(visit, signInForm, body, value => this.people.signIn(value));
    if (!sent.ok) return this.showSignIn(visit, sent.form);
    return this.letIn(visit, sent.result, body, 'signed-in');
  }

  @Get('register')
  @Public()
  registerPage(@CurrentVisit() visit: Visit, @Query('back') back?: string | string[]): string {
    return this.showRegister(visit, blankForm({ back: typeof back === 'string' ? back : '' }));
  }

  @Post('register')
  @Public()
  @Limited(GUESSES, WINDOW_SECONDS)
  async register(@CurrentVisit() visit: Visit, @Body() body: unknown): Promise<string> {
    const sent = await submit(visit, registerForm, body, async value => {
      await this.people.register({ ...value, locale: visit.locale });
      return this.people.signIn(value);
    });
    if (!sent.ok) return this.showRegister(visit, sent.form);
    return this.letIn(visit, sent.result, body, 'registered');
  }

  @Post('sign-out')
  @Public()
  async signOut(@CurrentVisit() visit: Visit): Promise<string> {
    const token = visit.request.cookies[COOKIES.session];
    if (token) await this.people.signOut(token);
    visit.clearCookie(COOKIES.session);
    return visit.seeOther(paths.home, 'signed-out');
  }

  @Post('language')
  @Public()
  language(@CurrentVisit() visit: Visit, @Body() body: unknown): string {
    const { locale, back } = typedIn(body);
    if (isLocale(locale)) visit.setCookie(COOKIES.language, locale, { maxAgeSeconds: YEAR_SECONDS });
    return visit.seeOther(sameSitePath(typeof back === 'string' ? back : undefined, paths.home));
  }

  /** A new session for every sign-in; the one this browser came with ends. */
  private async letIn(visit: Visit, { token, expiresAt }: SignedIn, body: unknown, flash: string): Promise<string> {
    const before = visit.request.cookies[COOKIES.session];
    if (before) await this.people.signOut(before);
    const maxAgeSeconds = Math.floor((expiresAt.getTime() - visit.now.getTime()) / 1000);
    visit.setCookie(COOKIES.session, token, { maxAgeSeconds });
    return visit.seeOther(await this.wayOn(token, body), flash);
  }

  /** Back to where they were; from nowhere in particular, to work. */
  private async wayOn(token: string, body: unknown): Promise<string> {
    const { back } = typedIn(body);
    const asked = sameSitePath(typeof back === 'string' ? back : undefined, paths.home);
    if (asked !== paths.home) return asked;
    const actor = await this.visits.actorBehind(token);
    return actor ? workplaceOf(actor) : paths.home;
  }

  private showSignIn(visit: Visit, form: Form): string {
    return visit.page(
      { title: visit.words.identity.signIn.title, width: 'narrow', form },
      <SignInView visit={visit} form={form} />,
    );
  }

  private showRegister(visit: Visit, form: Form): string {
    return visit.page(
      { title: visit.words.identity.register.title, width: 'narrow', form },
      <RegisterView visit={visit} form={form} />,
    );
  }
}
