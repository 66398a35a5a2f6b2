import type { Product } from '../../api/schemas/product.js';
import { paths } from '../../paths.js';
import { Badge } from '../../ui/badges.js';
import { Notice } from '../../ui/notices.js';
import { Picture } from '../../ui/picture.js';
import { Grid, Panel } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import type { Children, Photo } from '../../ui/types.js';
import type { Visit } from '../../web/visit.js';
import type { ReviewPhoto, ShownReview } from './review-sql.js';

export type Reader = Pick<Visit, 'locale' | 'words' | 'number' | 'day' | 'percent'>;
type Rating = Pick<NonNullable<Product['rating']>, 'count' | 'average'>;

/** `4,6/5`: figures, not woven stars, which are those of a certificate. */
export const averageText = ({ number }: Reader, average: number): string => number(average);

export const scoreText = (visit: Reader, { count, average }: Rating): string =>
  visit.words.reviews.score(averageText(visit, average), visit.number(count));

/** How many gave how many stars, most first. */
export function Distribution({ visit, counts }: { visit: Reader; counts: readonly number[] }) {
  const { reviews: words } = visit.words;
  const all = counts.reduce((sum, n) => sum + n, 0);
  const rows = counts.map((n, at) => [words.starsOf(at + 1), visit.number(n), visit.percent(n / all)]).reverse();
  return (
    <DataTable
      caption={words.distribution}
      quietCaption
      phone="scroll"
      columns={[{ label: words.stars }, { label: words.reviews, align: 'end' }, { label: words.share, align: 'end' }]}
      rows={rows.map(cells => ({ cells }))}
    />
  );
}

interface ReviewProps {
  visit: Reader;
  review: ShownReview;
  /** Who answers. */
  seller: string;
  children?: Children;
}

/** One review as everybody reads it; of what was removed, the mark. */
export function ReviewArticle({ visit, review, seller, children }: ReviewProps) {
  const { reviews: words } = visit.words;
  if (review.removed)
    return (
      <Notice>{words.removedOn(visit.day(new Date(review.removed.at)), words.grounds[review.removed.ground])}</Notice>
    );
  return (
    <Panel>
      <p>
        <Badge icon="star">{words.outOf(review.stars)}</Badge>{' '}
        <span class="hint">
          {words.writtenOn(review.name || words.anonymous, visit.day(new Date(review.writtenAt)))}
          {review.editedAt && `. ${words.edited(visit.day(new Date(review.editedAt)))}`}
        </span>
      </p>
      <Lines text={review.text} />
      <Photos visit={visit} photos={review.photos} />
      {review.reply && (
        <Notice title={words.replyOf(seller, visit.day(new Date(review.reply.at)))}>
          <Lines text={review.reply.text} />
        </Notice>
      )}
      {children}
    </Panel>
  );
}

export function Lines({ text }: { text: string }) {
  const lines = text.split('\n').filter(line => line.trim() !== '');
  return (
    <>
      {lines.map(line => (
        <p>{line}</p>
      ))}
    </>
  );
}

function Photos({ visit, photos }: { visit: Reader; photos: readonly ReviewPhoto[] }) {
  if (photos.length === 0) return null;
  return (
    <Grid min="small">
      {photos.map((photo, at) => (
        <Picture photo={photoOf(photo, visit.words.reviews.photoOf(at + 1))} line="generic" />
      ))}
    </Grid>
  );
}

function photoOf({ id, width, height, widths }: ReviewPhoto, alt: string): Photo {
  const srcset = widths.map(one => `${paths.reviewPhoto(id, one, 'webp')} ${one}w`).join(', ');
  return { src: paths.reviewPhoto(id, widths.at(-1) ?? 0, 'webp'), srcset, sizes: '12rem', alt, width, height };
}
