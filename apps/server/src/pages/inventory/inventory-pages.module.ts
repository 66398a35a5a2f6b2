import { Module } from '@nestjs/common';
import { InventoryModule } from '#libs/inventory';
import { StockController } from './stock.controller.js';

@Module({ imports: [InventoryModule], controllers: [StockController] })
export class InventoryPagesModule {}
