import { Body, Controller, Get, Header, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { LetterWishes, TOPICS, WAYS, wishesOf, type Wish } from '#libs/notifications';
import { Database } from '#platform/database';
import { paths } from '../../paths.js';
import { Limited, Public, SignedIn } from '../../web/access.js';
import { assets } from '../../web/assets.js';
import { text, ticked } from '../../web/fields.js';
import { blankForm, submit, type Form } from '../../web/forms.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { browserCount, inbox } from './letters.query.js';
import { InboxView, StoppedView, StopView } from './letters.view.js';
import { WishesView } from './wishes.view.js';

const wishesForm = z.object(
  Object.fromEntries(TOPICS.flatMap(topic => WAYS.map(way => [`${topic}.${way}`, ticked()]))),
);
const base64 = (bytes: number) =>
  text(200).pipe(z.string().regex(new RegExp(`^[\\w-]{${Math.floor((bytes * 4) / 3)},}=*$`)));
const browserForm = z.object({ endpoint: text(1000), p256dh: base64(65), auth: base64(16) });

/** The bell, and what people want told by which way. */
@Controller()
export class LettersController {
  constructor(
    private readonly db: Database,
    private readonly wishes: LetterWishes,
  ) {}

  @Get('letters')
  @SignedIn()
  async list(@CurrentVisit() visit: Visit): Promise<string> {
    const letters = await this.db.read(inbox, [visit.me.personId]);
    return visit.page({ title: visit.words.letters.title }, <InboxView visit={visit} letters={letters} />);
  }

  @Post('letters/read')
  @SignedIn()
  async read(@CurrentVisit() visit: Visit): Promise<string> {
    await this.wishes.readAll(visit.me);
    return visit.seeOther(paths.letters, 'letters-read');
  }

  @Get('account/letters')
  @SignedIn()
  choose(@CurrentVisit() visit: Visit): Promise<string> {
    return this.wishesPage(visit, blankForm());
  }

  @Post('account/letters')
  @SignedIn()
  async keep(@CurrentVisit() visit: Visit, @Body() body: unknown): Promise<string> {
    const sent = await submit(visit, wishesForm, body, value => this.wishes.choose(visit.me, wishesIn(value)));
    return sent.ok ? visit.seeOther(paths.letterWishes, 'wishes-kept') : this.wishesPage(visit, sent.form);
  }

  @Post('account/letters/browsers')
  @SignedIn()
  async addBrowser(@CurrentVisit() visit: Visit, @Body() body: unknown): Promise<string> {
    const sent = await submit(visit, browserForm, body, value => this.wishes.addBrowser(visit.me, value));
    return sent.ok ? visit.seeOther(paths.letterWishes, 'browser-added') : this.wishesPage(visit, sent.form);
  }

  @Post('account/letters/browsers/removal')
  @SignedIn()
  async removeBrowsers(@CurrentVisit() visit: Visit): Promise<string> {
    await this.wishes.removeBrowsers(visit.me);
    return visit.seeOther(paths.letterWishes, 'browsers-removed');
  }

  @Get('letters/stop/:key/:topic')
  @Public()
  @Limited(60, 60)
  async askToStop(
    @CurrentVisit() visit: Visit,
    @Param('key') key: string,
    @Param('topic') name: string,
  ): Promise<string> {
    const { topic } = await this.wishes.readerOfStopLink(key, name);
    const { title } = visit.words.letters.stop;
    return visit.page({ title, width: 'narrow' }, <StopView visit={visit} stopKey={key} topic={topic} />);
  }

  /** Also the button of a mailbox, which sends no cookies (RFC 8058). */
  @Post('letters/stop/:key/:topic')
  @Public()
  @Limited(60, 60)
  async stop(@CurrentVisit() visit: Visit, @Param('key') key: string, @Param('topic') name: string): Promise<string> {
    const { topic } = await this.wishes.readerOfStopLink(key, name);
    await this.wishes.stop(key, topic);
    const { doneTitle: title } = visit.words.letters.stop;
    return visit.page({ title, width: 'narrow' }, <StoppedView visit={visit} topic={topic} />);
  }

  /** Shows notifications, and nothing else: it answers for no page. Its address never changes. */
  @Get('letters-worker.js')
  @Public()
  @Header('content-type', 'text/javascript; charset=utf-8')
  @Header('cache-control', 'private, no-cache')
  worker(): string {
    return assets.text('letters-worker.js');
  }

  private async wishesPage(visit: Visit, form: Form): Promise<string> {
    const { personId } = visit.me;
    const [wishes, [count]] = await Promise.all([
      this.db.read(wishesOf, [personId]),
      this.db.read(browserCount, [personId]),
    ]);
    const { pushKey } = this.wishes;
    const options = {
      title: visit.words.letters.wishes,
      form,
      island: pushKey && 'notifications',
      here: paths.letterWishes,
    };
    return visit.page(
      options,
      <WishesView visit={visit} wishes={wishes} form={form} browsers={count?.browsers ?? 0} pushKey={pushKey} />,
    );
  }
}

const wishesIn = (value: Record<string, boolean>): Wish[] =>
  TOPICS.flatMap(topic => WAYS.map(way => ({ topic, way, wanted: value[`${topic}.${way}`] ?? false })));
