import { Module } from '@nestjs/common';
import { SettlementModule } from '#libs/settlement';
import { PayoutsController } from './payouts.controller.js';
import { StatementController } from './statement.controller.js';
import { SuppliersController } from './suppliers.controller.js';
import { WithholdingController } from './withholding.controller.js';

@Module({
  imports: [SettlementModule],
  controllers: [PayoutsController, StatementController, SuppliersController, WithholdingController],
})
export class SettlementPagesModule {}
