import { Module } from '@nestjs/common';
import { DeliveryModule } from '#libs/delivery';
import { CodController } from './cod.controller.js';
import { TariffsController } from './tariffs.controller.js';

@Module({ imports: [DeliveryModule], controllers: [TariffsController, CodController] })
export class DeliveryPagesModule {}
