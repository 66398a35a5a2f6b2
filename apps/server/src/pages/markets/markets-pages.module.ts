import { Module } from '@nestjs/common';
import { MarketsModule } from '#libs/markets';
import { DepartmentMarketsController } from './department-markets.controller.js';
import { DeskMarketsController } from './desk-markets.controller.js';
import { MarketsController } from './markets.controller.js';

@Module({
  imports: [MarketsModule],
  controllers: [MarketsController, DeskMarketsController, DepartmentMarketsController],
})
export class MarketsPagesModule {}
