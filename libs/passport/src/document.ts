import { CANONICAL_ORIGIN, digitalLink } from '#libs/gs1';
import type { Passport } from './passport.js';

/** The passport as programs get it, version 1. Names are English, texts as the co-op wrote them; dates ISO 8601; links absolute. */
export interface PassportDocument {
  version: 1;
  id: string;
  canonicalId: string;
  product: {
    name: { vi: string; en?: string };
    gtin: string;
    line: string;
    brand: string;
    pictures: string[];
    netContent: { value: number; unit: string };
  };
  responsible: {
    name: string;
    legalForm: string;
    identifier: { gln: string; taxCode: string };
    address: string;
    phone: string;
  };
  origin: { country: 'VN'; places: string[] };
  batch: { lot: string; producedOn?: string; packedOn?: string; bestBefore?: string };
  standard?: string;
  ingredients?: string;
  usage?: string;
  warnings?: string;
  stages: {
    name: string;
    step: string;
    at: string;
    productCode: string;
    locationCode: string;
    place: string;
    photos?: string[];
  }[];
  certificates: {
    kind: string;
    stars: number;
    decisionNumber: string;
    issuer: string;
    validFrom: string;
    validTo: string;
  }[];
  oneStepBack: { name: string; gln: string }[];
  oneStepForward: { parcels: number };
  recall?: { on: string; reason: string };
  links: { page: string; events: string };
}

interface Addresses {
  /** The public origin, without a slash at the end. */
  origin: string;
  photo: (id: string) => string;
  /** The name of a task, in Vietnamese. */
  taskName: (line: string, kind: string) => string;
}

export function documentOf(passport: Passport, { origin, photo, taskName }: Addresses): PassportDocument {
  const { gtin, lot, responsible } = passport;
  const id = digitalLink({ origin, gtin, lot });
  return {
    version: 1,
    id,
    canonicalId: digitalLink({ origin: CANONICAL_ORIGIN, gtin, lot }),
    product: {
      name: { vi: passport.nameVi, ...said('en', passport.nameEn) },
      gtin,
      line: passport.line,
      brand: passport.brand,
      pictures: passport.photos.map(one => origin + photo(one)),
      netContent: { value: passport.netQuantity, unit: passport.netUnit },
    },
    responsible: {
      name: responsible.name,
      legalForm: responsible.legalForm,
      identifier: { gln: responsible.gln, taxCode: responsible.taxCode },
      address: [responsible.address, responsible.commune, responsible.province].filter(Boolean).join(', '),
      phone: responsible.phone,
    },
    origin: { country: 'VN', places: [...new Set(passport.stages.map(({ place }) => place.commune))] },
    batch: {
      lot,
      ...said('producedOn', passport.producedOn),
      ...said('packedOn', passport.packedOn),
      ...said('bestBefore', passport.bestBefore),
    },
    ...said('standard', passport.standard),
    ...said('ingredients', passport.ingredientsVi),
    ...said('usage', passport.usageVi),
    ...said('warnings', passport.warningsVi),
    stages: passport.stages.map(({ kind, step, at, productCode, place, photos }) => ({
      name: taskName(passport.line, kind),
      step,
      at,
      productCode: origin + productCode,
      locationCode: `${origin}/414/${place.gln}/254/${encodeURIComponent(place.extension)}`,
      place: `${place.name}, ${place.commune}`,
      ...(photos && { photos: photos.map(id => `${origin}/field-photos/${id}`) }),
    })),
    certificates: passport.certificates.map(({ kind, stars, decisionNumber, issuer, issuedOn, expiresOn }) => ({
      kind,
      stars,
      decisionNumber,
      issuer,
      validFrom: issuedOn,
      validTo: expiresOn,
    })),
    oneStepBack: passport.from,
    oneStepForward: { parcels: passport.parcels },
    ...(passport.recalledOn && { recall: { on: passport.recalledOn, reason: passport.recallReasonVi ?? '' } }),
    links: {
      page: id,
      events: `${origin}/epcis/events?MATCH_epcClass=${encodeURIComponent(digitalLink({ origin: CANONICAL_ORIGIN, gtin, lot }))}`,
    },
  };
}

/** Leaves out what nobody said: a program must not take an empty text for an answer. */
const said = <K extends string>(key: K, value: string | null): Partial<Record<K, string>> =>
  value === null || value === '' ? {} : ({ [key]: value } as Record<K, string>);
