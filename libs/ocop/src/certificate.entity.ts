import { Column, Entity, PrimaryColumn } from 'typeorm';
import { dayOf, type Day } from '#platform/clock';
import { holdsOn, isStars, lastDayOf, mayCertify, type CertifiedStars, type Issuer } from './certificate-rules.js';
import {
  CertificateIsOver,
  DecisionNumberNeeded,
  IssuedInTheFuture,
  IssuerCannotCertify,
  NotAStar,
  RevocationReasonNeeded,
} from './refusals.js';

/** What the decision of a council says. */
export interface CertificateInput {
  stars: number;
  /** E.g. `1234/QĐ-UBND`. */
  decisionNumber: string;
  issuer: Issuer;
  issuedOn: Day;
}

/** The stars of one product for one span of days. Never changed, only revoked. */
@Entity('ocop_certificate')
export class Certificate {
  @PrimaryColumn('uuid') id: string;
  @Column({ type: 'uuid', name: 'product_id', update: false }) productId: string;
  @Column({ type: 'smallint', update: false }) stars: CertifiedStars;
  @Column({ type: 'text', name: 'decision_number', update: false }) decisionNumber: string;
  @Column({ type: 'text', update: false }) issuer: Issuer;
  @Column({ type: 'date', name: 'issued_on', update: false }) issuedOn: Day;
  /** The last day on which it holds. */
  @Column({ type: 'date', name: 'expires_on', update: false }) expiresOn: Day;
  /** The first day on which it no longer holds. */
  @Column('date', { name: 'revoked_on', nullable: true }) revokedOn: Day | null;
  @Column('text', { name: 'revocation_reason', nullable: true }) revocationReason: string | null;
  @Column({ type: 'uuid', name: 'recorded_by', update: false }) recordedBy: string;
  @Column({ type: 'timestamptz', name: 'recorded_at', update: false }) recordedAt: Date;

  static record(id: string, productId: string, input: CertificateInput, officerId: string, at: Date): Certificate {
    const { stars, issuer, issuedOn } = input;
    const decisionNumber = input.decisionNumber.trim();
    if (!isStars(stars)) throw new NotAStar();
    if (decisionNumber === '') throw new DecisionNumberNeeded();
    if (issuedOn > dayOf(at)) throw new IssuedInTheFuture();
    if (!mayCertify(issuer, stars, issuedOn)) throw new IssuerCannotCertify(stars);
    const days = { issuedOn, expiresOn: lastDayOf(issuedOn), revokedOn: null };
    const record = {
      id,
      productId,
      stars,
      decisionNumber,
      issuer,
      recordedBy: officerId,
      recordedAt: at,
      revocationReason: null,
    };
    return Object.assign(new Certificate(), record, days);
  }

  /** From today on the product has no star by it. Throws CertificateIsOver when it has none already. */
  revoke(reason: string, today: Day): void {
    if (!holdsOn(this, today)) throw new CertificateIsOver();
    if (reason.trim() === '') throw new RevocationReasonNeeded();
    this.revokedOn = today;
    this.revocationReason = reason.trim();
  }
}
