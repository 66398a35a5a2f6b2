import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { Changes, productActions, Products, Takedowns } from '#libs/catalog';
import { mayAtDesk } from '#libs/identity';
import { dayOf } from '#platform/clock';
import { Database } from '#platform/database';
import { paths } from '../../paths.js';
import { Button } from '../../ui/forms.js';
import { AtDesk } from '../../web/access.js';
import { longText } from '../../web/fields.js';
import { blankForm, submit, type Form } from '../../web/forms.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { deskPage } from '../desk/desk-page.js';
import { ProductDeskPage } from './product-desk.page.js';
import { groupLeaves, productsOfDesk } from './product-desk.query.js';
import { editProductForm, newProductForm, typedOf } from './product-form.js';
import { ProductFormView } from './product-form.view.js';
import { ProductListView } from './product-list.view.js';
import type { ProductRow } from './product-sql.js';

const seasonForm = z.object({
  months: z.preprocess(value => [value ?? []].flat(), z.array(z.coerce.number().int().min(1).max(12)).max(12)),
});
const appealForm = z.object({ appeal: longText(3000) });

/** The products of one co-op: the list, the forms, and the way to the department. */
@Controller()
export class ProductDeskController {
  constructor(
    private readonly products: Products,
    private readonly changes: Changes,
    private readonly takedowns: Takedowns,
    private readonly page: ProductDeskPage,
    private readonly db: Database,
  ) {}

  @Get('desk/:coop/products')
  @AtDesk()
  async list(@CurrentVisit() visit: Visit): Promise<string> {
    const { list } = visit.words.catalog;
    const products = await this.db.read(productsOfDesk, [visit.seat.cooperativeId, dayOf(visit.now)]);
    const mayAdd = mayAtDesk(visit.seat, productActions.edit.roles);
    const actions = products.length > 0 && (
      <>
        <Button href={paths.desk.reviews(visit.seat.slug)} kind="quiet">
          {visit.words.reviews.desk.link}
        </Button>
        <Button href={paths.desk.links(visit.seat.slug)} kind="quiet">
          {visit.words.resolver.desk.title}
        </Button>
        {mayAdd && (
          <Button href={paths.desk.imports(visit.seat.slug)} kind="quiet">
            {visit.words.productImports.link}
          </Button>
        )}
        {mayAdd && (
          <Button href={paths.desk.newProduct(visit.seat.slug)} icon="plus">
            {list.add}
          </Button>
        )}
      </>
    );
    return deskPage(
      visit,
      { title: list.title, tab: 'products', actions },
      <ProductListView visit={visit} products={products} mayAdd={mayAdd} />,
    );
  }

  @Get('desk/:coop/products/new')
  @AtDesk('clerk')
  newProduct(@CurrentVisit() visit: Visit): Promise<string> {
    return this.form(visit, blankForm());
  }

  @Post('desk/:coop/products')
  @AtDesk('clerk')
  async add(@CurrentVisit() visit: Visit, @Body() body: unknown): Promise<string> {
    const sent = await submit(visit, newProductForm, body, input =>
      this.products.add(visit.me, visit.seat.cooperativeId, input),
    );
    if (!sent.ok) return this.form(visit, sent.form);
    return visit.seeOther(paths.desk.product(visit.seat.slug, sent.result.slug), 'product-added');
  }

  @Get('desk/:coop/products/:slug')
  @AtDesk()
  show(@CurrentVisit() visit: Visit, @Param('slug') slug: string): Promise<string> {
    return this.page.show(visit, slug);
  }

  @Get('desk/:coop/products/:slug/edit')
  @AtDesk('clerk')
  async edit(@CurrentVisit() visit: Visit, @Param('slug') slug: string): Promise<string> {
    const product = await this.page.product(visit, slug);
    return this.form(visit, blankForm(typedOf(product)), product);
  }

  @Post('desk/:coop/products/:slug/edit')
  @AtDesk('clerk')
  async save(@CurrentVisit() visit: Visit, @Param('slug') slug: string, @Body() body: unknown): Promise<string> {
    const product = await this.page.product(visit, slug);
    const sent = await submit(visit, editProductForm, body, input => this.products.edit(visit.me, product.id, input));
    if (!sent.ok) return this.form(visit, sent.form, product);
    const flash = product.state === 'approved' ? 'change-proposed' : 'product-saved';
    return visit.seeOther(paths.desk.product(visit.seat.slug, slug), flash);
  }

  @Post('desk/:coop/products/:slug/submission')
  @AtDesk('clerk')
  async submit(@CurrentVisit() visit: Visit, @Param('slug') slug: string): Promise<string> {
    const { id } = await this.page.product(visit, slug);
    const sent = await submit(visit, z.object({}), {}, () => this.products.submit(visit.me, id));
    return this.page.answer(visit, slug, 'submission', sent, 'product-submitted');
  }

  @Post('desk/:coop/products/:slug/change-withdrawal')
  @AtDesk('clerk')
  async withdrawChange(@CurrentVisit() visit: Visit, @Param('slug') slug: string): Promise<string> {
    const { id } = await this.page.product(visit, slug);
    const sent = await submit(visit, z.object({}), {}, () => this.changes.withdraw(visit.me, id));
    return this.page.answer(visit, slug, 'change', sent, 'change-withdrawn');
  }

  @Post('desk/:coop/products/:slug/season')
  @AtDesk('clerk')
  async setSeason(@CurrentVisit() visit: Visit, @Param('slug') slug: string, @Body() body: unknown): Promise<string> {
    const { id } = await this.page.product(visit, slug);
    const sent = await submit(visit, seasonForm, body, ({ months }) => this.products.setSeason(visit.me, id, months));
    return this.page.answer(visit, slug, 'season', sent, 'season-saved');
  }

  @Post('desk/:coop/products/:slug/appeal')
  @AtDesk('director')
  async appeal(@CurrentVisit() visit: Visit, @Param('slug') slug: string, @Body() body: unknown): Promise<string> {
    const { id } = await this.page.product(visit, slug);
    const sent = await submit(visit, appealForm, body, ({ appeal }) => this.takedowns.appeal(visit.me, id, appeal));
    return this.page.answer(visit, slug, 'appeal', sent, 'appeal-filed');
  }

  private async form(visit: Visit, form: Form, product?: ProductRow): Promise<string> {
    const words = visit.words.catalog.form;
    const groups = await this.db.read(groupLeaves, [dayOf(visit.now)]);
    const title = product ? words.editTitle(visit.say(product.nameVi, product.nameEn)) : words.newTitle;
    return deskPage(
      visit,
      { title, tab: 'products', form, here: product ? undefined : paths.desk.newProduct(visit.seat.slug) },
      <ProductFormView visit={visit} form={form} groups={groups} product={product} />,
    );
  }
}
