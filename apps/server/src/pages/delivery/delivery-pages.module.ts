import { Module } from '@nestjs/common';
import { DeliveryModule } from '#libs/delivery';
import { PlacesModule } from '#libs/places';
import { CodController } from './cod.controller.js';
import { PackingDaysController } from './packing-days.controller.js';
import { PickupsController } from './pickups.controller.js';
import { ShipmentsController } from './shipments.controller.js';
import { TariffsController } from './tariffs.controller.js';

@Module({
  imports: [DeliveryModule, PlacesModule],
  controllers: [TariffsController, PickupsController, PackingDaysController, ShipmentsController, CodController],
})
export class DeliveryPagesModule {}
