import { Module } from '@nestjs/common';
import { CatalogModule } from '#libs/catalog';
import { ModerationController } from './moderation.controller.js';
import { ModerationPage } from './moderation.page.js';
import { PhotoFileController } from './photo-file.controller.js';
import { ProductDeskController } from './product-desk.controller.js';
import { ProductDeskPage } from './product-desk.page.js';
import { ProductGoodsController } from './product-goods.controller.js';

@Module({
  imports: [CatalogModule],
  controllers: [ProductDeskController, ProductGoodsController, PhotoFileController, ModerationController],
  providers: [ProductDeskPage, ModerationPage],
  exports: [ModerationPage],
})
export class CatalogPagesModule {}
