import { Module } from '@nestjs/common';
import { LabelsModule } from '#libs/labels';
import { ScanController } from './scan.controller.js';

@Module({ imports: [LabelsModule], controllers: [ScanController] })
export class ScanPagesModule {}
