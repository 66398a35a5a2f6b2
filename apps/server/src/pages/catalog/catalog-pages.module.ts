import { Module } from '@nestjs/common';
import { CatalogModule } from '#libs/catalog';
import { ModerationController } from './moderation.controller.js';
import { ModerationPage } from './moderation.page.js';
import { PhotoFileController } from './photo-file.controller.js';
import { ProductDeskController } from './product-desk.controller.js';
import { ProductDeskPage } from './product-desk.page.js';
import { ProductImportsController } from './product-imports.controller.js';
import { ProductGoodsController } from './product-goods.controller.js';

@Module({
  imports: [CatalogModule],
  // Imports first: their address must not be taken for that of a product.
  controllers: [
    ProductImportsController,
    ProductDeskController,
    ProductGoodsController,
    PhotoFileController,
    ModerationController,
  ],
  providers: [ProductDeskPage, ModerationPage],
  exports: [ModerationPage],
})
export class CatalogPagesModule {}
