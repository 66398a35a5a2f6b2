import { Module } from '@nestjs/common';
import { ScansModule } from '#libs/scans';
import { AlertsController } from './alerts.controller.js';

@Module({ imports: [ScansModule], controllers: [AlertsController] })
export class ScansPagesModule {}
