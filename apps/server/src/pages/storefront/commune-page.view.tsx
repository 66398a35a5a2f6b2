import type { CommunePage } from '../../api/schemas/place.js';
import { paths } from '../../paths.js';
import { Button } from '../../ui/forms.js';
import { Breadcrumbs } from '../../ui/navigation.js';
import { EmptyState } from '../../ui/notices.js';
import { PageHead, Section } from '../../ui/sections.js';
import { CooperativeGrid } from './cooperative-list.view.js';
import { Goods } from './goods.view.js';
import type { Writer } from './shown.js';

/** What one commune has to offer. */
export function CommuneView({ visit, commune }: { visit: Writer; commune: CommunePage }) {
  const { storefront: words } = visit.words;
  const title = words.communeTitle(commune.name);
  const more =
    commune.total > commune.products.length
      ? { href: paths.search({ commune: commune.code }), label: words.allGoodsOf(commune.total) }
      : undefined;
  return (
    <>
      <PageHead
        title={title}
        lead={words.communeLead(commune.province.name)}
        crumbs={
          <Breadcrumbs
            label={words.crumbs}
            items={[{ href: paths.home, label: words.market }, { label: commune.name }]}
          />
        }
      />
      {commune.products.length > 0 ? (
        <Section title={words.goodsOf} more={more}>
          <Goods visit={visit} goods={commune.products} label={title} />
        </Section>
      ) : (
        <EmptyState title={words.communeEmpty} action={<Button href={paths.search()}>{words.heroAction}</Button>}>
          {words.communeEmptyText}
        </EmptyState>
      )}
      {commune.cooperatives.length > 0 && (
        <Section title={words.communeCooperatives}>
          <CooperativeGrid visit={visit} cooperatives={commune.cooperatives} />
        </Section>
      )}
    </>
  );
}
