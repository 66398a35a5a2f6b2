import type { Product } from '../../api/schemas/product.js';
import { paths } from '../../paths.js';
import { Section, Stack } from '../../ui/sections.js';
import { Distribution, ReviewArticle, scoreText, type Reader } from './review-parts.js';
import type { ShownReview } from './review-sql.js';

interface PartProps {
  visit: Reader;
  product: Product;
  reviews: readonly ShownReview[];
}

/** On the page of a product: what its buyers say, the newest first. */
export function ProductReviewsPart({ visit, product, reviews }: PartProps) {
  const { reviews: words } = visit.words;
  const { rating } = product;
  const more = reviews.length > 0 ? { href: paths.reviews(product.slug), label: words.all } : undefined;
  return (
    <Section title={words.title} lead={rating ? undefined : words.none} more={more} id="reviews">
      <Stack>
        {rating && (
          <>
            <p>
              <strong>{scoreText(visit, rating)}</strong>. {words.lead}
            </p>
            <Distribution visit={visit} counts={rating.counts} />
          </>
        )}
        {reviews.map(review => (
          <ReviewArticle visit={visit} review={review} seller={product.cooperative.name} />
        ))}
      </Stack>
    </Section>
  );
}
