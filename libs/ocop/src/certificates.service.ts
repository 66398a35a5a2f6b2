import { Injectable } from '@nestjs/common';
import { HiddenFromActor, requireOffice, type Actor } from '#libs/identity';
import { Clock } from '#platform/clock';
import { Database, isOverlapping, statement, type Tx } from '#platform/database';
import { newId } from '#platform/ids';
import { Outbox } from '#platform/outbox';
import { Certificate, type CertificateInput } from './certificate.entity.js';
import { CertificatesOverlap } from './refusals.js';

const productExists = statement<{ id: string }, [string]>(
  'ocop.product-exists',
  'SELECT id FROM catalog_product WHERE id = $1',
);

/** The department's record of what the councils decided. Badges and filters read it by day: there is no other place for a star. */
@Injectable()
export class Certificates {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Throws NotAStar, DecisionNumberNeeded, IssuedInTheFuture, IssuerCannotCertify, CertificatesOverlap. */
  async record(officer: Actor, productId: string, input: CertificateInput): Promise<{ id: string }> {
    requireOffice(officer, 'officer');
    const [product] = await this.db.read(productExists, [productId]);
    if (!product) throw new HiddenFromActor();
    const certificate = Certificate.record(newId(), productId, input, officer.personId, this.clock.now());
    try {
      await this.db.transaction(tx => this.insert(tx, certificate));
    } catch (error) {
      throw isOverlapping(error, 'ocop_certificate_one_at_a_time') ? new CertificatesOverlap() : error;
    }
    return { id: certificate.id };
  }

  /** At once and for good. Throws CertificateIsOver, RevocationReasonNeeded. */
  async revoke(officer: Actor, certificateId: string, reason: string): Promise<void> {
    requireOffice(officer, 'officer');
    return this.db.transaction(async tx => {
      const certificate = await tx.findOne(Certificate, {
        where: { id: certificateId },
        lock: { mode: 'pessimistic_write' },
      });
      if (!certificate) throw new HiddenFromActor();
      certificate.revoke(reason, this.clock.today());
      await tx.save(certificate);
      await this.outbox.add(tx, { name: 'certificate.revoked', certificateId });
    });
  }

  private async insert(tx: Tx, certificate: Certificate): Promise<void> {
    await tx.insert(Certificate, certificate);
    await this.outbox.add(tx, { name: 'certificate.recorded', certificateId: certificate.id });
  }
}
