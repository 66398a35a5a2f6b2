import { Module } from '@nestjs/common';
import { BusRoutes } from './bus/bus-routes.service.js';
import { Delivery } from './delivery.service.js';
import { ConsignmentSteps } from './carriers/consignment-steps.service.js';
import { CodStatements } from './cod/cod-statements.service.js';
import { Pickups } from './pickup/pickups.service.js';
import { PackingDays } from './promise/packing-days.service.js';
import { Shipments } from './shipments/shipments.service.js';
import { Tariffs } from './tariff/tariffs.service.js';

@Module({
  providers: [Delivery, Tariffs, Pickups, BusRoutes, PackingDays, Shipments, ConsignmentSteps, CodStatements],
  exports: [Delivery, Tariffs, Pickups, BusRoutes, PackingDays, Shipments, ConsignmentSteps, CodStatements],
})
export class DeliveryModule {}
