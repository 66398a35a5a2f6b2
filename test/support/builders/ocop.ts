import { Certificates, type CertificateInput } from '#libs/ocop';
import type { TestDatabase } from '../database.js';

export const certificatesOn = ({ db, outbox, clock }: TestDatabase): Certificates =>
  new Certificates(db, outbox, clock);

/** Four stars of the province, in force at the moment at which tests begin. */
export const fourStars = (change: Partial<CertificateInput> = {}): CertificateInput => ({
  stars: 4,
  decisionNumber: '1234/QĐ-UBND',
  issuer: 'province',
  issuedOn: '2025-08-15',
  ...change,
});
