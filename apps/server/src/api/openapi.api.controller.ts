import { Controller } from '@nestjs/common';
import { z } from 'zod';
import { Config } from '#platform/config';
import { EPCIS_CONTROLLERS } from '../epcis/epcis-door.module.js';
import { LogController } from '../log/log.controller.js';
import { LogRowsController } from '../log/rows.controller.js';
import { ResolverController } from '../resolver/resolver.controller.js';
import { WellKnownController } from '../resolver/well-known.controller.js';
import { CooperativesApi } from './cooperatives.api.controller.js';
import { Endpoint } from './endpoint.js';
import { openApi } from './openapi.js';
import { PassportsApi } from './passports.api.controller.js';
import { PlacesApi } from './places.api.controller.js';
import { ProductsApi } from './products.api.controller.js';

/** The document describes itself by no more than being one. */
const document = z.object({ openapi: z.string() }).loose().meta({ id: 'OpenApiDocument' });

@Controller('api/v1')
export class OpenApiApi {
  private text?: string;

  constructor(private readonly config: Config) {}

  /** Made once, on the first request. */
  @Endpoint('openapi.json', { summary: 'This document', answer: document })
  document(): string {
    return (this.text ??= JSON.stringify(openApi(DESCRIBED, this.config.publicUrl)));
  }
}

/** All of the API. */
export const API_CONTROLLERS = [ProductsApi, CooperativesApi, PlacesApi, PassportsApi, OpenApiApi];

/** And the doors that a standard has given its own addresses: events, the log, the codes on packs. */
const DESCRIBED = [
  ...API_CONTROLLERS,
  ...EPCIS_CONTROLLERS,
  LogController,
  LogRowsController,
  ResolverController,
  WellKnownController,
];
