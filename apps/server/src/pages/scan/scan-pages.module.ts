import { Module } from '@nestjs/common';
import { LabelsModule } from '#libs/labels';
import { ScansModule } from '#libs/scans';
import { Guesses } from './guesses.js';
import { LabelSheets } from './label-sheets.js';
import { LabelPage } from './label-page.js';
import { OpeningController } from './opening.controller.js';
import { ScanController } from './scan.controller.js';

@Module({
  imports: [ScansModule, LabelsModule],
  controllers: [ScanController, OpeningController],
  providers: [LabelPage, LabelSheets, Guesses],
  exports: [LabelPage],
})
export class ScanPagesModule {}
