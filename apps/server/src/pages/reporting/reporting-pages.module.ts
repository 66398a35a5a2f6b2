import { Module } from '@nestjs/common';
import { ReportingModule } from '#libs/reporting';
import { DashboardController } from './dashboard.controller.js';
import { PlanController } from './plan.controller.js';

@Module({ imports: [ReportingModule], controllers: [DashboardController, PlanController] })
export class ReportingPagesModule {}
