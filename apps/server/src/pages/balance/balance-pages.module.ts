import { Module } from '@nestjs/common';
import { BalanceModule } from '#libs/balance';
import { DepartmentBalanceController } from './department-balance.controller.js';
import { DepartmentClaimsController } from './department-claims.controller.js';
import { DeskFlagsController } from './desk-flags.controller.js';
import { DeskSiteClaimsController } from './desk-site-claims.controller.js';

@Module({
  imports: [BalanceModule],
  controllers: [DepartmentBalanceController, DepartmentClaimsController, DeskFlagsController, DeskSiteClaimsController],
})
export class BalancePagesModule {}
