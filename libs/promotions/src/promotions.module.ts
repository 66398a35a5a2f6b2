import { Module } from '@nestjs/common';
import { Promotions } from './promotions.service.js';
import { PromotionUses } from './uses.service.js';

@Module({ providers: [Promotions, PromotionUses], exports: [Promotions, PromotionUses] })
export class PromotionsModule {}
