import { Module } from '@nestjs/common';
import { ComplaintsModule } from '#libs/complaints';
import { ComplainController } from './complain.controller.js';
import { DepartmentComplaintsController } from './department-complaints.controller.js';
import { DeskComplaintsController } from './desk-complaints.controller.js';

@Module({
  imports: [ComplaintsModule],
  controllers: [ComplainController, DeskComplaintsController, DepartmentComplaintsController],
})
export class ComplaintsPagesModule {}
