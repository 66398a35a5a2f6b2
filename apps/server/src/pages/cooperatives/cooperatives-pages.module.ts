import { Module } from '@nestjs/common';
import { CooperativesModule } from '#libs/cooperatives';
import { PlacesModule } from '#libs/places';
import { DepartmentCooperativesController } from './department-cooperatives.controller.js';
import { MembersController } from './members.controller.js';
import { RegistrationController } from './registration.controller.js';

@Module({
  imports: [CooperativesModule, PlacesModule],
  controllers: [RegistrationController, DepartmentCooperativesController, MembersController],
})
export class CooperativesPagesModule {}
