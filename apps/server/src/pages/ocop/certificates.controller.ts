import { Body, Controller, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { HiddenFromActor } from '#libs/identity';
import { Certificates, ISSUERS } from '#libs/ocop';
import { Database, statement } from '#platform/database';
import { AtDepartment } from '../../web/access.js';
import { choice, confirmed, day, text } from '../../web/fields.js';
import { submit } from '../../web/forms.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { ModerationPage } from '../catalog/moderation.page.js';

const slugOfCertificate = statement<{ slug: string }, [string]>(
  'ocop-pages.slug-of-certificate',
  'SELECT p.slug FROM ocop_certificate o JOIN catalog_product p ON p.id = o.product_id WHERE o.id = $1',
);

const recordForm = z.object({
  stars: choice(['3', '4', '5']).transform(Number),
  decisionNumber: text(80),
  issuer: choice(ISSUERS),
  issuedOn: day(),
});
const revokeForm = z.object({ reason: text(500), sure: confirmed() });

/** What the councils decided, written down by the department; both forms stand on the product's page. */
@Controller()
@AtDepartment()
export class CertificatesController {
  constructor(
    private readonly certificates: Certificates,
    private readonly page: ModerationPage,
    private readonly db: Database,
  ) {}

  @Post('department/products/:slug/certificates')
  async record(@CurrentVisit() visit: Visit, @Param('slug') slug: string, @Body() body: unknown): Promise<string> {
    const { id } = await this.page.product(slug);
    const sent = await submit(visit, recordForm, body, input => this.certificates.record(visit.me, id, input));
    return this.page.answer(visit, slug, 'certificate', sent, 'certificate-recorded');
  }

  @Post('department/certificates/:id/revocation')
  async revoke(
    @CurrentVisit() visit: Visit,
    @Param('id') certificateId: string,
    @Body() body: unknown,
  ): Promise<string> {
    const id = visit.id(certificateId);
    const [product] = await this.db.read(slugOfCertificate, [id]);
    if (!product) throw new HiddenFromActor();
    const sent = await submit(visit, revokeForm, body, ({ reason }) => this.certificates.revoke(visit.me, id, reason));
    return this.page.answer(visit, product.slug, id, sent, 'certificate-revoked');
  }
}
