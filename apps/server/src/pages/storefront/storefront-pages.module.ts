import { Module } from '@nestjs/common';
import { DeliveryModule } from '#libs/delivery';
import { ListingsModule } from './listings.module.js';
import { SitemapController } from './sitemap.controller.js';
import { StorefrontController } from './storefront.controller.js';

@Module({ imports: [ListingsModule, DeliveryModule], controllers: [StorefrontController, SitemapController] })
export class StorefrontPagesModule {}
