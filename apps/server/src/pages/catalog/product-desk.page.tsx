import { Injectable } from '@nestjs/common';
import { HiddenFromActor } from '#libs/identity';
import { Database } from '#platform/database';
import { paths } from '../../paths.js';
import type { Sent } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';
import { deskPage } from '../desk/desk-page.js';
import type { FormInPlace } from './form-in-place.js';
import { productOfDesk } from './product-desk.query.js';
import { ProductDeskView } from './product-desk.view.js';
import { StateBadge } from './product-parts.js';
import type { ProductRow } from './product-sql.js';

/** The page of one product at the desk, and the way back to it after each of its forms. */
@Injectable()
export class ProductDeskPage {
  constructor(private readonly db: Database) {}

  /** By its address; what another co-op sells is not there. */
  async product(visit: Visit, slug: string): Promise<ProductRow> {
    const [product] = await this.db.read(productOfDesk, [visit.seat.cooperativeId, slug]);
    if (!product) throw new HiddenFromActor();
    return product;
  }

  async show(visit: Visit, slug: string, sent?: FormInPlace): Promise<string> {
    const product = await this.product(visit, slug);
    return deskPage(
      visit,
      {
        title: visit.say(product.nameVi, product.nameEn),
        tab: 'products',
        form: sent?.form,
        here: paths.desk.product(visit.seat.slug, slug),
        actions: <StateBadge state={product.state} words={visit.words.catalog.states} />,
      },
      <ProductDeskView visit={visit} product={product} sent={sent} />,
    );
  }

  /** Back to the page with a sentence, or the page again with what is wrong in the form called `of`. */
  answer(visit: Visit, slug: string, of: string, sent: Sent<unknown>, flash: string): Promise<string> | string {
    if (!sent.ok) return this.show(visit, slug, { of, form: sent.form });
    return visit.seeOther(paths.desk.product(visit.seat.slug, slug), flash);
  }
}
