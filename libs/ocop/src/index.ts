export {
  ISSUERS,
  STARS,
  holdsOn,
  lastDayOf,
  mayCertify,
  type CertifiedStars,
  type Issuer,
} from './certificate-rules.js';
export type { CertificateDays } from './certificate-rules.js';
export type { CertificateInput } from './certificate.entity.js';
export * from './facts.js';
export * from './refusals.js';
export { Certificates } from './certificates.service.js';
export { OcopModule } from './ocop.module.js';
