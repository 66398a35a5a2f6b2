import { Module } from '@nestjs/common';
import { DeliveryModule } from '#libs/delivery';
import { TariffsController } from './tariffs.controller.js';

@Module({ imports: [DeliveryModule], controllers: [TariffsController] })
export class DeliveryPagesModule {}
