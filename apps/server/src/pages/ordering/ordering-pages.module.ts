import { Module } from '@nestjs/common';
import { DeliveryModule } from '#libs/delivery';
import { OrderingModule } from '#libs/ordering';
import { PlacesModule } from '#libs/places';
import { AdditionsController } from './additions.controller.js';
import { BasketController } from './basket.controller.js';
import { CheckoutController } from './checkout.controller.js';
import { DeskOrderController } from './desk-order.controller.js';
import { DeskOrdersController } from './desk-orders.controller.js';
import { FollowController } from './follow.controller.js';
import { PapersController } from './papers.controller.js';
import { PhoneOrderController } from './phone-order.controller.js';
import { MyOrdersController } from './my-orders.controller.js';

@Module({
  imports: [OrderingModule, DeliveryModule, PlacesModule],
  // The list first: its /orders/today must not be taken for an order's number, nor must /orders/new.
  controllers: [
    BasketController,
    CheckoutController,
    FollowController,
    AdditionsController,
    MyOrdersController,
    DeskOrdersController,
    PhoneOrderController,
    DeskOrderController,
    PapersController,
  ],
})
export class OrderingPagesModule {}
