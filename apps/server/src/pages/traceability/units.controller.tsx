import { Body, Controller, Get, Post } from '@nestjs/common';
import { z } from 'zod';
import { OwnWords, ownWords, readAmount, Units } from '#libs/traceability';
import { isLine, type LineCode } from '#libs/catalog';
import { dayOf } from '#platform/clock';
import { Database, statement } from '#platform/database';
import { paths } from '../../paths.js';
import { AtDesk } from '../../web/access.js';
import { choice, day, optionalText, text } from '../../web/fields.js';
import { blankForm, submit, type Form } from '../../web/forms.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { deskPage } from '../desk/desk-page.js';
import { UnitsView, WordsView } from './units.view.js';

const unitForm = ({ locale }: Visit) =>
  z
    .object({ name: text(20), holds: text(20), base: choice(['g', 'ml', 'piece']), validFrom: day() })
    .transform(({ holds, ...rest }, context) => {
      const amount = readAmount(holds, rest.base, locale);
      if (amount === undefined)
        context.issues.push({ code: 'custom', input: holds, path: ['holds'], params: { words: 'notANumber' } });
      return { ...rest, holds: amount ?? 1n };
    });

const wordForm = z
  .object({ task: text(60), vi: optionalText(40), en: optionalText(40) })
  .transform(({ task, ...rest }) => ({ line: task.split(':')[0] ?? '', kind: task.split(':')[1] ?? '', ...rest }));

const linesOf = statement<{ line: string }, [cooperativeId: string]>(
  'traceability.lines-of',
  'SELECT DISTINCT line FROM catalog_product WHERE cooperative_id = $1 ORDER BY line',
);

/** What a basket holds here, and what people call a task. */
@Controller()
export class UnitsController {
  constructor(
    private readonly units: Units,
    private readonly words: OwnWords,
    private readonly db: Database,
  ) {}

  @Get('desk/:coop/units')
  @AtDesk('clerk', 'packer')
  show(@CurrentVisit() visit: Visit): Promise<string> {
    return this.unitsPage(visit, blankForm());
  }

  @Post('desk/:coop/units')
  @AtDesk('clerk')
  async set(@CurrentVisit() visit: Visit, @Body() body: unknown): Promise<string> {
    const { slug, cooperativeId } = visit.seat;
    const sent = await submit(visit, unitForm(visit), body, unit => this.units.set(visit.me, cooperativeId, unit));
    if (!sent.ok) return this.unitsPage(visit, sent.form);
    return visit.seeOther(paths.desk.units(slug), 'unit-set');
  }

  @Get('desk/:coop/words')
  @AtDesk('director')
  showWords(@CurrentVisit() visit: Visit): Promise<string> {
    return this.wordsPage(visit, blankForm());
  }

  @Post('desk/:coop/words')
  @AtDesk('director')
  async setWord(@CurrentVisit() visit: Visit, @Body() body: unknown): Promise<string> {
    const { slug, cooperativeId } = visit.seat;
    const sent = await submit(visit, wordForm, body, ({ line, ...word }) =>
      this.words.set(visit.me, cooperativeId, line, word),
    );
    if (!sent.ok) return this.wordsPage(visit, sent.form);
    return visit.seeOther(paths.desk.words(slug), 'word-set');
  }

  private async unitsPage(visit: Visit, form: Form): Promise<string> {
    const units = await this.units.list(visit.me, visit.seat.cooperativeId);
    const { slug } = visit.seat;
    return deskPage(
      visit,
      { title: visit.words.chain.units.title, tab: 'batches', form, here: paths.desk.units(slug) },
      <UnitsView visit={visit} units={units} today={dayOf(visit.now)} form={form} />,
    );
  }

  private async wordsPage(visit: Visit, form: Form): Promise<string> {
    const { slug, cooperativeId } = visit.seat;
    const lines = (await this.db.read(linesOf, [cooperativeId])).map(row => row.line).filter(isLine) as LineCode[];
    const own = await this.db.read(ownWords, [cooperativeId]);
    return deskPage(
      visit,
      { title: visit.words.chain.words.title, tab: 'batches', form, here: paths.desk.words(slug) },
      <WordsView visit={visit} lines={lines} own={own} form={form} />,
    );
  }
}
