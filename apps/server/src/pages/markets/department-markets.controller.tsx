import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { MARKET_KINDS, Markets, RULE_KINDS, type NewMarket } from '#libs/markets';
import { Database } from '#platform/database';
import { paths } from '../../paths.js';
import { AtDepartment } from '../../web/access.js';
import { choice, day, optional, text } from '../../web/fields.js';
import { blankForm, submit, type Form } from '../../web/forms.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { departmentPage } from '../department/department-page.js';
import { DepartmentMarketsView } from './department-markets.view.js';
import { decisionForm } from './desk-markets.controller.js';
import { allMarkets, comingsToDecide, communesOfProvince } from './markets.query.js';

/** `5:30`, minutes of the day. */
const time = () =>
  text(5)
    .pipe(z.string().regex(/^([01]?\d|2[0-3])[:hH.][0-5]\d$/))
    .transform(value => {
      const [hours, minutes] = value.split(/[:hH.]/).map(Number);
      return (hours ?? 0) * 60 + (minutes ?? 0);
    });
/** `4, 7` */
const marks = () =>
  text(120)
    .pipe(z.string().regex(/^\d{1,2}(\s*[,;]\s*\d{1,2}){0,29}$/))
    .transform(value => [...new Set(value.split(/[,;]/).map(Number))]);

const marketForm = z
  .object({
    nameVi: text(80, 3),
    nameEn: text(80, 3),
    kind: choice(MARKET_KINDS),
    communeCode: text(5),
    place: text(120),
    opensAt: time(),
    closesAt: time(),
    manager: optional(text(80)),
    ruleKind: choice(RULE_KINDS),
    marks: marks(),
    validFrom: day(),
  })
  .transform(({ ruleKind: kind, marks: typed, validFrom, ...market }, context): NewMarket => {
    if (market.closesAt <= market.opensAt)
      context.issues.push({ code: 'custom', input: market.closesAt, path: ['closesAt'], params: { words: 'wrong' } });
    // People count the zodiac from one.
    const counted = kind === 'zodiac' ? typed.map(mark => mark - 1) : typed;
    return { ...market, rule: { kind, marks: counted, validFrom, validTo: null } };
  });
const stallForm = z.object({ stall: text(20) });

/** The department's book of markets. */
@Controller()
@AtDepartment()
export class DepartmentMarketsController {
  constructor(
    private readonly db: Database,
    private readonly markets: Markets,
  ) {}

  @Get('department/markets')
  show(@CurrentVisit() visit: Visit): Promise<string> {
    return this.page(visit, blankForm());
  }

  @Post('department/markets')
  async open(@CurrentVisit() visit: Visit, @Body() body: unknown): Promise<string> {
    const sent = await submit(visit, marketForm, body, value => this.markets.open(visit.me, value));
    return sent.ok ? visit.seeOther(paths.department.markets, 'market-opened') : this.page(visit, sent.form);
  }

  @Post('department/markets/:slug/stalls')
  async addStall(@CurrentVisit() visit: Visit, @Param('slug') slug: string, @Body() body: unknown): Promise<string> {
    const sent = await submit(visit, stallForm, body, ({ stall }) => this.markets.addStall(visit.me, slug, stall));
    return sent.ok ? visit.seeOther(paths.department.markets, 'market-stall-added') : this.page(visit, sent.form);
  }

  @Post('department/comings/:id/decision')
  async decide(@CurrentVisit() visit: Visit, @Param('id') id: string, @Body() body: unknown): Promise<string> {
    const coming = visit.id(id);
    await this.markets.requireDecider(visit.me, coming);
    const sent = await submit(visit, decisionForm, body, value => this.markets.decide(visit.me, coming, value));
    return sent.ok ? visit.seeOther(paths.department.markets, 'market-coming-decided') : this.page(visit, sent.form);
  }

  private async page(visit: Visit, form: Form): Promise<string> {
    const [markets, toDecide, communes] = await Promise.all([
      this.db.read(allMarkets, []),
      this.db.read(comingsToDecide, [null, visit.today]),
      this.db.read(communesOfProvince, []),
    ]);
    const { title } = visit.words.markets.department;
    const options = { title, tab: 'markets' as const, form, here: paths.department.markets };
    return departmentPage(visit, options, <DepartmentMarketsView {...{ visit, markets, toDecide, communes, form }} />);
  }
}
