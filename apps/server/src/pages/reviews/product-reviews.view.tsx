import { REMOVAL_GROUNDS } from '#libs/reviews';
import { paths } from '../../paths.js';
import { Button, RadioCards, TextArea } from '../../ui/forms.js';
import { Breadcrumbs, Pagination } from '../../ui/navigation.js';
import { PageHead, Stack } from '../../ui/sections.js';
import type { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';
import { REVIEWS_PER_PAGE, type ReportedReview, type ReviewsPage } from './product-reviews.query.js';
import { Distribution, ReviewArticle, scoreText } from './review-parts.js';

/** All that buyers have said of a product. */
export function ProductReviewsView({ visit, product, page }: { visit: Visit; product: ReviewsPage; page: number }) {
  const { reviews: words } = visit.words;
  const name = visit.say(product.nameVi, product.nameEn);
  return (
    <>
      <PageHead
        title={words.titleOf(name)}
        lead={
          product.average ? scoreText(visit, { count: product.count, average: Number(product.average) }) : words.none
        }
        crumbs={<Crumbs visit={visit} slug={product.slug} name={name} here={words.title} />}
      />
      <Stack>
        <p>{words.lead}</p>
        {product.counts && product.count > 0 && <Distribution visit={visit} counts={product.counts} />}
        {product.reviews.map(review => (
          <ReviewArticle visit={visit} review={review} seller={product.seller}>
            <p>
              <a
                href={paths.reportReview(review.id)}
                rel="nofollow"
                aria-label={words.reportOf(review.name || words.anonymous)}
              >
                {words.report}
              </a>
            </p>
          </ReviewArticle>
        ))}
        <Pages visit={visit} product={product} page={page} />
      </Stack>
    </>
  );
}

function Crumbs({ visit, slug, name, here }: { visit: Visit; slug: string; name: string; here: string }) {
  const items = [{ href: paths.product(slug), label: name }, { label: here }];
  return <Breadcrumbs label={visit.words.storefront.crumbs} items={items} />;
}

function Pages({ visit, product, page }: { visit: Visit; product: ReviewsPage; page: number }) {
  const { shell, reviews } = visit.words;
  const pages = Math.ceil(product.total / REVIEWS_PER_PAGE);
  const to = (number: number, label: string) => ({ href: paths.reviews(product.slug, { page: number }), label });
  return (
    <Pagination
      label={reviews.pages}
      previous={page > 1 ? to(page - 1, shell.previousPage) : undefined}
      next={page < pages ? to(page + 1, shell.nextPage) : undefined}
      status={shell.pageOf(page, pages)}
    />
  );
}

export function ReportReviewView({ visit, found, form }: { visit: Visit; found: ReportedReview; form: Form }) {
  const { reporting, grounds } = visit.words.reviews;
  const name = visit.say(found.nameVi, found.nameEn);
  return (
    <>
      <PageHead
        title={reporting.title}
        lead={reporting.lead}
        crumbs={<Crumbs visit={visit} slug={found.slug} name={name} here={reporting.title} />}
      />
      <Stack>
        <ReviewArticle visit={visit} review={found.review} seller={found.seller} />
        {!found.review.removed && (
          <form class="form stack" method="post" action={paths.reportReview(found.id)}>
            <input type="hidden" name="report" value={form.value('report')} />
            <RadioCards
              {...form.input('ground')}
              label={reporting.ground}
              options={REMOVAL_GROUNDS.map(value => ({ value, label: grounds[value] }))}
              required
            />
            <TextArea
              {...form.input('note')}
              label={reporting.note}
              hint={reporting.noteHint}
              rows={3}
              maxlength={1000}
            />
            <Button>{reporting.send}</Button>
          </form>
        )}
      </Stack>
    </>
  );
}
