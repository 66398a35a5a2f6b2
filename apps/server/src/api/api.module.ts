import { Module } from '@nestjs/common';
import { ListingsModule } from '../pages/storefront/listings.module.js';
import { API_CONTROLLERS } from './openapi.api.controller.js';

@Module({ imports: [ListingsModule], controllers: API_CONTROLLERS })
export class ApiModule {}
