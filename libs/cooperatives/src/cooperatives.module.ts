import { Module } from '@nestjs/common';
import { IdentityModule } from '#libs/identity';
import { PlacesModule } from '#libs/places';
import { Cooperatives } from './cooperatives.service.js';
import { Members } from './members.service.js';

@Module({
  imports: [IdentityModule, PlacesModule],
  providers: [Cooperatives, Members],
  exports: [Cooperatives, Members],
})
export class CooperativesModule {}
