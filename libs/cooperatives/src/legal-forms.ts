/** THT co-operative group, HTX co-operative, LHHTX union (Law 17/2023/QH15); DN enterprise, HKD household business. */
export const LEGAL_FORMS = ['HTX', 'THT', 'LHHTX', 'DN', 'HKD'] as const;
export type LegalForm = (typeof LEGAL_FORMS)[number];

/** The sectors of the province's plan (994/KH-UBND, 16 April 2021). */
export const SECTORS = [
  'agriculture',
  'industry-craft',
  'trade-service',
  'construction',
  'transport',
  'credit',
  'social-service',
] as const;
export type Sector = (typeof SECTORS)[number];

/** Which mass organisation founded it, where one did. */
export const UNIONS = ['women', 'youth', 'farmers', 'veterans'] as const;
export type Union = (typeof UNIONS)[number];

/**
 * With how many it may be founded: persons, for a union co-operatives. Law 17/2023/QH15, as commonly summarised; we have not read
 * the articles, so a wrong number is to be corrected here and nowhere else.
 */
export const LEAST_MEMBERS: Readonly<Record<LegalForm, number>> = { HTX: 5, THT: 2, LHHTX: 3, DN: 1, HKD: 1 };
