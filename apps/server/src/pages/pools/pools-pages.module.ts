import { Module } from '@nestjs/common';
import { DeliveryModule } from '#libs/delivery';
import { PlacesModule } from '#libs/places';
import { PoolsModule } from '#libs/pools';
import { DepartmentPoolsController } from './department-pools.controller.js';
import { DeskPoolsController } from './desk-pools.controller.js';

@Module({
  imports: [PoolsModule, DeliveryModule, PlacesModule],
  controllers: [DepartmentPoolsController, DeskPoolsController],
})
export class PoolsPagesModule {}
