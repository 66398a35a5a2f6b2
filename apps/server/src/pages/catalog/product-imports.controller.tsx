import { Controller, Get, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { Imports, productsCsv, productsXlsx, readProducts, type ReadRow } from '#libs/catalog';
import { HiddenFromActor } from '#libs/identity';
import { Database } from '#platform/database';
import { paths } from '../../paths.js';
import { AtDesk } from '../../web/access.js';
import { blankForm, fieldErrors, submit, type Form } from '../../web/forms.js';
import { readUpload } from '../../web/uploads.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { deskPage } from '../desk/desk-page.js';
import { importRowForm } from './product-form.js';
import { importPage, recentImports } from './product-imports.query.js';
import { ImportsView, ImportView } from './product-imports.view.js';

const MOST_BYTES = 4 * 1_048_576;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Products of a co-op from a file, and into one. */
@Controller()
export class ProductImportsController {
  constructor(
    private readonly imports: Imports,
    private readonly db: Database,
  ) {}

  @Get('desk/:coop/products/imports')
  @AtDesk('clerk')
  list(@CurrentVisit() visit: Visit): Promise<string> {
    return this.page(visit, blankForm());
  }

  @Get('desk/:coop/products/imports/files/:file')
  @AtDesk('clerk')
  async file(@CurrentVisit() visit: Visit, @Param('file') file: string): Promise<Uint8Array | string> {
    const [, what, kind] = /^(template|products)\.(csv|xlsx)$/.exec(file) ?? [];
    if (!what) throw new HiddenFromActor();
    const products = what === 'products' ? await this.imports.known(visit.me, visit.seat.cooperativeId) : [];
    const name = `${what}-${visit.seat.slug}-${visit.today}.${kind}`;
    if (kind === 'csv')
      return visit.file({ bytes: productsCsv(products, visit.locale), type: 'text/csv; charset=utf-8', name });
    return visit.file({ bytes: await productsXlsx(products, visit.locale), type: XLSX, name });
  }

  @Post('desk/:coop/products/imports')
  @AtDesk('clerk')
  async read(@CurrentVisit() visit: Visit): Promise<string> {
    const sent = await submit(visit, z.object({}), {}, async () => {
      const { file } = await readUpload(visit.request, { field: 'file', maxBytes: MOST_BYTES });
      const rows = (await readProducts(file ?? Buffer.of())).map(({ line, cells }) => rowOf(visit, line, cells));
      const name = `${visit.words.productImports.file} ${visit.moment(visit.now)}`;
      return this.imports.keep(visit.me, visit.seat.cooperativeId, name, rows);
    });
    if (!sent.ok) return this.page(visit, sent.form);
    return visit.seeOther(paths.desk.import(visit.seat.slug, sent.result));
  }

  @Get('desk/:coop/imports/:id')
  @AtDesk('clerk')
  async show(@CurrentVisit() visit: Visit, @Param('id') importId: string): Promise<string> {
    const [page] = await this.db.read(importPage, [visit.seat.cooperativeId, visit.id(importId)]);
    if (!page) throw new HiddenFromActor();
    const plans = page.state === 'done' ? [] : await this.imports.plan(visit.me, page.id);
    const byLine = new Map(plans.map(plan => [plan.line, plan]));
    const rows = page.rows.map(row => ({ ...row, outcome: row.outcome ?? byLine.get(row.line) }));
    const title = visit.words.productImports.pageTitle(page.fileName);
    return deskPage(visit, { title, tab: 'products' }, <ImportView visit={visit} page={page} rows={rows} />);
  }

  @Post('desk/:coop/imports/:id/confirmation')
  @AtDesk('clerk')
  async confirm(@CurrentVisit() visit: Visit, @Param('id') importId: string): Promise<string> {
    const [page] = await this.db.read(importPage, [visit.seat.cooperativeId, visit.id(importId)]);
    if (!page) throw new HiddenFromActor();
    await this.imports.confirm(visit.me, page.id);
    return visit.seeOther(paths.desk.import(visit.seat.slug, page.id), 'import-confirmed');
  }

  private async page(visit: Visit, form: Form): Promise<string> {
    const past = await this.db.read(recentImports, [visit.seat.cooperativeId]);
    const { title } = visit.words.productImports;
    const here = paths.desk.imports(visit.seat.slug);
    return deskPage(
      visit,
      { title, tab: 'products', form, here },
      <ImportsView visit={visit} past={past} form={form} />,
    );
  }
}

/** What a row says, by the rules of the forms; or a sentence for each cell that breaks them. */
function rowOf(visit: Visit, line: number, cells: Record<string, string>): ReadRow {
  const read = importRowForm.safeParse(cells);
  if (read.success) return { line, value: { line, ...read.data }, errors: [] };
  const errors = fieldErrors(read.error.issues, visit.words).map(({ field, message }) => ({
    column: field ?? '',
    message,
  }));
  return { line, value: null, errors };
}
