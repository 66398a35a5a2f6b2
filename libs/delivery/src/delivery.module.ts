import { Module } from '@nestjs/common';
import { Delivery } from './delivery.service.js';
import { CodStatements } from './cod/cod-statements.service.js';
import { Shipments } from './shipments/shipments.service.js';
import { Tariffs } from './tariff/tariffs.service.js';

@Module({
  providers: [Delivery, Tariffs, Shipments, CodStatements],
  exports: [Delivery, Tariffs, Shipments, CodStatements],
})
export class DeliveryModule {}
