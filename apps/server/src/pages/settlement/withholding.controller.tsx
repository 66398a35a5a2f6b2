import { Controller, Get, Query } from '@nestjs/common';
import { Database } from '#platform/database';
import { ForTreasury } from '../../web/access.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { boundsOf, monthIn } from './month.js';
import { withholdingCsv, withholdingXlsx } from './withholding-files.js';
import { withheldIn, type WithheldRow } from './withholding.query.js';
import { WithholdingView } from './withholding.view.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** What the market declares and pays for the households that sell on it, month by month (Decree 117/2025/NĐ-CP). */
@Controller('withholding')
@ForTreasury()
export class WithholdingController {
  constructor(private readonly db: Database) {}

  @Get()
  async show(@CurrentVisit() visit: Visit, @Query() query: unknown): Promise<string> {
    const month = monthIn(visit, query);
    const rows = await this.rows(month);
    const { title, lead } = visit.words.withholding;
    return visit.page(
      { title, description: lead, width: 'wide' },
      <WithholdingView visit={visit} month={month} rows={rows} />,
    );
  }

  @Get('declaration.csv')
  async csv(@CurrentVisit() visit: Visit, @Query() query: unknown): Promise<Uint8Array | string> {
    const month = monthIn(visit, query);
    const bytes = withholdingCsv(visit, await this.rows(month));
    return visit.file({ bytes, type: 'text/csv; charset=utf-8', name: `khau-tru-thue-${month}.csv` });
  }

  @Get('declaration.xlsx')
  async xlsx(@CurrentVisit() visit: Visit, @Query() query: unknown): Promise<Uint8Array | string> {
    const month = monthIn(visit, query);
    const bytes = await withholdingXlsx(visit, await this.rows(month));
    return visit.file({ bytes, type: XLSX, name: `khau-tru-thue-${month}.xlsx` });
  }

  private rows(month: string): Promise<WithheldRow[]> {
    return this.db.read(withheldIn, boundsOf(month));
  }
}
