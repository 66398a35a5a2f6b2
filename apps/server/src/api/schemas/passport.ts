import { z } from 'zod';

const text = z.string().min(1);

/** The digital product passport of one batch under one GTIN. */
export const passportDocument = z
  .object({
    version: z.literal(1),
    id: z.url().meta({ description: 'the GS1 Digital Link of the batch, as on the label' }),
    canonicalId: z.url(),
    product: z.object({
      name: z.object({ vi: text, en: text.optional() }),
      gtin: z.string().regex(/^\d{14}$/),
      line: text,
      brand: text,
      pictures: z.array(z.url()),
      netContent: z.object({ value: z.int().positive(), unit: z.enum(['g', 'ml', 'piece', 'night']) }),
    }),
    responsible: z.object({
      name: text,
      legalForm: text,
      identifier: z.object({ gln: z.string(), taxCode: z.string() }),
      address: text,
      phone: z.string(),
    }),
    origin: z.object({ country: z.literal('VN'), places: z.array(text) }),
    batch: z.object({
      lot: text,
      producedOn: z.iso.date().optional(),
      packedOn: z.iso.date().optional(),
      bestBefore: z.iso.date().optional(),
    }),
    standard: text.optional(),
    ingredients: text.optional(),
    usage: text.optional(),
    warnings: text.optional(),
    stages: z.array(
      z.object({
        name: text,
        step: text,
        at: z.iso.datetime({ offset: true }),
        productCode: z.url(),
        locationCode: z.url(),
        place: text,
        photos: z.array(z.url()).describe('Photos of the work that the co-op shows to everybody').optional(),
      }),
    ),
    certificates: z.array(
      z.object({
        kind: z.literal('ocop'),
        stars: z.int().min(3).max(5),
        decisionNumber: text,
        issuer: text,
        validFrom: z.iso.date(),
        validTo: z.iso.date(),
      }),
    ),
    oneStepBack: z.array(z.object({ name: text, gln: z.string() })),
    oneStepForward: z.object({ parcels: z.int().min(0) }),
    recall: z.object({ on: z.iso.date(), reason: z.string() }).optional(),
    links: z.object({ page: z.url(), events: z.url() }),
  })
  .meta({ id: 'Passport' });

export const passportParams = z.object({
  gtin: z
    .string()
    .regex(/^\d{14}$/)
    .meta({ description: 'GTIN-14' }),
  lot: z.string().min(1).max(20).meta({ description: 'lot, AI 10' }),
});
