import { Module } from '@nestjs/common';
import { DeliveryModule } from '#libs/delivery';
import { OrderingModule } from '#libs/ordering';
import { PlacesModule } from '#libs/places';
import { BusRoutesController } from './bus-routes.controller.js';
import { CarriersController } from './carriers.controller.js';
import { CodController } from './cod.controller.js';
import { ConsignmentsController } from './consignments.controller.js';
import { PackingDaysController } from './packing-days.controller.js';
import { PickupsController } from './pickups.controller.js';
import { ShipmentsController } from './shipments.controller.js';
import { TariffsController } from './tariffs.controller.js';

@Module({
  imports: [DeliveryModule, OrderingModule, PlacesModule],
  controllers: [
    TariffsController,
    PickupsController,
    BusRoutesController,
    PackingDaysController,
    ShipmentsController,
    CarriersController,
    ConsignmentsController,
    CodController,
  ],
})
export class DeliveryPagesModule {}
