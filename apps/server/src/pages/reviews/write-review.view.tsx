import { MOST_REVIEW_PHOTOS, reviewRule } from '#libs/reviews';
import { dayOf } from '#platform/clock';
import { paths } from '../../paths.js';
import { ActionForm, Button, Checkbox, FileInput, RadioCards, TextArea, TextInput } from '../../ui/forms.js';
import { Breadcrumbs } from '../../ui/navigation.js';
import { Notice } from '../../ui/notices.js';
import { PageHead, Stack } from '../../ui/sections.js';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';
import type { LineToReview, OwnReview } from './product-reviews.query.js';

interface WriteProps {
  visit: Visit;
  followKey: string;
  line: LineToReview;
  form: Form;
}

const STARS = ['5', '4', '3', '2', '1'] as const;
const DAY = 24 * 3_600_000;

/** What the buyer of a line may still do about it. */
export function WriteReviewView({ visit, followKey, line, form }: WriteProps) {
  const { write } = visit.words.reviews;
  const { review } = line;
  const hint = hintFor(visit, line);
  return (
    <>
      <PageHead
        title={write.title(visit.say(line.nameVi, line.nameEn))}
        crumbs={<Breadcrumbs label={write.back} items={[{ href: paths.follow(followKey), label: write.back }]} />}
      />
      <Stack>
        {review?.state === 'removed' ? <Removed visit={visit} review={review} /> : hint && <Notice>{hint}</Notice>}
        {mayWrite(visit, line) && <ReviewForm visit={visit} followKey={followKey} line={line} form={form} />}
        {review && review.state === 'shown' && (
          <ActionForm
            action={paths.withdrawReview(followKey, line.lineId)}
            label={write.withdraw}
            kind="quiet"
            confirm={{ question: write.withdrawQuestion, yes: write.withdrawYes }}
          />
        )}
      </Stack>
    </>
  );
}

const isLate = (visit: Visit, deliveredAt: Date): boolean =>
  visit.now.getTime() > deliveredAt.getTime() + reviewRule(dayOf(visit.now)).writeDays * DAY;

function mayWrite(visit: Visit, { deliveredAt, review }: LineToReview): boolean {
  if (review) return review.state === 'shown' && new Date(review.editUntil) >= visit.now;
  return deliveredAt !== null && !isLate(visit, deliveredAt);
}

/** Why there is no form, or until when there is one. */
function hintFor(visit: Visit, { deliveredAt, review }: LineToReview): string | undefined {
  const { write } = visit.words.reviews;
  if (review?.state === 'withdrawn') return write.withdrawn;
  if (review) {
    const until = new Date(review.editUntil);
    return until >= visit.now ? write.editUntil(visit.day(until)) : write.closed;
  }
  if (!deliveredAt) return write.notReceived;
  return isLate(visit, deliveredAt) ? write.late : undefined;
}

function Removed({ visit, review: { ground, note } }: { visit: Visit; review: OwnReview }) {
  const { write, grounds } = visit.words.reviews;
  return (
    <Notice tone="warning" title={write.removedTitle}>
      {ground && write.removedText(grounds[ground], note ?? '')}
    </Notice>
  );
}

function ReviewForm({ visit, followKey, line: { lineId, review }, form }: WriteProps) {
  const { write } = visit.words.reviews;
  const photosHint = [write.photosHint(MOST_REVIEW_PHOTOS), review?.photos ? write.photosReplace : ''];
  return (
    <form class="form stack" method="post" action={paths.writeReview(followKey, lineId)} enctype="multipart/form-data">
      <p class="hint">{write.lead}</p>
      <RadioCards
        {...form.input('stars')}
        label={write.stars}
        options={STARS.map(value => ({
          value,
          label: visit.words.reviews.starsOf(Number(value)),
          detail: write.choices[value],
        }))}
        required
      />
      <TextArea {...form.input('text')} label={write.text} hint={write.textHint} rows={6} maxlength={3000} />
      <TextInput
        {...form.input('shownName')}
        label={write.shownName}
        hint={write.shownNameHint}
        maxlength={60}
        autocomplete="off"
      />
      <FileInput
        name="photos"
        error={form.error('photos') ?? form.error('photo')}
        label={write.photos}
        hint={photosHint.join(' ').trim()}
        accept="image/jpeg,image/png,image/webp"
        multiple
      />
      {review && review.photos > 0 && <Checkbox name="dropPhotos" label={write.dropPhotos} />}
      <Button>{review ? write.save : write.send}</Button>
    </form>
  );
}
