import { Module } from '@nestjs/common';
import { BalanceModule } from '#libs/balance';
import { EpcisModule } from '#libs/epcis';
import { InventoryModule } from '#libs/inventory';
import { RecallRuns } from './recall-runs.service.js';

@Module({ imports: [EpcisModule, BalanceModule, InventoryModule], providers: [RecallRuns], exports: [RecallRuns] })
export class RecallsModule {}
