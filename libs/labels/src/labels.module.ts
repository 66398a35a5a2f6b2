import { Module } from '@nestjs/common';
import { BalanceModule } from '#libs/balance';
import { EpcisModule } from '#libs/epcis';
import { TransparencyModule } from '#libs/transparency';
import { PrintRuns } from './print/print-runs.service.js';
import { Prints } from './print/prints.service.js';
import { LabelChanges } from './rolls/changes.service.js';
import { Rolls } from './rolls/rolls.service.js';
import { Sales } from './sales/sales.service.js';
import { Strips } from './rolls/strips.service.js';

@Module({
  imports: [TransparencyModule, EpcisModule, BalanceModule],
  providers: [Rolls, Strips, Sales, LabelChanges, Prints, PrintRuns],
  exports: [Rolls, Strips, Sales, Prints, PrintRuns, LabelChanges],
})
export class LabelsModule {}
