import { addDays, addMonths, type Day } from '#platform/clock';

export const ISSUERS = ['district', 'province', 'central'] as const;
export type Issuer = (typeof ISSUERS)[number];

export const STARS = [3, 4, 5] as const;
export type CertifiedStars = (typeof STARS)[number];

export const isStars = (stars: number): stars is CertifiedStars => STARS.some(star => star === stars);

interface IssuerRule {
  issuer: Issuer;
  stars: readonly CertifiedStars[];
  validTo?: Day;
  source: string;
}

/** Who certifies how many stars. Districts ended on 30 June 2025; the province took over what they did. */
const ISSUER_RULES: readonly IssuerRule[] = [
  {
    issuer: 'district',
    stars: [3],
    validTo: '2025-06-30',
    source: 'Decision 148/QĐ-TTg (2023); ended by Decision 1489/QĐ-TTg (2025)',
  },
  { issuer: 'province', stars: [3, 4], source: 'Decisions 1048/QĐ-TTg (2019), 148/QĐ-TTg (2023), 1489/QĐ-TTg (2025)' },
  { issuer: 'central', stars: [5], source: 'Decision 148/QĐ-TTg (2023)' },
];

/** Whether that level could certify that many stars on that day. */
export const mayCertify = (issuer: Issuer, stars: CertifiedStars, issuedOn: Day): boolean =>
  ISSUER_RULES.some(
    rule => rule.issuer === issuer && rule.stars.includes(stars) && (!rule.validTo || issuedOn <= rule.validTo),
  );

/** Months a certificate holds, counted from its day of issue (Decision 148/QĐ-TTg). */
const MONTHS = 36;

/** The last day on which a certificate holds. */
export const lastDayOf = (issuedOn: Day): Day => addDays(addMonths(issuedOn, MONTHS), -1);

export interface CertificateDays {
  issuedOn: Day;
  expiresOn: Day;
  /** The first day on which it no longer holds. */
  revokedOn: Day | null;
}

/** A star counts from the day of issue to the last day, or to the day before its revocation. */
export const holdsOn = ({ issuedOn, expiresOn, revokedOn }: CertificateDays, day: Day): boolean =>
  issuedOn <= day && day <= expiresOn && (revokedOn === null || day < revokedOn);
