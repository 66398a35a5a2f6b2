import type { Month } from '#libs/catalog';
import type { Card } from '../../api/schemas/product.js';
import { paths } from '../../paths.js';
import { Button } from '../../ui/forms.js';
import { Breadcrumbs, Pagination, Tabs } from '../../ui/navigation.js';
import { EmptyState } from '../../ui/notices.js';
import { PageHead, Section } from '../../ui/sections.js';
import { Goods } from './goods.view.js';
import { MONTHS } from './season-text.js';
import type { Writer } from './shown.js';

export const SEASON_GOODS_PER_PAGE = 24;

export interface SeasonPage {
  total: number;
  products: Card[];
}

interface SeasonViewProps {
  visit: Writer;
  season: SeasonPage;
  month: Month;
  thisMonth: Month;
  page: number;
}

/** The calendar of the highlands: twelve months, and what each brings. */
export function SeasonView({ visit, season, month, thisMonth, page }: SeasonViewProps) {
  const { seasons: words, storefront, shell } = visit.words;
  const pages = Math.max(1, Math.ceil(season.total / SEASON_GOODS_PER_PAGE));
  const to = (at: number) => paths.seasons(month, at > 1 ? at : undefined);
  const name = words.month(month);
  return (
    <>
      <PageHead
        title={words.title}
        lead={words.lead}
        crumbs={
          <Breadcrumbs
            label={storefront.crumbs}
            items={[{ href: paths.home, label: storefront.market }, { label: words.title }]}
          />
        }
      />
      <Tabs
        label={words.months}
        wrap
        tabs={MONTHS.map(one => ({
          href: paths.seasons(one),
          label: one === thisMonth ? `${words.shortMonth(one)} (${words.thisMonth})` : words.shortMonth(one),
          current: one === month,
        }))}
      />
      {season.products.length > 0 ? (
        <Section title={words.titleOf(name)} lead={words.goods(visit.number(season.total))}>
          <Goods visit={visit} goods={season.products} label={words.titleOf(name)} />
        </Section>
      ) : (
        <EmptyState
          title={words.emptyTitle(name)}
          action={<Button href={paths.search()}>{storefront.heroAction}</Button>}
        >
          {words.emptyText}
        </EmptyState>
      )}
      {pages > 1 && (
        <Pagination
          label={words.pages}
          previous={page > 1 ? { href: to(Math.min(page - 1, pages)), label: shell.previousPage } : undefined}
          next={page < pages ? { href: to(page + 1), label: shell.nextPage } : undefined}
          status={shell.pageOf(page, pages)}
        />
      )}
    </>
  );
}
