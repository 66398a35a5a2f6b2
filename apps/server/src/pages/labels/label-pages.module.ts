import { Module } from '@nestjs/common';
import { LabelsModule } from '#libs/labels';
import { LabelDeskController } from './label-desk.controller.js';

@Module({ imports: [LabelsModule], controllers: [LabelDeskController] })
export class LabelPagesModule {}
