import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { HiddenFromActor } from '#libs/identity';
import { Devices } from '#libs/recorder';
import { Database } from '#platform/database';
import { paths } from '../../paths.js';
import { AtDepartment, AtDesk } from '../../web/access.js';
import { text } from '../../web/fields.js';
import { blankForm, submit, type Form } from '../../web/forms.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { departmentPage } from '../department/department-page.js';
import { deskPage } from '../desk/desk-page.js';
import { devicesOfDepartment, devicesOfDesk, devicesOfProvince } from './devices.query.js';
import { DevicesView, ProvinceDevicesView } from './devices.view.js';

const nameForm = z.object({ name: text(60) });

/** The phones that record in the field: for the co-op they belong to, and for the department. */
@Controller()
export class DevicesController {
  constructor(
    private readonly devices: Devices,
    private readonly db: Database,
  ) {}

  @Get('desk/:coop/recorder/devices')
  @AtDesk('clerk', 'packer')
  list(@CurrentVisit() visit: Visit): Promise<string> {
    return this.page(visit, blankForm());
  }

  @Post('desk/:coop/recorder/devices/:id/name')
  @AtDesk('clerk', 'packer')
  async rename(@CurrentVisit() visit: Visit, @Param('id') id: string, @Body() body: unknown): Promise<string> {
    const { slug, cooperativeId } = visit.seat;
    const device = visit.id(id);
    const known = await this.db.read(devicesOfDesk, [cooperativeId]);
    if (!known.some(one => one.id === device)) throw new HiddenFromActor();
    const sent = await submit(visit, nameForm, body, ({ name }) =>
      this.devices.rename(visit.me, cooperativeId, device, name),
    );
    if (!sent.ok) return this.page(visit, sent.form);
    return visit.seeOther(paths.desk.devices(slug), 'saved');
  }

  @Post('desk/:coop/recorder/devices/:id/revocation')
  @AtDesk('director')
  async revoke(@CurrentVisit() visit: Visit, @Param('id') id: string): Promise<string> {
    await this.devices.revoke(visit.me, visit.seat.cooperativeId, visit.id(id));
    return visit.seeOther(paths.desk.devices(visit.seat.slug), 'device-revoked');
  }

  @Get('department/devices')
  @AtDepartment()
  async province(@CurrentVisit() visit: Visit): Promise<string> {
    const [devices, own] = await Promise.all([
      this.db.read(devicesOfProvince, []),
      this.db.read(devicesOfDepartment, []),
    ]);
    const { title } = visit.words.recorder.devices;
    const view = <ProvinceDevicesView visit={visit} devices={devices} own={own} />;
    return departmentPage(visit, { title, tab: 'devices' }, view);
  }

  /** A lost phone of an officer: any officer locks it. */
  @Post('department/devices/:id/revocation')
  @AtDepartment()
  async revokeOwn(@CurrentVisit() visit: Visit, @Param('id') id: string): Promise<string> {
    await this.devices.revoke(visit.me, null, visit.id(id));
    return visit.seeOther(paths.department.devices, 'device-revoked');
  }

  private async page(visit: Visit, form: Form): Promise<string> {
    const devices = await this.db.read(devicesOfDesk, [visit.seat.cooperativeId]);
    return deskPage(
      visit,
      {
        title: visit.words.recorder.devices.title,
        tab: 'batches',
        form,
        here: paths.desk.devices(visit.seat.slug),
      },
      <DevicesView visit={visit} devices={devices} form={form} />,
    );
  }
}
