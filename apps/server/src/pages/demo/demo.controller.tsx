import { Body, Controller, Get, Inject, Post } from '@nestjs/common';
import { People } from '#libs/identity';
import { newId } from '#platform/ids';
import { paths } from '../../paths.js';
import { Public } from '../../web/access.js';
import { COOKIES } from '../../web/cookies.js';
import { typedIn } from '../../web/forms.js';
import { HiddenFromActor } from '#libs/identity';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { DEMO_CAST, type DemoCast } from './demo-cast.js';
import { DemoView } from './demo.view.js';

/** The first five minutes: who to be, what to scan, and the story to follow. Only in the local app. */
@Controller()
export class DemoController {
  constructor(
    @Inject(DEMO_CAST) private readonly cast: DemoCast,
    private readonly people: People,
  ) {}

  @Get('demo')
  @Public()
  show(@CurrentVisit() visit: Visit): string {
    const { demo } = visit.words;
    return visit.page(
      { title: demo.title, description: demo.lead, ...(this.cast.partner && { island: 'copy' }) },
      <DemoView visit={visit} cast={this.cast} serial={newId().slice(-12)} />,
    );
  }

  /** One click signs in: with the password of the cast, by the same verb as everybody. */
  @Post('demo/sign-in')
  @Public()
  async signIn(@CurrentVisit() visit: Visit, @Body() body: unknown): Promise<string> {
    const person = this.cast.people.find(one => one.login === typedIn(body)['login']);
    if (!person) throw new HiddenFromActor();
    const { token, expiresAt } = await this.people.signIn({ login: person.login, password: this.cast.password });
    const maxAgeSeconds = Math.floor((expiresAt.getTime() - visit.now.getTime()) / 1000);
    visit.setCookie(COOKIES.session, token, { maxAgeSeconds });
    return visit.seeOther(person.landing || paths.home);
  }
}
