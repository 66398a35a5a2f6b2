import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Delivery } from '#libs/delivery';
import { HiddenFromActor } from '#libs/identity';
import { Places } from '#libs/places';
import { Pools } from '#libs/pools';
import { Database } from '#platform/database';
import { newSecret } from '#platform/ids';
import { paths } from '../../paths.js';
import { AtDepartment } from '../../web/access.js';
import { blankForm, Form, submit, typedIn } from '../../web/forms.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { departmentPage } from '../department/department-page.js';
import { CommuneElsewhere } from '../ordering/refusals.js';
import { DepartmentPoolsView } from './department-pools.view.js';
import { poolForm } from './pool-form.js';
import { packOf } from './pool-parts.js';
import { PoolView } from './pool.view.js';
import { allPools, onePool, packsToPool } from './pools.query.js';

/** Large orders that several co-ops fill: the department speaks for the buyer. */
@Controller()
@AtDepartment()
export class DepartmentPoolsController {
  constructor(
    private readonly db: Database,
    private readonly pools: Pools,
    private readonly delivery: Delivery,
    private readonly places: Places,
  ) {}

  @Get('department/pools')
  show(@CurrentVisit() visit: Visit): Promise<string> {
    return this.page(visit, blankForm());
  }

  @Post('department/pools')
  async open(@CurrentVisit() visit: Visit, @Body() body: unknown): Promise<string> {
    const typed = typedIn(body);
    if (typed['step'] === 'place') return this.page(visit, new Form(typed));
    const sent = await submit(visit, poolForm, body, async value => {
      const { what, name, phone, email, province, commune, address, attempt, ...terms } = value;
      const { provinceOf } = await this.delivery.terms();
      if (provinceOf.get(commune) !== province) throw new CommuneElsewhere();
      const buyer = { name, phone, email };
      const where = { communeCode: commune, addressLine: address, locale: 'vi' as const };
      return this.pools.open(visit.me, { ...terms, ...what, ...where, buyer, attemptKey: attempt });
    });
    if (!sent.ok) return this.page(visit, sent.form);
    return visit.seeOther(paths.department.pool(sent.result), 'pool-opened');
  }

  /** From the primary: an officer comes here in the moment in which it was opened. */
  @Get('department/pools/:code')
  async one(@CurrentVisit() visit: Visit, @Param('code') code: string): Promise<string> {
    const [pool] = await this.db.write(onePool, [code.toUpperCase()]);
    if (!pool) throw new HiddenFromActor();
    return departmentPage(visit, { title: packOf(visit, pool), tab: 'pools' }, <PoolView visit={visit} pool={pool} />);
  }

  private async page(visit: Visit, form: Form): Promise<string> {
    const [rows, packs, provinces, communes] = await Promise.all([
      this.db.read(allPools, []),
      this.db.read(packsToPool, [visit.today]),
      this.places.provinces(),
      this.places.communes(form.value('province') ?? ''),
    ]);
    const data = { rows, packs, provinces, communes, attemptKey: form.value('attempt') ?? newSecret() };
    return departmentPage(
      visit,
      { title: visit.words.pools.title, tab: 'pools', form, here: paths.department.pools },
      <DepartmentPoolsView visit={visit} data={data} form={form} />,
    );
  }
}
