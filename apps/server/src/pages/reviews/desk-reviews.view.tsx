import { paths } from '../../paths.js';
import { Button, TextArea } from '../../ui/forms.js';
import { Pagination, Tabs } from '../../ui/navigation.js';
import { EmptyState } from '../../ui/notices.js';
import { Stack } from '../../ui/sections.js';
import type { Visit } from '../../web/visit.js';
import { formFor, type FormInPlace } from '../catalog/form-in-place.js';
import { REVIEWS_AT_DESK, type DeskReview } from './desk-reviews.query.js';
import { ReviewArticle } from './review-parts.js';
import type { ReviewWish } from './review-wish.js';

interface DeskReviewsProps {
  visit: Visit;
  wish: ReviewWish;
  rows: readonly DeskReview[];
  mayReply: boolean;
  sent?: FormInPlace;
}

/** What buyers say of the co-op's goods, and its answers. */
export function DeskReviewsView({ visit, wish, rows, mayReply, sent }: DeskReviewsProps) {
  const { desk: words } = visit.words.reviews;
  const tab = (key: 'open' | 'all') => ({
    href: paths.desk.reviews(visit.seat.slug, { tab: key }),
    label: words.tabs[key],
    current: key === wish.tab,
  });
  return (
    <Stack>
      <Tabs tabs={[tab('open'), tab('all')]} label={words.tabsLabel} />
      {rows.length === 0 && (
        <EmptyState title={wish.tab === 'open' ? words.noneOpen : words.emptyTitle}>{words.emptyText}</EmptyState>
      )}
      {!mayReply && rows.length > 0 && <p class="hint">{words.clerkReplies}</p>}
      {rows.map(row => (
        <OneReview visit={visit} row={row} mayReply={mayReply} sent={sent} />
      ))}
      <Pages visit={visit} wish={wish} total={rows[0]?.total ?? 0} />
    </Stack>
  );
}

interface OneProps extends Pick<DeskReviewsProps, 'visit' | 'mayReply' | 'sent'> {
  row: DeskReview;
}

function OneReview({ visit, row: { review, slug, nameVi, nameEn }, mayReply, sent }: OneProps) {
  const canReply = mayReply && !review.reply && !review.removed;
  return (
    <>
      <p class="overline">
        <a href={paths.desk.product(visit.seat.slug, slug)}>{visit.say(nameVi, nameEn)}</a>
      </p>
      <ReviewArticle visit={visit} review={review} seller={visit.seat.name}>
        {canReply && <ReplyForm visit={visit} reviewId={review.id} sent={sent} />}
      </ReviewArticle>
    </>
  );
}

function ReplyForm({ visit, reviewId, sent }: { visit: Visit; reviewId: string; sent?: FormInPlace }) {
  const { desk: words } = visit.words.reviews;
  const { form, idOf } = formFor(sent, reviewId);
  return (
    <details open={form.isSent}>
      <summary>{words.reply}</summary>
      <form class="form stack" method="post" action={paths.desk.replyReview(visit.seat.slug, reviewId)}>
        <TextArea
          {...form.input('reply')}
          id={idOf('reply') ?? `f-reply-${reviewId}`}
          label={words.reply}
          hint={words.replyHint}
          rows={3}
          maxlength={2000}
          required
        />
        <Button kind="secondary">{words.send}</Button>
      </form>
    </details>
  );
}

function Pages({ visit, wish, total }: { visit: Visit; wish: ReviewWish; total: number }) {
  const { shell, reviews } = visit.words;
  const pages = Math.ceil(total / REVIEWS_AT_DESK);
  const to = (page: number, label: string) => ({
    href: paths.desk.reviews(visit.seat.slug, { tab: wish.tab, page }),
    label,
  });
  return (
    <Pagination
      label={reviews.pages}
      previous={wish.page > 1 ? to(wish.page - 1, shell.previousPage) : undefined}
      next={wish.page < pages ? to(wish.page + 1, shell.nextPage) : undefined}
      status={shell.pageOf(wish.page, pages)}
    />
  );
}
