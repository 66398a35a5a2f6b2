import { Controller, Param, Query } from '@nestjs/common';
import { Listings } from '../pages/storefront/listings.service.js';
import type { Wish } from '../pages/storefront/search.query.js';
import { searchWords } from '../pages/storefront/search-words.js';
import { Endpoint, readQuery } from './endpoint.js';
import { product, productList } from './schemas/product.js';
import { productQuery, slugParams, type ProductQuery } from './schemas/queries.js';

@Controller('api/v1/products')
export class ProductsApi {
  constructor(private readonly listings: Listings) {}

  @Endpoint('', {
    summary: 'Products on sale: search, filters with counts, pages',
    query: productQuery,
    answer: productList,
  })
  list(@Query() query: unknown): Promise<string> {
    const asked = readQuery(productQuery, query);
    return this.listings.search(wishOf(asked), searchWords(asked.q ?? ''));
  }

  @Endpoint(':slug', { summary: 'A product on sale', params: slugParams, answer: product })
  one(@Param('slug') slug: string): Promise<string> {
    return this.listings.product(slug);
  }
}

function wishOf({ q, commune, group, stars, line, cooperative, from, to, sort, page, perPage }: ProductQuery): Wish {
  return {
    communes: commune ?? null,
    groups: group ?? null,
    stars: stars ?? null,
    lines: line ?? null,
    cooperatives: cooperative ?? null,
    from: from ?? null,
    to: to ?? null,
    sort: sort ?? (searchWords(q ?? '') ? 'relevance' : 'newest'),
    limit: perPage,
    offset: (page - 1) * perPage,
  };
}
