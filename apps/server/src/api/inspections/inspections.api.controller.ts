import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { HiddenFromActor } from '#libs/identity';
import { Devices, Enclosures, LONGEST_BYTES, Recorder } from '#libs/recorder';
import { LogKey, PublishedLog } from '#libs/transparency';
import { Database } from '#platform/database';
import { AtDepartment, Limited } from '../../web/access.js';
import { readUpload } from '../../web/uploads.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { onPhone, readBody } from '../recorder/on-phone.js';
import { newDevice, syncRequest } from '../recorder/recorder.schemas.js';
import { stamped } from '../recorder/stamped.js';
import { kitBookOf, labelsOf } from './kit.js';
import { inspectionKits, labelFingerprints, saltOf } from './kit.query.js';

/** The doors of the app on an officer's phone: the same as the recorder's, with another book. */
@Controller('api/v1/inspections')
@AtDepartment()
export class InspectionsApi {
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
    const kits = await this.db.read(inspectionKits, [visit.me.personId, visit.now]);
    return stamped(visit, this.logKey, 'book/department', kitBookOf(visit, kits));
  }

  /** By what a label is judged without a network. */
  @Get(':id/labels')
  async labels(@CurrentVisit() visit: Visit, @Param('id') param: string): Promise<Uint8Array | string> {
    const asked = [visit.id(param), visit.me.personId, visit.now] as const;
    const [found] = await this.db.read(saltOf, [...asked]);
    if (!found) throw new HiddenFromActor();
    const labels = labelsOf(found.salt, await this.db.read(labelFingerprints, [...asked]));
    return stamped(visit, this.logKey, `labels/${asked[0]}`, labels);
  }

  @Post('devices')
  @HttpCode(200)
  @Limited(30, 3600)
  async register(@CurrentVisit() visit: Visit, @Body() body: unknown) {
    const told = await this.devices.register(visit.me, null, readBody(newDevice, body));
    return { ...told, log: (await this.log.keys()).log };
  }

  @Post('items')
  @HttpCode(200)
  async sync(@CurrentVisit() visit: Visit, @Body() body: unknown) {
    const { key, items } = readBody(syncRequest, body);
    const { answers, ...told } = await this.recorder.sync(visit.me, null, Buffer.from(key, 'base64url'), items);
    return { ...told, answers: answers.map(answer => onPhone(visit, answer)) };
  }

  @Post('enclosures')
  @HttpCode(200)
  async enclose(@CurrentVisit() visit: Visit): Promise<{ hash: string }> {
    const { file } = await readUpload(visit.request, { field: 'file', maxBytes: LONGEST_BYTES });
    return this.enclosures.keepOfficers(visit.me, file ?? Buffer.alloc(0));
  }
}
