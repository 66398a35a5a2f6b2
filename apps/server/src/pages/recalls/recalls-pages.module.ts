import { Module } from '@nestjs/common';
import { RecallsModule } from '#libs/recalls';
import { DepartmentRecallsController } from './department-recalls.controller.js';
import { DeskRecallController } from './desk-recall.controller.js';

@Module({ imports: [RecallsModule], controllers: [DepartmentRecallsController, DeskRecallController] })
export class RecallsPagesModule {}
