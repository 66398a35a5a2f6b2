import { Module } from '@nestjs/common';
import { InventoryModule } from '#libs/inventory';
import { OrderingModule } from '#libs/ordering';
import { WebModule } from '../../web/web.module.js';
import { BookingsController } from './bookings.controller.js';
import { DeskSlotsController } from './desk-slots.controller.js';

@Module({
  imports: [InventoryModule, OrderingModule, WebModule],
  controllers: [BookingsController, DeskSlotsController],
})
export class BookingsPagesModule {}
