import { Controller, Param, Query } from '@nestjs/common';
import { Listings } from '../pages/storefront/listings.service.js';
import { Endpoint, readQuery } from './endpoint.js';
import { cooperative, cooperativeList } from './schemas/cooperative.js';
import { pageQuery, slugParams } from './schemas/queries.js';

@Controller('api/v1/cooperatives')
export class CooperativesApi {
  constructor(private readonly listings: Listings) {}

  @Endpoint('', { summary: 'Verified sellers by name', query: pageQuery, answer: cooperativeList })
  list(@Query() query: unknown): Promise<string> {
    const { page, perPage } = readQuery(pageQuery, query);
    return this.listings.cooperatives(perPage, (page - 1) * perPage);
  }

  @Endpoint(':slug', { summary: 'A seller with its newest goods', params: slugParams, answer: cooperative })
  one(@Param('slug') slug: string): Promise<string> {
    return this.listings.cooperative(slug);
  }
}
