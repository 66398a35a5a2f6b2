import { Body, Controller, Get, Param, Post, type StreamableFile } from '@nestjs/common';
import { z } from 'zod';
import { HiddenFromActor } from '#libs/identity';
import {
  fileKind,
  LABEL_SIZES,
  PRINT_FORMS,
  Prints,
  RESOLUTIONS,
  rollCode,
  type FileKind,
  type PrintForm,
} from '#libs/labels';
import { Database } from '#platform/database';
import { newId } from '#platform/ids';
import { paths } from '../../paths.js';
import { AtDesk } from '../../web/access.js';
import { Audience } from '../../web/audience.js';
import { choice, id } from '../../web/fields.js';
import { blankForm, submit, type Form } from '../../web/forms.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { deskPage } from '../desk/desk-page.js';
import { PrintChoiceView } from './print-choice.view.js';
import { printPage, rollToChoose } from './print.query.js';
import { Bar, isOnItsWay, PrintView } from './print.view.js';

/** Buttons and lists send this, nobody types it: what is missing or strange is the usual. */
const printForm = z.object({
  printId: id().catch(newId),
  form: choice(PRINT_FORMS).catch('sheet'),
  size: choice(LABEL_SIZES).catch('standard'),
  dpi: z.coerce.number().pipe(z.literal(RESOLUTIONS)).nullable().catch(null),
});

const TYPES: Readonly<Record<FileKind, string>> = {
  pdf: 'application/pdf',
  zip: 'application/zip',
  // Not registered with IANA; Labelary and printers' web pages call it so.
  zpl: 'application/zpl',
};

/** "tem-T-0A1B2C-png-50x30-300dpi": what it is, so that two of them in one folder are told apart. */
const MARKS: Readonly<Record<PrintForm, string>> = { sheet: '', roll: '-cuon', svg: '-svg', png: '-png', zpl: '' };

/** Often enough to be seen to move. */
const LOOK_EVERY_MS = 400;

/** The file of a long roll: ordered, watched while it grows, fetched. */
@Controller()
@AtDesk('clerk', 'packer')
export class PrintController {
  constructor(
    private readonly prints: Prints,
    private readonly db: Database,
    private readonly audience: Audience,
  ) {}

  @Get('desk/:coop/labels/:id/prints')
  choose(@CurrentVisit() visit: Visit, @Param('id') param: string): Promise<string> {
    return this.choice(visit, visit.id(param), blankForm());
  }

  @Post('desk/:coop/labels/:id/prints')
  async order(@CurrentVisit() visit: Visit, @Param('id') param: string, @Body() body: unknown): Promise<string> {
    const rollId = visit.id(param);
    const sent = await submit(visit, printForm, body, wish =>
      this.prints.order(visit.me, { ...wish, rollId, origin: visit.origin }),
    );
    if (!sent.ok) return this.choice(visit, rollId, sent.form);
    return visit.seeOther(paths.desk.print(visit.seat.slug, sent.result.printId));
  }

  @Get('desk/:coop/prints/:id')
  async show(@CurrentVisit() visit: Visit, @Param('id') param: string): Promise<string> {
    const [print] = await this.db.read(printPage, [visit.id(param), visit.seat.cooperativeId]);
    if (!print) throw new HiddenFromActor();
    const isOpen = isOnItsWay(print);
    return deskPage(
      visit,
      {
        title: visit.words.prints.title(rollCode(print.rollId)),
        tab: 'labels',
        island: isOpen ? 'watch' : undefined,
        head: isOpen && (
          <noscript>
            <meta http-equiv="refresh" content="3" />
          </noscript>
        ),
      },
      <PrintView visit={visit} print={print} nextId={newId()} />,
    );
  }

  @Get('desk/:coop/prints/:id/progress')
  async progress(@CurrentVisit() visit: Visit, @Param('id') param: string): Promise<StreamableFile> {
    const printId = visit.id(param);
    await this.prints.standing(visit.me, printId);
    const look = async () => {
      const standing = await this.prints.standing(visit.me, printId);
      return { part: <Bar visit={visit} {...standing} />, isOver: !isOnItsWay(standing) };
    };
    return visit.tell(this.audience, look, LOOK_EVERY_MS);
  }

  @Post('desk/:coop/prints/:id/cancellation')
  async cancel(@CurrentVisit() visit: Visit, @Param('id') param: string): Promise<string> {
    const printId = visit.id(param);
    await this.prints.cancel(visit.me, printId);
    return visit.seeOther(paths.desk.print(visit.seat.slug, printId));
  }

  @Get('desk/:coop/prints/:id/file.:kind')
  async file(
    @CurrentVisit() visit: Visit,
    @Param('id') param: string,
    @Param('kind') kind: string,
  ): Promise<StreamableFile> {
    const { rollId, form, size, dpi, bytes, pieces } = await this.prints.file(visit.me, visit.id(param));
    const ending = fileKind(form);
    if (kind !== ending) throw new HiddenFromActor();
    const marks = `${MARKS[form]}${size === 'standard' ? '' : `-${size}`}${dpi ? `-${dpi}dpi` : ''}`;
    return visit.stream({ pieces, type: TYPES[ending], bytes, name: `tem-${rollCode(rollId)}${marks}.${ending}` });
  }

  private async choice(visit: Visit, rollId: string, form: Form): Promise<string> {
    const [roll] = await this.db.read(rollToChoose, [rollId, visit.seat.cooperativeId]);
    if (!roll) throw new HiddenFromActor();
    return deskPage(
      visit,
      {
        title: visit.words.prints.choose(rollCode(rollId)),
        tab: 'labels',
        form,
        here: paths.desk.labelPrints(visit.seat.slug, rollId),
      },
      <PrintChoiceView visit={visit} roll={roll} form={form} printId={newId()} />,
    );
  }
}
