import { Module } from '@nestjs/common';
import { Delivery } from './delivery.service.js';

@Module({ providers: [Delivery], exports: [Delivery] })
export class DeliveryModule {}
