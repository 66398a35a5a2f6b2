import { paths } from '../../paths.js';
import { Badge, Stars } from '../../ui/badges.js';
import { Button } from '../../ui/forms.js';
import { EmptyState } from '../../ui/notices.js';
import { DataTable } from '../../ui/tables.js';
import type { Visit } from '../../web/visit.js';
import type { ProductListRow } from './product-desk.query.js';
import { StateBadge } from './product-parts.js';

export function ProductListView({
  visit,
  products,
  mayAdd,
}: {
  visit: Visit;
  products: ProductListRow[];
  mayAdd: boolean;
}) {
  const { list } = visit.words.catalog;
  const add = mayAdd && (
    <Button href={paths.desk.newProduct(visit.seat.slug)} icon="plus">
      {list.add}
    </Button>
  );
  if (products.length === 0)
    return (
      <EmptyState title={list.emptyTitle} line="tea" action={add}>
        {list.emptyText}
      </EmptyState>
    );
  return (
    <DataTable
      caption={list.caption}
      quietCaption
      columns={[
        { label: list.product },
        { label: list.state },
        { label: list.price, align: 'end' },
        { label: list.stock, align: 'end' },
        { label: list.stars },
      ]}
      rows={products.map(product => ({
        cells: cellsOf(visit, product),
        tone: product.state === 'refused' ? 'warning' : undefined,
      }))}
    />
  );
}

function cellsOf(visit: Visit, product: ProductListRow) {
  const { catalog, ocop } = visit.words;
  return [
    <a href={paths.desk.product(visit.seat.slug, product.slug)}>{visit.say(product.nameVi, product.nameEn)}</a>,
    <StateBadge state={product.state} words={catalog.states} />,
    priceOf(visit, product),
    catalog.list.packsFree(visit.number(product.free)),
    product.stars && <Stars stars={product.stars} label={ocop.starsOf(product.stars)} />,
  ];
}

function priceOf(visit: Visit, { price, variants }: ProductListRow) {
  const { list } = visit.words.catalog;
  if (price === null) return <Badge tone="warning">{list.nothingOnSale}</Badge>;
  return variants > 1 ? list.fromPrice(visit.dong(price)) : visit.dong(price);
}
