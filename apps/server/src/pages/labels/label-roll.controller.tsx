import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { HiddenFromActor } from '#libs/identity';
import { MOST_LABELS_PER_ROLL, Prints, rollCode, Strips } from '#libs/labels';
import { Database } from '#platform/database';
import { newId } from '#platform/ids';
import { paths } from '../../paths.js';
import { AtDesk } from '../../web/access.js';
import { confirmed, id, optionalText, text, wholeNumber } from '../../web/fields.js';
import { blankForm, submit, type Form, type Sent } from '../../web/forms.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { deskPage } from '../desk/desk-page.js';
import { labelRollPage } from './label-roll.query.js';
import { LabelRollView } from './label-roll.view.js';

/** A scanner types the whole address. */
const LONGEST_SERIAL = 200;

const stripForm = z.object({
  changeId: id(),
  batchId: id(),
  first: optionalText(LONGEST_SERIAL),
  last: optionalText(LONGEST_SERIAL),
});
const wasteForm = z.object({ wasteFirst: text(LONGEST_SERIAL), wasteLast: text(LONGEST_SERIAL), wasted: confirmed() });
const countForm = z.object({ countId: id(), counted: wholeNumber(0, MOST_LABELS_PER_ROLL) });
const voidForm = z.object({ serial: text(LONGEST_SERIAL), confirmed: confirmed() });

/** One roll on its way: print it, stick it on, tell us; and what became of every label of it. */
@Controller()
@AtDesk('clerk', 'packer')
export class LabelRollController {
  constructor(
    private readonly strips: Strips,
    private readonly prints: Prints,
    private readonly db: Database,
  ) {}

  @Get('desk/:coop/labels/:id')
  show(@CurrentVisit() visit: Visit, @Param('id') rollId: string): Promise<string> {
    return this.roll(visit, visit.id(rollId), blankForm());
  }

  /** Voids one label of the roll. */
  @Post('desk/:coop/labels/:id')
  async void(@CurrentVisit() visit: Visit, @Param('id') param: string, @Body() body: unknown): Promise<string> {
    const rollId = visit.id(param);
    const sent = await submit(visit, voidForm, body, ({ serial }) => this.strips.voidLabel(visit.me, rollId, serial));
    return this.back(visit, rollId, sent, 'label-voided');
  }

  @Post('desk/:coop/labels/:id/activation')
  async activate(@CurrentVisit() visit: Visit, @Param('id') param: string): Promise<string> {
    const rollId = visit.id(param);
    await this.strips.activate(visit.me, rollId);
    return visit.seeOther(paths.desk.labelRoll(visit.seat.slug, rollId), 'labels-activated');
  }

  /** Binds a strip of a free roll to packed goods. */
  @Post('desk/:coop/labels/:id/strips')
  async bind(@CurrentVisit() visit: Visit, @Param('id') param: string, @Body() body: unknown): Promise<string> {
    const rollId = visit.id(param);
    const sent = await submit(visit, stripForm, body, strip => this.strips.bind(visit.me, { ...strip, rollId }));
    return this.back(visit, rollId, sent, 'labels-activated');
  }

  /** A stretch that was wasted in the printer. */
  @Post('desk/:coop/labels/:id/waste')
  async discard(@CurrentVisit() visit: Visit, @Param('id') param: string, @Body() body: unknown): Promise<string> {
    const rollId = visit.id(param);
    const sent = await submit(visit, wasteForm, body, ({ wasteFirst, wasteLast }) =>
      this.strips.discard(visit.me, { rollId, first: wasteFirst, last: wasteLast }),
    );
    return this.back(visit, rollId, sent, 'labels-discarded');
  }

  @Post('desk/:coop/labels/:id/counts')
  async count(@CurrentVisit() visit: Visit, @Param('id') param: string, @Body() body: unknown): Promise<string> {
    const rollId = visit.id(param);
    const sent = await submit(visit, countForm, body, ({ counted, countId }) =>
      this.strips.count(visit.me, rollId, counted, countId),
    );
    return this.back(visit, rollId, sent, 'labels-counted');
  }

  /** In Vietnamese whatever the clerk reads in: goods sold in Vietnam must be labelled so (Decree 37/2026, chapter IV). */
  @Get('desk/:coop/labels/:id/sheet.pdf')
  async print(@CurrentVisit() visit: Visit, @Param('id') param: string): Promise<Uint8Array | string> {
    const rollId = visit.id(param);
    const bytes = await this.prints.sheetPdf(visit.me, rollId, { locale: 'vi', origin: visit.origin });
    return visit.file({ bytes, type: 'application/pdf', name: `tem-${rollCode(rollId)}.pdf` });
  }

  private back(visit: Visit, rollId: string, sent: Sent<unknown>, flash: string): Promise<string> | string {
    if (!sent.ok) return this.roll(visit, rollId, sent.form);
    return visit.seeOther(paths.desk.labelRoll(visit.seat.slug, rollId), flash);
  }

  private async roll(visit: Visit, rollId: string, form: Form): Promise<string> {
    const [roll] = await this.db.read(labelRollPage, [rollId, visit.seat.cooperativeId]);
    if (!roll) throw new HiddenFromActor();
    const title = visit.words.labelDesk.roll(rollCode(rollId));
    const view = { visit, roll, form, formId: newId(), printIds: { sheet: newId(), roll: newId() } };
    return deskPage(
      visit,
      { title, tab: 'labels', form, here: paths.desk.labelRoll(visit.seat.slug, rollId) },
      <LabelRollView {...view} />,
    );
  }
}
