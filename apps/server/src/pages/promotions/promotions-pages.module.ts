import { Module } from '@nestjs/common';
import { PromotionsModule } from '#libs/promotions';
import { DepartmentPromotionsController } from './department-promotions.controller.js';
import { DeskPromotionsController } from './desk-promotions.controller.js';
import { OperatorPromotionsController } from './operator-promotions.controller.js';

@Module({
  imports: [PromotionsModule],
  controllers: [DeskPromotionsController, DepartmentPromotionsController, OperatorPromotionsController],
})
export class PromotionsPagesModule {}
