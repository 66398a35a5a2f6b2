import type { BatchOnSale, Card, Product } from '../../api/schemas/product.js';
import { dayOf, type Day } from '#platform/clock';
import { paths } from '../../paths.js';
import { Badge, Stars } from '../../ui/badges.js';
import { DefinitionList, type Definition } from '../../ui/lists.js';
import { Breadcrumbs } from '../../ui/navigation.js';
import { PageHead, Panel, Prose, Section, Split } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import type { Reader } from '../reviews/review-parts.js';
import { ProductReviewsPart } from '../reviews/product-reviews-part.view.js';
import type { ShownReview } from '../reviews/review-sql.js';
import type { Arrival } from '../ordering/arrival-hint.view.js';
import { BuyBox } from './buy-box.view.js';
import { Goods } from './goods.view.js';
import { ProductPhotos } from './product-photos.view.js';
import { returnText, seasonText } from './season-text.js';
import { SellerCard } from './seller.view.js';
import { lineName, netContent, packName, type Writer } from './shown.js';
import type { AheadOf, Stay, Together } from './together.view.js';

interface ProductProps {
  visit: Writer;
  product: Product;
}

export interface Crumb {
  href?: string;
  label: string;
}

export const productCrumbs = (visit: Writer, product: Product): Crumb[] => [
  { href: paths.home, label: visit.words.storefront.market },
  { href: paths.search({ line: product.line }), label: lineName(visit.locale, product.line) },
  { label: visit.say(product.nameVi, product.nameEn) },
];

interface PageProps {
  visit: Writer & Reader;
  product: Product;
  similar: Card[];
  reviews: ShownReview[];
  together: Together[];
  ahead: AheadOf[];
  stays: Stay[];
  arrival: Arrival;
}

export function ProductView({ visit, product, similar, reviews, together, ahead, stays, arrival }: PageProps) {
  const { storefront: words } = visit.words;
  const summary = visit.say(product.summaryVi, product.summaryEn);
  return (
    <>
      <PageHead
        title={visit.say(product.nameVi, product.nameEn)}
        lead={summary || undefined}
        crumbs={<Breadcrumbs label={words.crumbs} items={productCrumbs(visit, product)} />}
      />
      <Split
        lead={<ProductPhotos visit={visit} product={product} />}
        aside={
          <>
            <BuyBox visit={visit} product={product} together={together} ahead={ahead} stays={stays} arrival={arrival} />
            <SellerCard visit={visit} seller={product.cooperative} />
          </>
        }
      >
        <Certificate visit={visit} product={product} />
        <Section title={words.factsTitle}>
          <DefinitionList items={facts(visit, product, dayOf(arrival.now))} />
        </Section>
        <Story visit={visit} product={product} />
        {product.line !== 'tourism' && <Batches visit={visit} batches={product.batches} />}
        <ProductReviewsPart visit={visit} product={product} reviews={reviews} />
      </Split>
      {similar.length > 0 && (
        <Section title={words.similarTitle} more={{ href: paths.search({ line: product.line }), label: words.seeAll }}>
          <Goods visit={visit} goods={similar} label={words.similarTitle} />
        </Section>
      )}
    </>
  );
}

/** What must be known before buying: measure, make-up, use, safety, standard, origin, dates (Law 19/2023/QH15 Art. 37; Law 78/2025/QH15). */
function facts(visit: Writer, product: Product, today: Day): Definition[] {
  const { storefront: words } = visit.words;
  const { cooperative } = product;
  return [
    {
      term: words.netContent,
      detail: [...new Set(product.variants.map(variant => netContent(visit, variant)))].join(', '),
    },
    { term: words.ingredients, detail: visit.say(product.ingredientsVi, product.ingredientsEn) },
    { term: words.usage, detail: visit.say(product.usageVi, product.usageEn) },
    { term: words.warnings, detail: visit.say(product.warningsVi, product.warningsEn) },
    { term: words.standard, detail: product.standard },
    {
      term: words.shelfLife,
      detail: product.shelfLifeDays && words.shelfLifeDays(visit.number(product.shelfLifeDays)),
    },
    {
      term: visit.words.seasons.season,
      detail: product.season && <Season visit={visit} season={product.season} today={today} />,
    },
    { term: words.origin, detail: words.originOf(cooperative.commune.name, cooperative.province) },
    {
      term: words.group,
      detail: (
        <a href={paths.search({ group: product.group.code })}>
          {visit.say(product.group.nameVi, product.group.nameEn)}
        </a>
      ),
    },
    {
      term: 'GTIN',
      detail: product.variants.map(variant => (
        <div>
          <span class="num">{variant.gtin}</span> <span class="nowrap">({packName(visit, variant)})</span>
        </div>
      )),
    },
  ];
}

function Season({ visit, season, today }: { visit: Writer; season: number[]; today: Day }) {
  const returns = returnText(visit, season, today);
  return (
    <>
      <a href={paths.seasons()}>{seasonText(visit, season)}</a>
      {returns && <div>{returns}</div>}
    </>
  );
}

function Certificate({ visit, product: { certificate } }: ProductProps) {
  if (!certificate) return null;
  const { storefront: words } = visit.words;
  return (
    <Section title={words.certificateTitle}>
      <Panel>
        <Stars
          stars={certificate.stars}
          label={words.certificateOf(certificate.stars, visit.day(certificate.expiresOn))}
        />
        <DefinitionList
          items={[
            { term: words.decision, detail: certificate.decisionNumber },
            { term: words.issuer, detail: words.issuers[certificate.issuer] },
            { term: words.issuedOn, detail: visit.day(certificate.issuedOn) },
          ]}
        />
      </Panel>
    </Section>
  );
}

/** A blank line ends a paragraph. */
export const paragraphs = (text: string): string[] => text.split(/\n\s*\n/).filter(part => part.trim() !== '');

function Story({ visit, product }: ProductProps) {
  const told = paragraphs(visit.say(product.storyVi, product.storyEn));
  if (told.length === 0) return null;
  return (
    <Section title={visit.words.storefront.storyTitle}>
      <Prose>
        {told.map(text => (
          <p>{text}</p>
        ))}
      </Prose>
    </Section>
  );
}

function Batches({ visit, batches }: { visit: Writer; batches: BatchOnSale[] }) {
  const { storefront: words } = visit.words;
  const dayOr = (day: string | null) => (day ? visit.day(day) : '–');
  return (
    <Section title={words.batchesTitle} lead={words.batchesLead}>
      <DataTable
        caption={words.batchesCaption}
        quietCaption
        columns={[
          { label: words.lot },
          { label: words.producedOn },
          { label: words.packedOn },
          { label: words.bestBefore },
        ]}
        rows={batches.map(batch => ({
          cells: [
            <Lot visit={visit} batch={batch} />,
            dayOr(batch.producedOn),
            dayOr(batch.packedOn),
            dayOr(batch.bestBefore),
          ],
          tone: batch.isRecalled ? 'danger' : undefined,
        }))}
        empty={words.noBatches}
      />
    </Section>
  );
}

function Lot({ visit, batch }: { visit: Writer; batch: BatchOnSale }) {
  return (
    <>
      {batch.gtin ? <a href={paths.link.lot(batch.gtin, batch.lot)}>{batch.lot}</a> : batch.lot}{' '}
      {batch.isRecalled && <Badge tone="danger">{visit.words.storefront.recalled}</Badge>}
    </>
  );
}
