import { REMOVAL_GROUNDS } from '#libs/reviews';
import { paths } from '../../paths.js';
import { ActionForm, Button, Select, TextArea } from '../../ui/forms.js';
import { DefinitionList } from '../../ui/lists.js';
import { Pagination, Tabs } from '../../ui/navigation.js';
import { Stack } from '../../ui/sections.js';
import type { Visit } from '../../web/visit.js';
import { formFor, type FormInPlace } from '../catalog/form-in-place.js';
import { REVIEWS_AT_DESK, type JudgedReview } from './desk-reviews.query.js';
import { ReviewArticle } from './review-parts.js';
import type { DepartmentReviewWish } from './review-wish.js';

interface ViewProps {
  visit: Visit;
  wish: DepartmentReviewWish;
  rows: readonly JudgedReview[];
  sent?: FormInPlace;
}

const TABS = ['reported', 'all', 'removed'] as const;

/** The department's worklist of reports, and behind it all reviews. */
export function DepartmentReviewsView({ visit, wish, rows, sent }: ViewProps) {
  const { department: words } = visit.words.reviews;
  const tab = (key: (typeof TABS)[number]) => ({
    href: paths.department.reviews({ tab: key }),
    label: words.tabs[key],
    current: key === wish.tab,
  });
  return (
    <Stack>
      <Tabs tabs={TABS.map(tab)} label={words.tabsLabel} />
      {rows.length === 0 && <p>{words.empty[wish.tab]}</p>}
      {rows.map(row => (
        <Judged visit={visit} row={row} sent={sent} />
      ))}
      <Pages visit={visit} wish={wish} total={rows[0]?.total ?? 0} />
    </Stack>
  );
}

interface JudgedProps {
  visit: Visit;
  row: JudgedReview;
  sent?: FormInPlace;
}

function Judged({ visit, row, sent }: JudgedProps) {
  const { removal } = row;
  const review = { ...row, writtenAt: row.writtenAt.toISOString(), editedAt: null, removed: null };
  const reply = row.reply === null ? null : { text: row.reply, at: review.writtenAt };
  return (
    <>
      <p class="overline">
        <a href={paths.product(row.slug)}>{visit.say(row.nameVi, row.nameEn)}</a>, {row.cooperative}
      </p>
      <ReviewArticle visit={visit} review={{ ...review, reply }} seller={row.cooperative}>
        <Reports visit={visit} row={row} />
        {!removal && <DecisionForms visit={visit} row={row} sent={sent} />}
      </ReviewArticle>
    </>
  );
}

/** What was said against it, and what became of it. */
function Reports({ visit, row: { reports, removal } }: JudgedProps) {
  const { department: words, grounds } = visit.words.reviews;
  const items = reports.map(({ at, ground, note }) => ({
    term: words.reportLine(visit.moment(at), grounds[ground]),
    detail: note || '–',
  }));
  const removed = removal && {
    term: words.removedBy(removal.by, visit.moment(removal.at)),
    detail: `${grounds[removal.ground]}. ${removal.note}`,
  };
  return <DefinitionList items={removed ? [...items, removed] : items} />;
}

function DecisionForms({ visit, row, sent }: JudgedProps) {
  const { department: words, grounds } = visit.words.reviews;
  const { form, idOf } = formFor(sent, row.id);
  const own = (name: string) => ({ ...form.input(name), id: idOf(name) ?? `f-${name}-${row.id}` });
  return (
    <>
      <details open={form.isSent}>
        <summary>{words.remove}</summary>
        <form class="form stack" method="post" action={paths.department.decideReview(row.id, 'removal')}>
          <Select
            {...own('ground')}
            label={words.ground}
            placeholder=""
            options={REMOVAL_GROUNDS.map(value => ({ value, label: grounds[value] }))}
            required
          />
          <TextArea {...own('note')} label={words.note} hint={words.noteHint} rows={3} maxlength={1000} required />
          <Button kind="danger">{words.remove}</Button>
        </form>
      </details>
      {row.reports.length > 0 && (
        <ActionForm
          action={paths.department.decideReview(row.id, 'dismissal')}
          label={words.dismiss}
          kind="secondary"
        />
      )}
    </>
  );
}

function Pages({ visit, wish, total }: Pick<ViewProps, 'visit' | 'wish'> & { total: number }) {
  const { shell, reviews } = visit.words;
  const pages = Math.ceil(total / REVIEWS_AT_DESK);
  const to = (page: number, label: string) => ({ href: paths.department.reviews({ ...wish, page }), label });
  return (
    <Pagination
      label={reviews.pages}
      previous={wish.page > 1 ? to(wish.page - 1, shell.previousPage) : undefined}
      next={wish.page < pages ? to(wish.page + 1, shell.nextPage) : undefined}
      status={shell.pageOf(wish.page, pages)}
    />
  );
}
