import type { CooperativeEntry, CooperativeList } from '../../api/schemas/cooperative.js';
import { paths, withQuery } from '../../paths.js';
import { CooperativeCard } from '../../ui/cards.js';
import { Button } from '../../ui/forms.js';
import { Pagination } from '../../ui/navigation.js';
import { EmptyState } from '../../ui/notices.js';
import { Grid, PageHead } from '../../ui/sections.js';
import type { HeadingLevel } from '../../ui/types.js';
import { formBeside } from './seller.view.js';
import { drawingOf, type Writer } from './shown.js';

export const COOPERATIVES_PER_PAGE = 24;

const unbroken = (text: string): string => text.replaceAll(' ', '\u00a0');

export function CooperativeGrid({
  visit,
  cooperatives,
  heading = 3,
}: {
  visit: Writer;
  cooperatives: CooperativeEntry[];
  heading?: HeadingLevel;
}) {
  const { storefront: words } = visit.words;
  return (
    <Grid>
      {cooperatives.map(one => (
        <CooperativeCard
          href={paths.cooperative(one.slug)}
          name={one.name}
          form={formBeside(one.name, words.legalForms[one.legalForm])}
          place={one.commune.name}
          detail={[words.members(visit.number(one.members)), words.countOf(one.products)].map(unbroken).join(', ')}
          line={drawingOf(one.line ?? 'generic')}
          heading={heading}
        />
      ))}
    </Grid>
  );
}

export function CooperativesView({ visit, list, page }: { visit: Writer; list: CooperativeList; page: number }) {
  const { storefront: words, shell } = visit.words;
  const pages = Math.max(1, Math.ceil(list.total / COOPERATIVES_PER_PAGE));
  const to = (at: number) => withQuery(paths.cooperatives, { page: at > 1 ? at : undefined });
  const join = (
    <Button href={paths.newCooperative} kind="secondary">
      {words.joinAction}
    </Button>
  );
  return (
    <>
      <PageHead title={words.cooperativesPage} lead={words.cooperativesLead} actions={join} />
      {list.cooperatives.length > 0 ? (
        <CooperativeGrid visit={visit} cooperatives={list.cooperatives} heading={2} />
      ) : (
        <EmptyState title={words.noCooperatives} action={join}>
          {words.noCooperativesText}
        </EmptyState>
      )}
      <Pagination
        label={words.pages}
        previous={page > 1 ? { href: to(Math.min(page - 1, pages)), label: shell.previousPage } : undefined}
        next={page < pages ? { href: to(page + 1), label: shell.nextPage } : undefined}
        status={shell.pageOf(page, pages)}
      />
    </>
  );
}
