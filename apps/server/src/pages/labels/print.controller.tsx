import { Body, Controller, Get, Param, Post, type StreamableFile } from '@nestjs/common';
import { z } from 'zod';
import { HiddenFromActor } from '#libs/identity';
import { Prints, rollCode } from '#libs/labels';
import { Database } from '#platform/database';
import { newId } from '#platform/ids';
import { paths } from '../../paths.js';
import { AtDesk } from '../../web/access.js';
import { choice, id } from '../../web/fields.js';
import { typedIn } from '../../web/forms.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { deskPage } from '../desk/desk-page.js';
import { progressEvents } from './print-progress.js';
import { printPage } from './print.query.js';
import { PrintView } from './print.view.js';

/** Two buttons send this, nobody types it: what is missing is the usual. */
const printForm = z.object({ printId: id().catch(newId), form: choice(['sheet', 'roll']).catch('sheet') });

/** The file of a long roll: ordered, watched while it grows, fetched. */
@Controller()
@AtDesk('clerk', 'packer')
export class PrintController {
  constructor(
    private readonly prints: Prints,
    private readonly db: Database,
  ) {}

  @Post('desk/:coop/labels/:id/prints')
  async order(@CurrentVisit() visit: Visit, @Param('id') param: string, @Body() body: unknown): Promise<string> {
    const rollId = visit.id(param);
    const wish = printForm.parse(typedIn(body));
    const { printId } = await this.prints.order(visit.me, { ...wish, rollId, origin: visit.origin });
    return visit.seeOther(paths.desk.print(visit.seat.slug, printId));
  }

  @Get('desk/:coop/prints/:id')
  async show(@CurrentVisit() visit: Visit, @Param('id') param: string): Promise<string> {
    const [print] = await this.db.read(printPage, [visit.id(param), visit.seat.cooperativeId]);
    if (!print) throw new HiddenFromActor();
    const isOpen = print.state === 'waiting' || print.state === 'working';
    return deskPage(
      visit,
      {
        title: visit.words.prints.title(rollCode(print.rollId)),
        tab: 'labels',
        island: isOpen ? 'print' : undefined,
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
    const events = progressEvents(
      () => this.prints.standing(visit.me, printId),
      ({ done, total }) => visit.words.prints.progress(visit.number(done), visit.number(total)),
    );
    return visit.stream({ pieces: events, type: 'text/event-stream' });
  }

  @Post('desk/:coop/prints/:id/cancellation')
  async cancel(@CurrentVisit() visit: Visit, @Param('id') param: string): Promise<string> {
    const printId = visit.id(param);
    await this.prints.cancel(visit.me, printId);
    return visit.seeOther(paths.desk.print(visit.seat.slug, printId));
  }

  @Get('desk/:coop/prints/:id/file.pdf')
  async file(@CurrentVisit() visit: Visit, @Param('id') param: string): Promise<StreamableFile> {
    const { rollId, form, bytes, pieces } = await this.prints.file(visit.me, visit.id(param));
    const name = `tem-${rollCode(rollId)}${form === 'roll' ? '-cuon' : ''}.pdf`;
    return visit.stream({ pieces, type: 'application/pdf', bytes, name });
  }
}
