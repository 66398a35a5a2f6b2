import type { CooperativePage } from '../../api/schemas/cooperative.js';
import { paths } from '../../paths.js';
import { Badge } from '../../ui/badges.js';
import { DefinitionList } from '../../ui/lists.js';
import { Breadcrumbs } from '../../ui/navigation.js';
import { EmptyState } from '../../ui/notices.js';
import { PageHead, Panel, Prose, Section, Split, Stack } from '../../ui/sections.js';
import { Goods } from './goods.view.js';
import { paragraphs } from './product-page.view.js';
import { formBeside, sellerFacts } from './seller.view.js';
import type { Writer } from './shown.js';

interface CooperativeProps {
  visit: Writer;
  cooperative: CooperativePage;
}

export function CooperativeView({ visit, cooperative }: CooperativeProps) {
  const { storefront: words } = visit.words;
  const crumbs = [
    { href: paths.home, label: words.market },
    { href: paths.cooperatives, label: words.cooperativesPage },
    { label: cooperative.name },
  ];
  return (
    <>
      <PageHead
        title={cooperative.name}
        lead={formBeside(cooperative.name, words.legalForms[cooperative.legalForm])}
        crumbs={<Breadcrumbs label={words.crumbs} items={crumbs} />}
        actions={
          <Badge tone="success" icon="shield">
            {words.verifiedOn(visit.day(cooperative.verifiedOn))}
          </Badge>
        }
      />
      <Split aside={<Facts visit={visit} cooperative={cooperative} />}>
        <Story visit={visit} cooperative={cooperative} />
        <GoodsOnSale visit={visit} cooperative={cooperative} />
      </Split>
    </>
  );
}

function Facts({ visit, cooperative }: CooperativeProps) {
  const { storefront: words } = visit.words;
  const { foundedByUnion: union, commune, email } = cooperative;
  return (
    <Panel>
      <DefinitionList
        items={[
          ...sellerFacts(visit, cooperative),
          { term: words.email, detail: email && <a href={`mailto:${email}`}>{email}</a> },
          { term: words.registeredOn, detail: visit.day(cooperative.registeredOn) },
          {
            term: words.facetCommunes,
            detail: <a href={paths.commune(commune.code)}>{words.communeTitle(commune.name)}</a>,
          },
          { term: words.foundedBy, detail: union && words.unions[union] },
          { term: words.size, detail: words.members(visit.number(cooperative.members)) },
        ]}
      />
    </Panel>
  );
}

function Story({ visit, cooperative }: CooperativeProps) {
  const told = paragraphs(visit.say(cooperative.storyVi, cooperative.storyEn));
  if (told.length === 0) return null;
  return (
    <Section title={visit.words.storefront.aboutCooperative}>
      <Prose>
        {told.map(text => (
          <p>{text}</p>
        ))}
      </Prose>
    </Section>
  );
}

function GoodsOnSale({ visit, cooperative: { products, total, slug } }: CooperativeProps) {
  const { storefront: words } = visit.words;
  if (products.length === 0)
    return (
      <Stack>
        <EmptyState title={words.noGoods}>{words.noGoodsText}</EmptyState>
      </Stack>
    );
  const more =
    total > products.length ? { href: paths.search({ cooperative: slug }), label: words.allGoodsOf(total) } : undefined;
  return (
    <Section title={words.goodsOf} more={more}>
      <Goods visit={visit} goods={products} label={words.goodsOf} ownPage />
    </Section>
  );
}
