import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { Devices, Enclosures, LONGEST_BYTES, Recorder } from '#libs/recorder';
import { dayOf } from '#platform/clock';
import { Database } from '#platform/database';
import { AtDesk, Limited } from '../../web/access.js';
import { readUpload } from '../../web/uploads.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { bookOf, type Book } from './book.js';
import { recorderBook } from './book.query.js';
import { onPhone, readBody } from './on-phone.js';
import { newDevice, syncRequest } from './recorder.schemas.js';

/** The recorder's own doors: for the app on a phone, with the session of the person at it. */
@Controller('api/v1/recorder/:coop')
@AtDesk('clerk', 'packer')
export class RecorderApi {
  constructor(
    private readonly recorder: Recorder,
    private readonly devices: Devices,
    private readonly enclosures: Enclosures,
    private readonly db: Database,
  ) {}

  @Get('book')
  async book(@CurrentVisit() visit: Visit): Promise<Book> {
    const [row] = await this.db.read(recorderBook, [visit.seat.cooperativeId, dayOf(visit.now)]);
    if (!row) throw new Error('a SELECT without FROM gave no row');
    visit.header('cache-control', 'private, no-store');
    return bookOf(visit, row);
  }

  @Post('devices')
  @HttpCode(200)
  @Limited(30, 3600)
  register(@CurrentVisit() visit: Visit, @Body() body: unknown) {
    const { key, proof, name } = readBody(newDevice, body);
    return this.devices.register(visit.me, visit.seat.cooperativeId, {
      publicKey: Buffer.from(key, 'base64url'),
      proof: Buffer.from(proof, 'hex'),
      name,
    });
  }

  @Post('items')
  @HttpCode(200)
  async sync(@CurrentVisit() visit: Visit, @Body() body: unknown) {
    const { key, items } = readBody(syncRequest, body);
    const { cooperativeId } = visit.seat;
    const { now, answers } = await this.recorder.sync(visit.me, cooperativeId, Buffer.from(key, 'base64url'), items);
    return { now, answers: answers.map(answer => onPhone(visit, answer)) };
  }

  /** One photo or voice note, as the file `file` of a multipart form. */
  @Post('enclosures')
  @HttpCode(200)
  async enclose(@CurrentVisit() visit: Visit): Promise<{ hash: string }> {
    const { file } = await readUpload(visit.request, { field: 'file', maxBytes: LONGEST_BYTES });
    return this.enclosures.keep(visit.me, visit.seat.cooperativeId, file ?? Buffer.alloc(0));
  }
}
