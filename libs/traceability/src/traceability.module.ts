import { Module } from '@nestjs/common';
import { PlacesModule } from '#libs/places';
import { Batches } from './batches.service.js';
import { Recalls } from './recalls.service.js';
import { Sites } from './sites.service.js';

@Module({ imports: [PlacesModule], providers: [Batches, Sites, Recalls], exports: [Batches, Sites, Recalls] })
export class TraceabilityModule {}
