import { z } from 'zod';

/** Whole đồng, VAT included. Below 10^8 (catalog_variant.price), so a JSON number holds it exactly. */
const dongs = z.int().min(0).meta({ description: 'whole đồng, VAT included' });
const count = z.int().min(0);
const day = z.iso.date();

export const unitOfContent = z.enum(['g', 'ml', 'piece', 'night']);

export const photo = z
  .object({
    id: z.guid(),
    width: count,
    height: count,
    altVi: z.string(),
    altEn: z.string(),
    widths: z
      .array(z.int().positive())
      .meta({ description: 'stored widths; each at /photos/{id}/{width}.avif and .webp' }),
  })
  .meta({ id: 'Photo' });

export const photoOfProduct = photo
  .extend({
    placeholder: z.string().nullable().meta({ description: 'a WebP of 16 pixels, base64; to be shown blurred' }),
  })
  .meta({ id: 'ProductPhoto' });

export const commune = z.object({ code: z.string(), name: z.string() }).meta({ id: 'CommuneName' });

/** What verified buyers gave; who bought it and received it may write. */
export const rating = z
  .object({
    count: z.int().positive(),
    average: z.number().min(1).max(5).meta({ description: 'stars, to one decimal' }),
  })
  .meta({ id: 'Rating' });

export const ratingInFull = rating
  .extend({ counts: z.array(count).length(5).meta({ description: 'how many gave one star, two ... five' }) })
  .meta({ id: 'RatingInFull' });

/** A listed product as a list shows it; price and pack are those of its cheapest variant. */
export const card = z
  .object({
    slug: z.string(),
    nameVi: z.string(),
    nameEn: z.string(),
    line: z.string(),
    cooperative: z.object({ slug: z.string(), name: z.string() }),
    commune,
    stars: z.int().min(3).max(5).nullable().meta({ description: 'of the OCOP certificate that holds today' }),
    rating: rating.nullable(),
    price: dongs,
    pack: z.string(),
    netQuantity: z.int().positive(),
    netUnit: unitOfContent,
    isByWeight: z.boolean().meta({ description: 'weighed when it is packed; the price is that of the net content' }),
    variants: z.int().positive(),
    free: count.meta({ description: 'packs that can be ordered now' }),
    photo: photo.nullable(),
  })
  .meta({ id: 'ProductCard' });

/** How many products each choice would show; a facet does not count its own filter. */
export const facets = z
  .object({
    communes: z.array(commune.extend({ count })),
    groups: z.array(
      z.object({ code: z.string(), parentCode: z.string().nullable(), nameVi: z.string(), nameEn: z.string(), count }),
    ),
    stars: z.array(z.object({ stars: z.int().min(3).max(5), count })),
    lines: z.array(z.object({ line: z.string(), count })),
    cooperatives: z
      .array(z.object({ slug: z.string(), name: z.string(), count }))
      .meta({ description: 'the twenty with most, and those that were asked for' }),
  })
  .meta({ id: 'ProductFacets' });

export const productList = z
  .object({
    isGuess: z.boolean().meta({ description: 'nothing has all the words; what was found merely resembles them' }),
    total: count,
    products: z.array(card),
    facets,
  })
  .meta({ id: 'ProductList' });

export const variant = z
  .object({
    id: z.guid(),
    gtin: z.string().regex(/^\d{14}$/),
    pack: z.string(),
    netQuantity: z.int().positive(),
    netUnit: unitOfContent,
    price: dongs,
    pricePerKilo: dongs.nullable().meta({
      description:
        'of what is sold by weight: the pack is weighed when it is packed, and that is charged; `price` is that of the net content',
    }),
    tolerancePercent: z.int().nullable().meta({ description: 'how far what is weighed may be from the net content' }),
    free: count,
  })
  .meta({ id: 'Variant' });

export const certificate = z
  .object({
    stars: z.int().min(3).max(5),
    decisionNumber: z.string(),
    issuer: z.enum(['district', 'province', 'central']),
    issuedOn: day,
    expiresOn: day.meta({ description: 'the last day on which it holds' }),
  })
  .meta({ id: 'OcopCertificate' });

export const batchOnSale = z
  .object({
    lot: z.string(),
    gtin: z.string().nullable(),
    producedOn: day.nullable(),
    packedOn: day.nullable(),
    bestBefore: day.nullable(),
    isRecalled: z.boolean(),
  })
  .meta({ id: 'BatchOnSale' });

/** Who sells it, as Law 19/2023/QH15 Art. 37 wants it shown. */
export const seller = z
  .object({
    slug: z.string(),
    name: z.string(),
    legalForm: z.enum(['THT', 'HTX', 'LHHTX', 'DN', 'HKD']),
    taxCode: z.string(),
    phone: z.string(),
    addressLine: z.string(),
    commune,
    province: z.string(),
    gln: z.string(),
  })
  .meta({ id: 'Seller' });

export const product = z
  .object({
    slug: z.string(),
    nameVi: z.string(),
    nameEn: z.string(),
    summaryVi: z.string(),
    summaryEn: z.string(),
    storyVi: z.string(),
    storyEn: z.string(),
    ingredientsVi: z.string(),
    ingredientsEn: z.string(),
    usageVi: z.string(),
    usageEn: z.string(),
    warningsVi: z.string(),
    warningsEn: z.string(),
    standard: z.string(),
    shelfLifeDays: z.int().positive().nullable(),
    season: z
      .array(z.int().min(1).max(12))
      .nullable()
      .meta({ description: 'months in which it is to be had fresh, rising; null all year round' }),
    line: z.string(),
    group: z.object({ code: z.string(), nameVi: z.string(), nameEn: z.string() }),
    cooperative: seller,
    certificate: certificate.nullable(),
    rating: ratingInFull.nullable(),
    variants: z.array(variant),
    photos: z.array(photoOfProduct),
    batches: z.array(batchOnSale),
    updatedAt: z.iso.datetime({ offset: true }),
  })
  .meta({ id: 'Product' });

export type Card = z.infer<typeof card>;
export type ListingPhoto = z.infer<typeof photo>;
export type ProductList = z.infer<typeof productList>;
export type Product = z.infer<typeof product>;
export type Variant = z.infer<typeof variant>;
export type BatchOnSale = z.infer<typeof batchOnSale>;
