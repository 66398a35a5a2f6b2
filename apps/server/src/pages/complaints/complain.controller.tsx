import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { Complaints, ComplaintSteps, MOST_COMPLAINT_PHOTOS } from '#libs/complaints';
import { HiddenFromActor } from '#libs/identity';
import { Database } from '#platform/database';
import { newId } from '#platform/ids';
import { paths } from '../../paths.js';
import { Limited, Public } from '../../web/access.js';
import { submit, type Form } from '../../web/forms.js';
import { readUploads } from '../../web/uploads.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import type { FormInPlace } from '../catalog/form-in-place.js';
import { complaintForm, stepForm } from './complaint-form.js';
import { orderToComplainOf, photoOfKey } from './complaints.query.js';
import { complaintOrderOfKey } from './complaint-order.query.js';
import { ComplainView } from './complain.view.js';

const MOST_PHOTO_BYTES = 10 * 1_048_576;

/** Whoever has the link of an order asks for its money back, or complains: most buyers have no account. */
@Controller('follow/:key')
@Public()
export class ComplainController {
  constructor(
    private readonly complaints: Complaints,
    private readonly steps: ComplaintSteps,
    private readonly db: Database,
  ) {}

  @Get('orders/:number/complaint')
  show(@CurrentVisit() visit: Visit, @Param('key') key: string, @Param('number') number: string): Promise<string> {
    return this.page(visit, key, number);
  }

  @Post('orders/:number/complaint')
  @Limited(20, 600)
  async open(
    @CurrentVisit() visit: Visit,
    @Param('key') key: string,
    @Param('number') number: string,
  ): Promise<string> {
    const again = (form: Form) => this.page(visit, key, number, { of: 'new', form });
    const upload = await submit(visit, z.object({}), {}, () =>
      readUploads(visit.request, { field: 'photos', maxBytes: MOST_PHOTO_BYTES, most: MOST_COMPLAINT_PHOTOS }),
    );
    if (!upload.ok) return again(upload.form);
    const { files: photos, fields } = upload.result;
    const sent = await submit(visit, complaintForm, fields, input =>
      this.complaints.open({ followKey: key, number }, { ...input, photos }),
    );
    return sent.ok ? visit.seeOther(paths.complain(key, number), 'complaint-opened') : again(sent.form);
  }

  @Post('complaints/:id/steps')
  @Limited(20, 600)
  async step(
    @CurrentVisit() visit: Visit,
    @Param('key') key: string,
    @Param('id') id: string,
    @Body() body: unknown,
  ): Promise<string> {
    const complaintId = visit.id(id);
    const [order] = await this.db.read(complaintOrderOfKey, [key, complaintId]);
    if (!order) throw new HiddenFromActor();
    const sent = await submit(visit, stepForm, body, step =>
      this.steps.take({ side: 'buyer', followKey: key }, complaintId, step),
    );
    if (!sent.ok) return this.page(visit, key, order.number, { of: complaintId, form: sent.form });
    return visit.seeOther(paths.complain(key, order.number), 'complaint-moved');
  }

  @Get('complaint-photos/:photo')
  async photo(@CurrentVisit() visit: Visit, @Param('key') key: string, @Param('photo') id: string) {
    const [photo] = await this.db.read(photoOfKey, [key, visit.id(id)]);
    if (!photo) throw new HiddenFromActor();
    return visit.file({ bytes: photo.bytes, type: 'image/webp' });
  }

  private async page(visit: Visit, key: string, number: string, sent?: FormInPlace): Promise<string> {
    const [order] = await this.db.read(orderToComplainOf, [key, number]);
    if (!order) throw new HiddenFromActor();
    visit.header('referrer-policy', 'no-referrer'); // the address is the key
    return visit.page(
      {
        ...{ title: visit.words.complaints.title(number), width: 'narrow', form: sent?.form },
        ...{ here: paths.complain(key, number), head: <meta name="robots" content="noindex" /> },
      },
      <ComplainView visit={visit} followKey={key} order={order} attempt={newId()} sent={sent} />,
    );
  }
}
