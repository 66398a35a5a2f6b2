import { Controller, Param } from '@nestjs/common';
import { HiddenFromActor } from '#libs/identity';
import { Database } from '#platform/database';
import { Listings } from '../pages/storefront/listings.service.js';
import { Endpoint } from './endpoint.js';
import { communeList, provinceList } from './places.query.js';
import { communeList as communeListShape, communePage, provinceList as provinceListShape } from './schemas/place.js';
import { codeParams } from './schemas/queries.js';

@Controller('api/v1')
export class PlacesApi {
  constructor(
    private readonly db: Database,
    private readonly listings: Listings,
  ) {}

  @Endpoint('provinces', { summary: 'The provinces of today', answer: provinceListShape })
  async provinces(): Promise<string> {
    return bodyOf(await this.db.read(provinceList, []));
  }

  @Endpoint('provinces/:code/communes', {
    summary: 'The communes of a province',
    params: codeParams,
    answer: communeListShape,
  })
  async communes(@Param('code') code: string): Promise<string> {
    return bodyOf(await this.db.read(communeList, [code]));
  }

  @Endpoint('communes/:code', { summary: 'A commune and what comes from it', params: codeParams, answer: communePage })
  commune(@Param('code') code: string): Promise<string> {
    return this.listings.commune(code);
  }
}

function bodyOf([row]: { body: string }[]): string {
  if (!row) throw new HiddenFromActor();
  return row.body;
}
