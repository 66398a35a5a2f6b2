import { Module } from '@nestjs/common';
import { RecorderModule } from '#libs/recorder';
import { ReportingModule } from '#libs/reporting';
import { InspectionsController } from './inspections.controller.js';

@Module({ imports: [RecorderModule, ReportingModule], controllers: [InspectionsController] })
export class InspectionsPagesModule {}
