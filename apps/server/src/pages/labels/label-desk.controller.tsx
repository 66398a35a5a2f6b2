import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { HiddenFromActor, mayAtDesk } from '#libs/identity';
import { Labels, MOST_LABELS_PER_SHEET, sheetCode } from '#libs/labels';
import { Database } from '#platform/database';
import { newId } from '#platform/ids';
import { paths } from '../../paths.js';
import { AtDesk } from '../../web/access.js';
import { confirmed, id, text, wholeNumber } from '../../web/fields.js';
import { blankForm, submit, type Form } from '../../web/forms.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { deskPage } from '../desk/desk-page.js';
import { labelDesk, labelSheetPage } from './label-desk.query.js';
import { LabelDeskView } from './label-desk.view.js';
import { LabelSheetView } from './label-sheet.view.js';

const orderForm = z.object({
  sheetId: id(),
  batchId: id(),
  variantId: id(),
  quantity: wholeNumber(1, MOST_LABELS_PER_SHEET),
});
const voidForm = z.object({ serial: text(40), confirmed: confirmed() });

/** From packs without labels to labels on packs: order, print, stick, activate. */
@Controller()
@AtDesk('clerk', 'packer')
export class LabelDeskController {
  constructor(
    private readonly labels: Labels,
    private readonly db: Database,
  ) {}

  @Get('desk/:coop/labels')
  list(@CurrentVisit() visit: Visit): Promise<string> {
    return this.desk(visit, blankForm());
  }

  @Post('desk/:coop/labels')
  async issue(@CurrentVisit() visit: Visit, @Body() body: unknown): Promise<string> {
    const sent = await submit(visit, orderForm, body, order => this.labels.issue(visit.me, order));
    if (!sent.ok) return this.desk(visit, sent.form);
    return visit.seeOther(paths.desk.labelSheet(visit.seat.slug, sent.result.sheetId), 'labels-issued');
  }

  @Get('desk/:coop/labels/:id')
  show(@CurrentVisit() visit: Visit, @Param('id') sheetId: string): Promise<string> {
    return this.sheet(visit, visit.id(sheetId), blankForm());
  }

  /** Voids one label of the sheet. */
  @Post('desk/:coop/labels/:id')
  async void(@CurrentVisit() visit: Visit, @Param('id') param: string, @Body() body: unknown): Promise<string> {
    const sheetId = visit.id(param);
    const sent = await submit(visit, voidForm, body, ({ serial }) => this.labels.voidLabel(visit.me, sheetId, serial));
    if (!sent.ok) return this.sheet(visit, sheetId, sent.form);
    return visit.seeOther(paths.desk.labelSheet(visit.seat.slug, sheetId), 'label-voided');
  }

  @Post('desk/:coop/labels/:id/activation')
  async activate(@CurrentVisit() visit: Visit, @Param('id') param: string): Promise<string> {
    const sheetId = visit.id(param);
    await this.labels.activate(visit.me, sheetId);
    return visit.seeOther(paths.desk.labelSheet(visit.seat.slug, sheetId), 'labels-activated');
  }

  /** In Vietnamese whatever the clerk reads in: goods sold in Vietnam must be labelled so (Decree 37/2026, chapter IV). */
  @Get('desk/:coop/labels/:id/sheet.pdf')
  async print(@CurrentVisit() visit: Visit, @Param('id') param: string): Promise<Uint8Array | string> {
    const sheetId = visit.id(param);
    const bytes = await this.labels.sheetPdf(visit.me, sheetId, { locale: 'vi', origin: visit.origin });
    return visit.file({ bytes, type: 'application/pdf', name: `tem-${sheetCode(sheetId)}.pdf` });
  }

  private async desk(visit: Visit, form: Form): Promise<string> {
    const [desk = { packings: [], sheets: [] }] = await this.db.read(labelDesk, [visit.seat.cooperativeId]);
    const view = {
      packings: desk.packings.map(packing => ({ ...packing, sheetId: newId() })),
      sheets: desk.sheets,
      mayIssue: mayAtDesk(visit.seat, ['clerk']),
    };
    return deskPage(
      visit,
      { title: visit.words.labels.desk.title, tab: 'labels', form },
      <LabelDeskView visit={visit} form={form} {...view} />,
    );
  }

  private async sheet(visit: Visit, sheetId: string, form: Form): Promise<string> {
    const [sheet] = await this.db.read(labelSheetPage, [sheetId, visit.seat.cooperativeId]);
    if (!sheet) throw new HiddenFromActor();
    const title = visit.words.labels.desk.sheet(sheetCode(sheetId));
    return deskPage(visit, { title, tab: 'labels', form }, <LabelSheetView visit={visit} sheet={sheet} form={form} />);
  }
}
