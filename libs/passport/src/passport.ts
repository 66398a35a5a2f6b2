import type { Day } from '#platform/clock';

/** A place as GS1 names it: AI 414 (GLN of the party) and AI 254 (its own extension). */
export interface PassportPlace {
  gln: string;
  extension: string;
  name: string;
  commune: string;
}

export interface PassportStage {
  /** A task of the recipe, in the co-op's words. */
  kind: string;
  step: string;
  /** ISO 8601 */
  at: string;
  /** GS1 Digital Link path of the goods as they left this stage: `/01/{gtin}/10/{lot}`. */
  productCode: string;
  place: PassportPlace;
  /** Ids of photos of the work that the co-op shows to everybody; null when there are none. */
  photos: string[] | null;
}

export interface PassportCertificate {
  kind: 'ocop';
  stars: number;
  decisionNumber: string;
  issuer: string;
  issuedOn: Day;
  expiresOn: Day;
}

/**
 * What a batch must say of itself: the digital product passport of Decree 37/2026/NĐ-CP, Art. 32, with the items of Circular 02/2024/TT-BKHCN and the
 * stages of the draft decree (each with product code, location code, name and time). Texts are what the co-op wrote; empty when it wrote nothing.
 */
export interface Passport {
  gtin: string;
  lot: string;
  nameVi: string;
  nameEn: string;
  /** Ids of the product's photos. */
  photos: string[];
  line: string;
  brand: string;
  netQuantity: number;
  netUnit: string;
  ingredientsVi: string;
  usageVi: string;
  warningsVi: string;
  standard: string;
  /** Undefined in law for what does not expire; null then. */
  shelfLifeDays: number | null;
  producedOn: Day | null;
  packedOn: Day | null;
  bestBefore: Day | null;
  recalledOn: Day | null;
  recallReasonVi: string | null;
  responsible: {
    slug: string;
    name: string;
    legalForm: string;
    taxCode: string;
    gln: string;
    address: string;
    commune: string;
    province: string;
    phone: string;
  };
  stages: PassportStage[];
  certificates: PassportCertificate[];
  /** One step back: whom goods or raw material came from. */
  from: { name: string; gln: string }[];
  /** One step forward: parcels sent, by count; buyers are nobody's business. */
  parcels: number;
}
