import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { Devices, Enclosures, LONGEST_BYTES, Recorder } from '#libs/recorder';
import { LogKey, PublishedLog } from '#libs/transparency';
import { dayOf } from '#platform/clock';
import { Database } from '#platform/database';
import { AtDesk, Limited } from '../../web/access.js';
import { readUpload } from '../../web/uploads.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { bookOf } from './book.js';
import { recorderBook } from './book.query.js';
import { onPhone, readBody } from './on-phone.js';
import { newDevice, syncRequest } from './recorder.schemas.js';
import { stamped } from './stamped.js';

/** The recorder's own doors: for the app on a phone, with the session of the person at it. */
@Controller('api/v1/recorder/:coop')
@AtDesk('clerk', 'packer')
export class RecorderApi {
  constructor(
    private readonly recorder: Recorder,
    private readonly devices: Devices,
    private readonly enclosures: Enclosures,
    private readonly db: Database,
    private readonly logKey: LogKey,
    private readonly log: PublishedLog,
  ) {}

  @Get('book')
  async book(@CurrentVisit() visit: Visit): Promise<Uint8Array | string> {
    const [row] = await this.db.read(recorderBook, [visit.seat.cooperativeId, dayOf(visit.now)]);
    if (!row) throw new Error('a SELECT without FROM gave no row');
    return stamped(visit, this.logKey, `book/${visit.seat.slug}`, bookOf(visit, row));
  }

  @Post('devices')
  @HttpCode(200)
  @Limited(30, 3600)
  async register(@CurrentVisit() visit: Visit, @Body() body: unknown) {
    const told = await this.devices.register(visit.me, visit.seat.cooperativeId, readBody(newDevice, body));
    return { ...told, log: (await this.log.keys()).log };
  }

  @Post('items')
  @HttpCode(200)
  async sync(@CurrentVisit() visit: Visit, @Body() body: unknown) {
    const { key, items } = readBody(syncRequest, body);
    const { cooperativeId } = visit.seat;
    const { answers, ...told } = await this.recorder.sync(
      visit.me,
      cooperativeId,
      Buffer.from(key, 'base64url'),
      items,
    );
    return { ...told, answers: answers.map(answer => onPhone(visit, answer)) };
  }

  /** One photo or voice note, as the file `file` of a multipart form. */
  @Post('enclosures')
  @HttpCode(200)
  async enclose(@CurrentVisit() visit: Visit): Promise<{ hash: string }> {
    const { file } = await readUpload(visit.request, { field: 'file', maxBytes: LONGEST_BYTES });
    return this.enclosures.keep(visit.me, visit.seat.cooperativeId, file ?? Buffer.alloc(0));
  }
}
