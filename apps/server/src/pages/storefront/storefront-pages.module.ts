import { Module } from '@nestjs/common';
import { DeliveryModule } from '#libs/delivery';
import { ListingsModule } from './listings.module.js';
import { SeasonsController } from './seasons.controller.js';
import { SitemapController } from './sitemap.controller.js';
import { StorefrontController } from './storefront.controller.js';

@Module({
  imports: [ListingsModule, DeliveryModule],
  controllers: [StorefrontController, SeasonsController, SitemapController],
})
export class StorefrontPagesModule {}
