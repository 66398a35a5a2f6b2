import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { isMalformed, itemOf, type Item } from '#libs/gs1';
import { HiddenFromActor } from '#libs/identity';
import { InsideCodes, plainCode, type Opening } from '#libs/labels';
import { Clock } from '#platform/clock';
import { Public } from '../../web/access.js';
import { text } from '../../web/fields.js';
import { blankForm, submit, type Form } from '../../web/forms.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { readTarget } from '../../resolver/target.js';
import { LabelPage } from './label-page.js';
import { OpeningView } from './opening.view.js';

const PREFIX = /^\/opening(?=\/)/;

/** A scanner types the whole address. */
const openForm = z.object({ code: text(2000) });

/**
 * Where whoever opened a pack gives the code from under its seal. The page looks nothing up, so it is the same for every serial; the answer is one sentence in
 * the database, whatever is asked. A look at it opens nothing: previews and second thoughts cost nobody their first opening.
 */
@Controller()
@Public()
export class OpeningController {
  constructor(
    private readonly inside: InsideCodes,
    private readonly labels: LabelPage,
    private readonly clock: Clock,
  ) {}

  @Get('opening/*')
  show(@CurrentVisit() visit: Visit, @Query('code') code: unknown): string {
    const item = packOf(visit);
    return this.page(visit, item, blankForm(typeof code === 'string' ? { code: plainCode(code).slice(0, 20) } : {}));
  }

  @Post('opening/*')
  async open(@CurrentVisit() visit: Visit, @Body() body: unknown): Promise<string> {
    const item = packOf(visit);
    const { ip } = visit.request;
    this.labels.turnAwayGuessers(ip, item);
    const sent = await submit(visit, openForm, body, ({ code }) => this.inside.open(item, code, this.clock.now()));
    if (!sent.ok) return this.page(visit, item, sent.form);
    const { outcome } = sent.result;
    if (outcome === 'wrong' || outcome === 'locked') this.labels.noteGuess(ip);
    return this.page(visit, item, blankForm(), sent.result);
  }

  private page(visit: Visit, item: Pack, form: Form, opening?: Opening): string {
    const { title } = visit.words.opening;
    const isRefused = form.isSent || opening?.outcome === 'wrong' || opening?.outcome === 'locked';
    return visit.page(
      { title, width: 'narrow', form },
      <OpeningView visit={visit} item={item} form={form} opening={opening} />,
      isRefused ? 422 : 200,
    );
  }
}

type Pack = Item & { serial: string };

/** Only one pack can be opened: a product or a lot has no such page. */
function packOf({ request }: Visit): Pack {
  const { link } = readTarget((request.raw.url ?? '').replace(PREFIX, ''));
  const item = isMalformed(link) ? undefined : itemOf(link);
  if (item?.serial === undefined) throw new HiddenFromActor();
  return { ...item, serial: item.serial };
}
