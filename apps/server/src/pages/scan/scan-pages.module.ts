import { Module } from '@nestjs/common';
import { ScansModule } from '#libs/scans';
import { Guesses } from './guesses.js';
import { LabelSheets } from './label-sheets.js';
import { LabelPage } from './label-page.js';
import { ScanController } from './scan.controller.js';

@Module({
  imports: [ScansModule],
  controllers: [ScanController],
  providers: [LabelPage, LabelSheets, Guesses],
  exports: [LabelPage],
})
export class ScanPagesModule {}
