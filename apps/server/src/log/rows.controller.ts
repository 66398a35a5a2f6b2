import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiKeys, DEPARTMENT, HiddenFromActor, KeyUnknown } from '#libs/identity';
import { Database, type Statement } from '#platform/database';
import { Described } from '../api/endpoint.js';
import { Public } from '../web/access.js';
import { shownKey } from '../web/programs.js';
import { CurrentVisit, Visit } from '../web/visit.js';
import * as described from './log-described.js';
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

/** What the log only has a hash of, opened: for officers, and for the department's auditor with the key that it asks /epcis with. Nothing here names a person. */
@Controller('log/rows')
export class LogRowsController {
  constructor(
    private readonly db: Database,
    private readonly keys: ApiKeys,
  ) {}

  /** `after`: the `key` of the last row of the page before. */
  @Get(':table')
  @Described(described.rows)
  @Public()
  async rows(
    @CurrentVisit() visit: Visit,
    @Param('table') table: string,
    @Query('after') after = '',
  ): Promise<unknown> {
    if (!(await this.isAuditor(visit))) throw new HiddenFromActor();
    const question = Object.hasOwn(TABLES, table) ? TABLES[table] : undefined;
    if (!question || (after !== '' && (!KEY.test(after) || (table === 'rolls') !== after.includes('-'))))
      throw new HiddenFromActor();
    const [answer] = await this.db.read(question, [after]);
    return visit.file({ bytes: answer?.rows ?? '[]', type: 'application/json; charset=utf-8' });
  }

  private async isAuditor({ actor, request }: Visit): Promise<boolean> {
    if (actor?.offices.includes('officer')) return true;
    const key = shownKey(request);
    if (key === undefined) return false;
    const program = await this.keys.program(key).catch((error: unknown) => {
      if (error instanceof KeyUnknown) return undefined;
      throw error;
    });
    return program?.party === DEPARTMENT && program.scopes.includes('query');
  }
}
