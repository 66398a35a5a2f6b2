import { timingSafeEqual } from 'node:crypto';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { HiddenFromActor } from '#libs/identity';
import { Config } from '#platform/config';
import { Database, type Statement } from '#platform/database';
import { secretHash } from '#platform/ids';
import { Public } from '../web/access.js';
import { CurrentVisit, Visit } from '../web/visit.js';
import * as sql from './rows.query.js';

const TABLES: Readonly<Record<string, Statement<sql.RowsText, [string]>>> = {
  events: sql.eventRows,
  changes: sql.changeRows,
  rolls: sql.rollRows,
  pending: sql.pendingRows,
  entries: sql.entryRows,
  tiles: sql.tileRows,
};
const KEY = /^(\d{1,18}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** What the log only has a hash of, opened: for officers, and for the department's auditor with its token. Nothing here names a person. */
@Controller('log/rows')
export class LogRowsController {
  constructor(
    private readonly db: Database,
    private readonly config: Config,
  ) {}

  /** `after`: the `key` of the last row of the page before. */
  @Get(':table')
  @Public()
  async rows(
    @CurrentVisit() visit: Visit,
    @Param('table') table: string,
    @Query('after') after = '',
  ): Promise<unknown> {
    if (!this.isAuditor(visit)) throw new HiddenFromActor();
    const question = Object.hasOwn(TABLES, table) ? TABLES[table] : undefined;
    if (!question || (after !== '' && (!KEY.test(after) || (table === 'rolls') !== after.includes('-'))))
      throw new HiddenFromActor();
    const [answer] = await this.db.read(question, [after]);
    return visit.file({ bytes: answer?.rows ?? '[]', type: 'application/json; charset=utf-8' });
  }

  private isAuditor({ actor, request }: Visit): boolean {
    const token = this.config.values.LOG_AUDIT_TOKEN;
    if (actor?.offices.includes('officer')) return true;
    return token !== undefined && isSame(request.headers.authorization ?? '', `Bearer ${token}`);
  }
}

/** In the same time whatever is wrong with it. */
const isSame = (given: string, expected: string): boolean => timingSafeEqual(secretHash(given), secretHash(expected));
