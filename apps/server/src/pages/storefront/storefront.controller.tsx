import { Controller, Get, Param, Query } from '@nestjs/common';
import { Delivery } from '#libs/delivery';
import type { CommunePage } from '../../api/schemas/place.js';
import type { CooperativeList, CooperativePage } from '../../api/schemas/cooperative.js';
import type { Card, Product, ProductList } from '../../api/schemas/product.js';
import { paths } from '../../paths.js';
import { Public } from '../../web/access.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import type { ShownReview } from '../reviews/review-sql.js';
import { CommuneView } from './commune-page.view.js';
import { COOPERATIVES_PER_PAGE, CooperativesView } from './cooperative-list.view.js';
import { CooperativeView } from './cooperative-page.view.js';
import { HomeView } from './home.view.js';
import type { HomePage } from './home.query.js';
import { Listings } from './listings.service.js';
import { productCrumbs, ProductView } from './product-page.view.js';
import { isFiltered, readAddress, wishOf } from './search-wish.js';
import { SearchView } from './search.view.js';
import { addressOf } from './seller.view.js';
import { crumbsData, productData, ShareCard, StructuredData } from './structured-data.js';
import { pictureOf } from './shown.js';
import type { AheadOf, Stay, Together } from './together.view.js';

@Controller()
@Public()
export class StorefrontController {
  constructor(
    private readonly listings: Listings,
    private readonly delivery: Delivery,
  ) {}

  @Get()
  async home(@CurrentVisit() visit: Visit): Promise<string> {
    const home = JSON.parse(await this.listings.home()) as HomePage;
    const { market, tagline } = visit.words.shell;
    const head = <ShareCard site={visit} path={paths.home} title={market} text={tagline} kind="website" />;
    return visit.page(
      { title: market, description: tagline, canonical: paths.home, head, width: 'wide' },
      <HomeView visit={visit} home={home} />,
    );
  }

  @Get('search')
  async search(@CurrentVisit() visit: Visit, @Query() query: unknown): Promise<string> {
    const asked = readAddress(query);
    const { wish, words } = wishOf(asked);
    const found = JSON.parse(await this.listings.search(wish, words)) as ProductList;
    const { storefront } = visit.words;
    // Search engines find the goods themselves; they need not walk every combination of filters.
    const head = (asked.q || isFiltered(asked)) && <meta name="robots" content="noindex" />;
    const title = asked.q ? storefront.resultsFor(asked.q) : storefront.products;
    return visit.page({ title, head, width: 'wide' }, <SearchView visit={visit} asked={asked} found={found} />);
  }

  @Get('products/:slug')
  async product(@CurrentVisit() visit: Visit, @Param('slug') slug: string): Promise<string> {
    const { product, similar, reviews, together, ahead, stays } = JSON.parse(await this.listings.productPage(slug)) as {
      product: Product;
      similar: Card[];
      reviews: ShownReview[];
      together: Together[];
      ahead: AheadOf[];
      stays: Stay[];
    };
    const title = visit.say(product.nameVi, product.nameEn);
    const text = visit.say(product.summaryVi, product.summaryEn);
    const path = paths.product(product.slug);
    const head = (
      <>
        <ShareCard
          site={visit}
          path={path}
          title={title}
          text={text}
          kind="product"
          picture={pictureOf(visit, product.photos[0], title)?.src}
        />
        <StructuredData
          nonce={visit.nonce}
          value={productData(visit, product, { name: title, text, reviews, anonymous: visit.words.reviews.anonymous })}
        />
        <StructuredData nonce={visit.nonce} value={crumbsData(visit, productCrumbs(visit, product))} />
      </>
    );
    return visit.page(
      { title, description: text || undefined, canonical: path, head, width: 'wide' },
      <ProductView
        visit={visit}
        product={product}
        similar={similar}
        reviews={reviews}
        together={together}
        ahead={ahead}
        stays={stays}
        arrival={{ terms: await this.delivery.terms(), now: visit.now }}
      />,
    );
  }

  @Get('cooperatives')
  async cooperatives(@CurrentVisit() visit: Visit, @Query('page') asked: unknown): Promise<string> {
    const page = readAddress({ page: asked }).page;
    const list = JSON.parse(
      await this.listings.cooperatives(COOPERATIVES_PER_PAGE, (page - 1) * COOPERATIVES_PER_PAGE),
    ) as CooperativeList;
    const { cooperativesPage: title, cooperativesLead: description } = visit.words.storefront;
    return visit.page(
      { title, description, canonical: paths.cooperatives, width: 'wide' },
      <CooperativesView visit={visit} list={list} page={page} />,
    );
  }

  @Get('cooperatives/:slug')
  async cooperative(@CurrentVisit() visit: Visit, @Param('slug') slug: string): Promise<string> {
    const cooperative = JSON.parse(await this.listings.cooperative(slug)) as CooperativePage;
    const path = paths.cooperative(cooperative.slug);
    const text = `${visit.words.storefront.legalForms[cooperative.legalForm]}, ${addressOf(cooperative)}`;
    const head = <ShareCard site={visit} path={path} title={cooperative.name} text={text} kind="profile" />;
    return visit.page(
      { title: cooperative.name, description: text, canonical: path, head, width: 'wide' },
      <CooperativeView visit={visit} cooperative={cooperative} />,
    );
  }

  @Get('communes/:code')
  async commune(@CurrentVisit() visit: Visit, @Param('code') code: string): Promise<string> {
    const commune = JSON.parse(await this.listings.commune(code)) as CommunePage;
    const title = visit.words.storefront.communeTitle(commune.name);
    const description = visit.words.storefront.communeLead(commune.province.name);
    const path = paths.commune(commune.code);
    const head = <ShareCard site={visit} path={path} title={title} text={description} kind="website" />;
    return visit.page(
      { title, description, canonical: path, head, width: 'wide' },
      <CommuneView visit={visit} commune={commune} />,
    );
  }
}
