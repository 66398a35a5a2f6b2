import type { ProductList } from '../../api/schemas/product.js';
import { paths } from '../../paths.js';
import { FilterPanel, Pagination, Toolbar, WithFilters, type FilterGroup } from '../../ui/navigation.js';
import { EmptyState, Notice } from '../../ui/notices.js';
import { Button, NumberInput } from '../../ui/forms.js';
import { PageHead } from '../../ui/sections.js';
import { Goods } from './goods.view.js';
import {
  addressOf,
  filtersOn,
  isFiltered,
  PER_PAGE,
  sortOf,
  toggled,
  type Choosable,
  type SearchAddress,
} from './search-wish.js';
import { linesNamed } from './search-words.js';
import { SORTS } from './search.query.js';
import { lineName, type Writer } from './shown.js';

interface SearchProps {
  visit: Writer;
  asked: SearchAddress;
  found: ProductList;
}

export function SearchView({ visit, asked, found }: SearchProps) {
  const { storefront: words } = visit.words;
  return (
    <>
      <PageHead title={asked.q ? words.resultsFor(asked.q) : words.products} />
      <WithFilters filters={<Filters visit={visit} asked={asked} found={found} />}>
        {found.isGuess && found.total > 0 && <Notice tone="info">{words.guess(asked.q)}</Notice>}
        <Sorting visit={visit} asked={asked} found={found} />
        <WholeLines visit={visit} asked={asked} />
        {found.products.length > 0 ? (
          <Goods visit={visit} goods={found.products} label={words.products} heading={2} />
        ) : (
          <Nothing visit={visit} asked={asked} />
        )}
        <Pages visit={visit} asked={asked} found={found} />
        {found.products.length > 0 && (
          <p class="hint">
            <a href={paths.aboutRanking}>{words.howRanked}</a>
          </p>
        )}
      </WithFilters>
    </>
  );
}

function Filters({ visit, asked, found: { facets } }: SearchProps) {
  const { storefront: words } = visit.words;
  const group = (
    title: string,
    filter: Choosable,
    items: { value: string; label: string; count: number }[],
  ): FilterGroup => ({
    title,
    items: items.map(({ value, label, count }) => ({
      label,
      href: toggled(asked, filter, value),
      count: visit.number(count),
      current: asked[filter].includes(value),
    })),
  });
  // Groups below a root unfold once the root, or one of themselves, is chosen.
  const groups = facets.groups.filter(
    ({ code, parentCode }) => !parentCode || asked.group.includes(parentCode) || asked.group.includes(code),
  );
  // The largest sellers, and whoever was chosen: hundreds of boxes help nobody. The others have pages of their own.
  return (
    <FilterPanel
      title={words.filters}
      chosen={{ count: filtersOn(asked), label: words.filtersOn }}
      clear={
        isFiltered(asked)
          ? { href: paths.search({ q: asked.q, sort: asked.sort }), label: words.clearFilters }
          : undefined
      }
      groups={[
        group(
          words.facetLines,
          'line',
          facets.lines.map(({ line, count }) => ({ value: line, label: lineName(visit.locale, line), count })),
        ),
        group(
          words.facetStars,
          'stars',
          facets.stars.map(({ stars, count }) => ({ value: String(stars), label: words.stars(stars), count })),
        ),
        group(
          words.facetGroups,
          'group',
          groups.map(({ code, nameVi, nameEn, count }) => ({ value: code, label: visit.say(nameVi, nameEn), count })),
        ),
        group(
          words.facetCommunes,
          'commune',
          facets.communes.map(({ code, name, count }) => ({ value: code, label: name, count })),
        ),
        group(
          words.facetCooperatives,
          'cooperative',
          facets.cooperatives.map(({ slug, name, count }) => ({ value: slug, label: name, count })),
        ),
      ].filter(({ items }) => items.length > 0)}
    >
      <PriceRange visit={visit} asked={asked} />
    </FilterPanel>
  );
}

function Sorting({ visit, asked, found }: SearchProps) {
  const { storefront: words } = visit.words;
  const current = sortOf(asked);
  // Without words there is nothing to be close to.
  const offered = SORTS.filter(sort => sort !== 'relevance' || asked.q !== '');
  if (found.total < 2) return <Toolbar title={words.found(visit.number(found.total))}>{null}</Toolbar>;
  return (
    <Toolbar title={words.found(visit.number(found.total))}>
      <nav class="sorting" aria-label={words.sortedBy}>
        {offered.map(sort => (
          <a href={addressOf(asked, { sort })} aria-current={sort === current ? 'true' : undefined}>
            {words.sorts[sort]}
          </a>
        ))}
      </nav>
    </Toolbar>
  );
}

const KEPT = ['commune', 'group', 'stars', 'line', 'cooperative'] as const;

/** A form, since a price is typed; it keeps what was chosen before. */
function PriceRange({ visit, asked }: Omit<SearchProps, 'found'>) {
  const { storefront: words } = visit.words;
  return (
    <form class="filter-range" method="get" action={paths.search()} aria-label={words.facetPrice}>
      <h2>{words.facetPrice}</h2>
      {asked.q && <input type="hidden" name="q" value={asked.q} />}
      {asked.sort && <input type="hidden" name="sort" value={asked.sort} />}
      {KEPT.flatMap(filter => asked[filter].map(value => <input type="hidden" name={filter} value={value} />))}
      <NumberInput name="from" label={words.priceFrom} value={priceTyped(visit, asked.from)} />
      <NumberInput name="to" label={words.priceTo} value={priceTyped(visit, asked.to)} />
      <Button kind="secondary">{words.priceApply}</Button>
    </form>
  );
}

const priceTyped = (visit: Writer, price: number | undefined) =>
  price === undefined ? undefined : visit.number(price);

/** Whoever types "chè" may mean all tea, also what is called "trà": the line of that name, as a whole, is one press away. */
function WholeLines({ visit, asked }: Omit<SearchProps, 'found'>) {
  const { storefront: words } = visit.words;
  const lines = linesNamed(asked.q).filter(line => !asked.line.includes(line));
  if (lines.length === 0) return null;
  return (
    <p class="hints">
      <span>{words.wholeLine}</span>
      {lines.map(line => (
        <a href={paths.search({ line })}>{lineName(visit.locale, line)}</a>
      ))}
    </p>
  );
}

function Nothing({ visit, asked }: Omit<SearchProps, 'found'>) {
  const { storefront: words } = visit.words;
  const clear = isFiltered(asked)
    ? { href: paths.search({ q: asked.q }), label: words.clearFilters }
    : { href: paths.search(), label: words.heroAction };
  return (
    <EmptyState title={words.nothingTitle} action={<Button href={clear.href}>{clear.label}</Button>}>
      {words.nothingText}
    </EmptyState>
  );
}

function Pages({ visit, asked, found }: SearchProps) {
  const { storefront: words, shell } = visit.words;
  const pages = Math.max(1, Math.ceil(found.total / PER_PAGE));
  const { page } = asked;
  return (
    <Pagination
      label={words.pages}
      previous={
        page > 1
          ? { href: addressOf(asked, { page: Math.min(page - 1, pages) }), label: shell.previousPage }
          : undefined
      }
      next={page < pages ? { href: addressOf(asked, { page: page + 1 }), label: shell.nextPage } : undefined}
      status={shell.pageOf(page, pages)}
    />
  );
}
