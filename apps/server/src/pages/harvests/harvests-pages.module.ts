import { Module } from '@nestjs/common';
import { DeliveryModule } from '#libs/delivery';
import { InventoryModule } from '#libs/inventory';
import { OrderingModule } from '#libs/ordering';
import { PlacesModule } from '#libs/places';
import { WebModule } from '../../web/web.module.js';
import { DeskHarvestController } from './desk-harvest.controller.js';
import { DeskHarvestsController } from './desk-harvests.controller.js';
import { HarvestsController } from './harvests.controller.js';

@Module({
  imports: [InventoryModule, OrderingModule, DeliveryModule, PlacesModule, WebModule],
  controllers: [HarvestsController, DeskHarvestsController, DeskHarvestController],
})
export class HarvestsPagesModule {}
