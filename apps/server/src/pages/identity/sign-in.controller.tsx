import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { People, type Actor, type SignedIn } from '#libs/identity';
import { BASKET_DAYS, Baskets } from '#libs/ordering';
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
    private readonly baskets: Baskets,
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
    // The basket is the person's: whoever uses this browser next starts with an empty one.
    if (visit.actor) visit.clearCookie(COOKIES.basket);
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
    const actor = await this.visits.actorBehind(token);
    const told = actor && (await this.joinBaskets(visit, actor));
    return visit.seeOther(wayOn(actor, body), told ?? flash);
  }

  /** What to say of it, where there were two baskets. */
  private async joinBaskets(visit: Visit, { personId }: Actor): Promise<string | undefined> {
    const { key, merged } = await this.baskets.join(personId, visit.basketKey);
    if (key !== undefined) visit.setCookie(COOKIES.basket, key, { maxAgeSeconds: BASKET_DAYS * 86_400 });
    else if (visit.basketKey !== undefined) visit.clearCookie(COOKIES.basket);
    if (merged.length === 0) return undefined;
    return merged.some(line => line.wanted !== null) ? 'baskets-merged-short' : 'baskets-merged';
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

/** Back to where they were; from nowhere in particular, to work. */
function wayOn(actor: Actor | undefined, body: unknown): string {
  const { back } = typedIn(body);
  const asked = sameSitePath(typeof back === 'string' ? back : undefined, paths.home);
  return asked === paths.home && actor ? workplaceOf(actor) : asked;
}
