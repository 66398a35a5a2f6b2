import { Module } from '@nestjs/common';
import { BalanceModule } from '#libs/balance';
import { DepartmentBalanceController } from './department-balance.controller.js';
import { DeskFlagsController } from './desk-flags.controller.js';

@Module({ imports: [BalanceModule], controllers: [DepartmentBalanceController, DeskFlagsController] })
export class BalancePagesModule {}
