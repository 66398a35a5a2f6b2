import { Module } from '@nestjs/common';
import { BalanceModule } from '#libs/balance';
import { DeliveryModule } from '#libs/delivery';
import { InventoryModule } from '#libs/inventory';
import { LabelsModule } from '#libs/labels';
import { PromotionsModule } from '#libs/promotions';
import { Additions } from './additions.service.js';
import { Baskets } from './baskets.service.js';
import { Bookings } from './bookings.service.js';
import { BuyerData } from './buyer-data.service.js';
import { Cancellations } from './cancellations.service.js';
import { Desk } from './desk.service.js';
import { EditBook } from './edit-book.service.js';
import { EditMoney } from './edit-money.service.js';
import { Holdings } from './holdings.service.js';
import { OrderEdits } from './order-edits.service.js';
import { Orders } from './orders.service.js';
import { PackedGoods } from './packed-goods.service.js';
import { Postponements } from './postponements.service.js';
import { PreOrders } from './pre-orders.service.js';
import { Pricing } from './pricing.service.js';
import { Shipping } from './shipping.service.js';
import { RecalledOrders } from './recalled-orders.service.js';
import { SeenParcels } from './seen-parcels.service.js';
import { Weighing } from './weighing.service.js';

/** Payments come from the app's global PaymentsModule.with(settings). */
@Module({
  imports: [BalanceModule, InventoryModule, DeliveryModule, LabelsModule, PromotionsModule],
  providers: [
    Baskets,
    Orders,
    Desk,
    Cancellations,
    PackedGoods,
    Shipping,
    BuyerData,
    RecalledOrders,
    Pricing,
    Holdings,
    OrderEdits,
    EditBook,
    EditMoney,
    Weighing,
    Postponements,
    SeenParcels,
    Additions,
    PreOrders,
    Bookings,
  ],
  exports: [
    Baskets,
    Orders,
    OrderEdits,
    Postponements,
    Pricing,
    Desk,
    Shipping,
    SeenParcels,
    Additions,
    PreOrders,
    Bookings,
    BuyerData,
    RecalledOrders,
  ],
})
export class OrderingModule {}
