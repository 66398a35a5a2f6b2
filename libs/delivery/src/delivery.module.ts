import { Module } from '@nestjs/common';
import { Delivery } from './delivery.service.js';
import { Tariffs } from './tariff/tariffs.service.js';

@Module({ providers: [Delivery, Tariffs], exports: [Delivery, Tariffs] })
export class DeliveryModule {}
