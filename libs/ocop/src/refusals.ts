import { Conflict, Invalid, NotAllowed } from '#platform/errors';

/** Only three, four and five stars are certified. */
export class NotAStar extends Invalid {
  readonly code = 'not-a-star';
  override readonly field = 'stars';
}

export class DecisionNumberNeeded extends Invalid {
  readonly code = 'decision-number-needed';
  override readonly field = 'decisionNumber';
}

export class IssuedInTheFuture extends Invalid {
  readonly code = 'issued-in-the-future';
  override readonly field = 'issuedOn';
}

/** This level of government does not certify so many stars, or no longer did on that day. */
export class IssuerCannotCertify extends Invalid {
  readonly code = 'issuer-cannot-certify';
  override readonly field = 'issuer';
  override readonly facts: { stars: number };

  constructor(stars: number) {
    super(`not an issuer of ${stars} stars on that day`);
    this.facts = { stars };
  }
}

/** Another certificate of the product holds on one of its days. */
export class CertificatesOverlap extends Conflict {
  readonly code = 'certificates-overlap';
  override readonly field = 'issuedOn';
}

/** It has expired or was revoked before: nothing is left to revoke. */
export class CertificateIsOver extends NotAllowed {
  readonly code = 'certificate-is-over';
}

export class RevocationReasonNeeded extends Invalid {
  readonly code = 'revocation-reason-needed';
  override readonly field = 'reason';
}
