import { Module } from '@nestjs/common';
import { DeliveryModule } from '#libs/delivery';
import { GroupBuysModule } from '#libs/groupbuys';
import { PlacesModule } from '#libs/places';
import { WebModule } from '../../web/web.module.js';
import { CallOffController } from './call-off.controller.js';
import { DeskGroupBuysController } from './desk-groupbuys.controller.js';
import { GroupBuyLooks } from './groupbuy-looks.service.js';
import { GroupBuyProgressController } from './groupbuy-progress.controller.js';
import { GroupBuysController } from './groupbuys.controller.js';
import { PledgeController } from './pledge.controller.js';

@Module({
  imports: [GroupBuysModule, DeliveryModule, PlacesModule, WebModule],
  controllers: [
    GroupBuysController,
    GroupBuyProgressController,
    PledgeController,
    DeskGroupBuysController,
    CallOffController,
  ],
  providers: [GroupBuyLooks],
})
export class GroupBuysPagesModule {}
