import { Module } from '@nestjs/common';
import { EpcisModule } from '#libs/epcis';
import { Balance } from './balance.service.js';
import { Bounds } from './bounds.service.js';
import { Flags } from './flags.service.js';
import { HeldGoods } from './held-goods.service.js';
import { Lots } from './lots.service.js';
import { Packs } from './packs.service.js';
import { Scores } from './scores.service.js';
import { SiteClaims } from './site-claims.service.js';

@Module({
  imports: [EpcisModule],
  providers: [Balance, Bounds, Flags, HeldGoods, Lots, Packs, Scores, SiteClaims],
  exports: [Balance, Bounds, Flags, Packs, Scores, SiteClaims],
})
export class BalanceModule {}
