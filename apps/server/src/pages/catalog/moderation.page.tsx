import { Injectable } from '@nestjs/common';
import { HiddenFromActor } from '#libs/identity';
import { Database } from '#platform/database';
import { paths } from '../../paths.js';
import type { Sent } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';
import { departmentPage } from '../department/department-page.js';
import type { FormInPlace } from './form-in-place.js';
import { productForDepartment, type ModerationRow } from './moderation.query.js';
import { ModerationView } from './moderation.view.js';
import { StateBadge } from './product-parts.js';

/** The page of one product in the department: its decisions and its certificates come back here. */
@Injectable()
export class ModerationPage {
  constructor(private readonly db: Database) {}

  /** Drafts are their co-op's own business. */
  async product(slug: string): Promise<ModerationRow> {
    const [product] = await this.db.read(productForDepartment, [slug]);
    if (!product) throw new HiddenFromActor();
    return product;
  }

  async show(visit: Visit, slug: string, sent?: FormInPlace): Promise<string> {
    const product = await this.product(slug);
    return departmentPage(
      visit,
      {
        title: visit.say(product.nameVi, product.nameEn),
        tab: 'products',
        form: sent?.form,
        actions: <StateBadge state={product.state} words={visit.words.catalog.states} />,
      },
      <ModerationView visit={visit} product={product} sent={sent} />,
    );
  }

  answer(visit: Visit, slug: string, of: string, sent: Sent<unknown>, flash: string): Promise<string> | string {
    if (!sent.ok) return this.show(visit, slug, { of, form: sent.form });
    return visit.seeOther(paths.department.product(slug), flash);
  }
}
