import { Module } from '@nestjs/common';
import { LabelsModule } from '#libs/labels';
import { LabelDeskController } from './label-desk.controller.js';
import { LabelRollController } from './label-roll.controller.js';

@Module({ imports: [LabelsModule], controllers: [LabelDeskController, LabelRollController] })
export class LabelPagesModule {}
