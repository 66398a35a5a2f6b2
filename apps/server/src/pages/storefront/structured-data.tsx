import type { Product } from '../../api/schemas/product.js';
import { paths } from '../../paths.js';
import type { Visit } from '../../web/visit.js';
import type { ShownReview } from '../reviews/review-sql.js';

type Site = Pick<Visit, 'origin' | 'nonce'>;

/** JSON inside <script>: `<` is escaped, or a text with `</script>` in it would end the element. */
export const scriptSafe = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');

/** What a page says to machines in schema.org's words. */
export function StructuredData({ nonce, value }: { nonce: string; value: object }) {
  return <script type="application/ld+json" nonce={nonce} dangerouslySetInnerHTML={{ __html: scriptSafe(value) }} />;
}

export interface ShareCardProps {
  site: Site;
  path: string;
  title: string;
  text: string;
  kind: 'website' | 'product' | 'profile';
  /** Path of a picture. */
  picture?: string;
}

/** What a chat or a social network shows when somebody passes the address on (ogp.me). */
export function ShareCard({ site, path, title, text, kind, picture }: ShareCardProps) {
  return (
    <>
      <meta property="og:type" content={kind} />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={text} />
      <meta property="og:url" content={site.origin + path} />
      <meta property="og:site_name" content="Chợ Phiên" />
      {picture && <meta property="og:image" content={site.origin + picture} />}
      <meta name="twitter:card" content={picture ? 'summary_large_image' : 'summary'} />
    </>
  );
}

const widest = (product: Product): string[] =>
  product.photos.flatMap(photo => {
    const width = photo.widths.at(-1);
    return width === undefined ? [] : [paths.photo(photo.id, width, 'webp')];
  });

interface ProductTexts {
  name: string;
  text: string;
  /** The newest, as they stand on the page. */
  reviews: readonly ShownReview[];
  /** What a buyer is called who wanted no name. */
  anonymous: string;
}

/** schema.org/Product, one Offer per pack. Prices in đồng have no decimals. */
export function productData(
  { origin }: Pick<Site, 'origin'>,
  product: Product,
  { name, text, reviews, anonymous }: ProductTexts,
): object {
  const url = origin + paths.product(product.slug);
  const seller = {
    '@type': 'Organization',
    name: product.cooperative.name,
    url: origin + paths.cooperative(product.cooperative.slug),
    taxID: product.cooperative.taxCode,
  };
  return {
    '@context': 'https://schema.org',
    '@type': 'Product',
    name,
    url,
    description: text || undefined,
    image: widest(product).map(path => origin + path),
    countryOfOrigin: { '@type': 'Country', name: 'VN' },
    manufacturer: seller,
    award: product.certificate ? `OCOP ${product.certificate.stars}/5` : undefined,
    ...ratingData(product.rating),
    review: product.rating ? reviewsData(reviews, anonymous) : undefined,
    offers: product.variants.map(variant => ({
      '@type': 'Offer',
      url,
      gtin: variant.gtin,
      price: variant.price,
      priceCurrency: 'VND',
      availability: `https://schema.org/${variant.free > 0 ? 'InStock' : 'OutOfStock'}`,
      seller,
    })),
  };
}

/** schema.org/AggregateRating; nothing while nobody has written. */
const ratingData = (rating: Product['rating']): object =>
  rating
    ? { aggregateRating: { '@type': 'AggregateRating', ratingValue: rating.average, reviewCount: rating.count } }
    : {};

/** schema.org/Review, of those that stand. */
const reviewsData = (reviews: readonly ShownReview[], anonymous: string): object[] =>
  reviews
    .filter(review => !review.removed)
    .map(({ stars, text, name, writtenAt }) => ({
      '@type': 'Review',
      reviewRating: { '@type': 'Rating', ratingValue: stars, bestRating: 5, worstRating: 1 },
      author: { '@type': 'Person', name: name || anonymous },
      datePublished: writtenAt.slice(0, 10),
      reviewBody: text || undefined,
    }));

/** schema.org/BreadcrumbList */
export function crumbsData({ origin }: Pick<Site, 'origin'>, crumbs: { href?: string; label: string }[]): object {
  return {
    '@context': 'https://schema.org',
    '@type': 'BreadcrumbList',
    itemListElement: crumbs.map(({ href, label }, at) => ({
      '@type': 'ListItem',
      position: at + 1,
      name: label,
      item: href && origin + href,
    })),
  };
}
