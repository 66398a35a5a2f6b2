import { Module } from '@nestjs/common';
import { LabelsModule } from '#libs/labels';
import { WebModule } from '../../web/web.module.js';
import { DepartmentLabelsController } from './department-labels.controller.js';
import { LabelDeskController } from './label-desk.controller.js';
import { LabelRollController } from './label-roll.controller.js';
import { PrintController } from './print.controller.js';

@Module({
  imports: [LabelsModule, WebModule],
  controllers: [LabelDeskController, LabelRollController, PrintController, DepartmentLabelsController],
})
export class LabelPagesModule {}
