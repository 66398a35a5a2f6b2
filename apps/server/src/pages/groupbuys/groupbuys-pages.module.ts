import { Module } from '@nestjs/common';
import { DeliveryModule } from '#libs/delivery';
import { GroupBuysModule } from '#libs/groupbuys';
import { PlacesModule } from '#libs/places';
import { DeskGroupBuysController } from './desk-groupbuys.controller.js';
import { GroupBuysController } from './groupbuys.controller.js';
import { PledgeController } from './pledge.controller.js';

@Module({
  imports: [GroupBuysModule, DeliveryModule, PlacesModule],
  controllers: [GroupBuysController, PledgeController, DeskGroupBuysController],
})
export class GroupBuysPagesModule {}
