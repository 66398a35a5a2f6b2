import { Module } from '@nestjs/common';
import { ScansModule } from '#libs/scans';
import { ScanController } from './scan.controller.js';

@Module({ imports: [ScansModule], controllers: [ScanController] })
export class ScanPagesModule {}
