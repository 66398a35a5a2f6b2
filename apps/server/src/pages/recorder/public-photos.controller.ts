import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { Enclosures, PublicPhotos } from '#libs/recorder';
import { paths } from '../../paths.js';
import { AtDepartment, AtDesk, Public } from '../../web/access.js';
import { readBody } from '../../api/recorder/on-phone.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { typedIn } from '../../web/forms.js';
import { chosenId } from '../traceability/task-form.js';

/** Minutes: what was taken down goes from caches, too. */
const A_WHILE = 'public, max-age=300';

const publication = z.object({ task: chosenId(), shown: z.enum(['yes', 'no']) });

/** Photos from the field that everybody may see. */
@Controller()
export class PublicPhotosController {
  constructor(
    private readonly photos: PublicPhotos,
    private readonly enclosures: Enclosures,
  ) {}

  @Get('field-photos/:id')
  @Public()
  async show(@CurrentVisit() visit: Visit, @Param('id') id: string): Promise<Uint8Array | string> {
    return visit.file({ bytes: await this.photos.show(visit.id(id)), type: 'image/webp', cache: A_WHILE });
  }

  @Post('desk/:coop/enclosures/:hash/publication')
  @AtDesk('clerk', 'director')
  async publish(@CurrentVisit() visit: Visit, @Param('hash') hash: string, @Body() body: unknown): Promise<string> {
    const { slug, cooperativeId } = visit.seat;
    // What is not there, or another co-op's, is not there before anything is said of the form.
    await this.enclosures.show(visit.me, cooperativeId, hash);
    const { task: taskId, shown } = readBody(publication, typedIn(body));
    const verb = shown === 'yes' ? 'publish' : 'hide';
    const { batchId } = await this.photos[verb](visit.me, cooperativeId, { taskId, hash });
    return visit.seeOther(paths.desk.batch(slug, batchId), shown === 'yes' ? 'photo-shown' : 'photo-hidden');
  }

  @Post('department/field-photos/:id/takedown')
  @AtDepartment()
  async takeDown(@CurrentVisit() visit: Visit, @Param('id') id: string, @Body() body: unknown): Promise<string> {
    const reason = [typedIn(body)['reason'] ?? ''].flat()[0] ?? '';
    const { batchId } = await this.photos.takeDown(visit.me, visit.id(id), reason);
    return visit.seeOther(paths.department.batch(batchId), 'photo-taken-down');
  }
}
