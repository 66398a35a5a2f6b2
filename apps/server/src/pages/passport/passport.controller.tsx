import { Controller, Get, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import { HiddenFromActor } from '#libs/identity';
import { completenessOf, NationalPortal, Passports } from '#libs/passport';
import { Database } from '#platform/database';
import { dayOf } from '#platform/clock';
import { AtDepartment, Public } from '../../web/access.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { departmentPage } from '../department/department-page.js';
import { PassportListView } from './passport-list.view.js';
import { PASSPORTS_PAGE_SIZE, passportList } from './passport-list.query.js';
import { PassportView } from './passport.view.js';

const listWish = z.object({ page: z.coerce.number().int().min(1).max(10_000).catch(1) });

/** What the law wants said of a batch: for whoever asks, and for the department with what is missing. */
@Controller()
export class PassportController {
  constructor(
    private readonly passports: Passports,
    private readonly portal: NationalPortal,
    private readonly db: Database,
  ) {}

  @Get('passport/:gtin/:lot')
  @Public()
  async show(@CurrentVisit() visit: Visit, @Param('gtin') gtin: string, @Param('lot') lot: string): Promise<string> {
    const passport = await this.passports.of(gtin, lot);
    if (!passport) throw new HiddenFromActor();
    const content = (
      <PassportView visit={visit} passport={passport} completeness={completenessOf(passport, dayOf(visit.now))} />
    );
    return visit.page(
      { title: visit.words.passport.titleOf(visit.say(passport.nameVi, passport.nameEn), passport.lot) },
      content,
    );
  }

  @Get('department/passports')
  @AtDepartment()
  async list(@CurrentVisit() visit: Visit, @Query() query: unknown): Promise<string> {
    const { page } = listWish.parse(query);
    const rows = await this.db.read(passportList, [(page - 1) * PASSPORTS_PAGE_SIZE]);
    const content = <PassportListView visit={visit} rows={rows} page={page} isConnected={this.portal.isConnected} />;
    return departmentPage(visit, { title: visit.words.passport.list.title, tab: 'passports' }, content);
  }
}
