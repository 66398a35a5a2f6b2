import { Module } from '@nestjs/common';
import { BalanceModule } from '#libs/balance';
import { EpcisModule } from '#libs/epcis';
import { TransparencyModule } from '#libs/transparency';
import { Config } from '#platform/config';
import { Database } from '#platform/database';
import { InsideCodes } from './inside/inside-codes.service.js';
import { LabelKey } from './inside/label-key.service.js';
import { PrintRuns } from './print/print-runs.service.js';
import { Prints } from './print/prints.service.js';
import { Allowances } from './rolls/allowances.service.js';
import { LabelChanges } from './rolls/changes.service.js';
import { Rolls } from './rolls/rolls.service.js';
import { Sales } from './sales/sales.service.js';
import { Strips } from './rolls/strips.service.js';

@Module({
  imports: [TransparencyModule, EpcisModule, BalanceModule],
  providers: [
    Rolls,
    Strips,
    Sales,
    Allowances,
    LabelChanges,
    InsideCodes,
    Prints,
    PrintRuns,
    {
      provide: LabelKey,
      useFactory: (db: Database, config: Config) => new LabelKey(db, config.values.LABEL_KEY),
      inject: [Database, Config],
    },
  ],
  exports: [Rolls, Strips, Sales, Allowances, InsideCodes, Prints, PrintRuns, LabelChanges],
})
export class LabelsModule {}
