import { Module } from '@nestjs/common';
import { EpcisModule } from '#libs/epcis';
import { PlacesModule } from '#libs/places';
import { Batches } from './batches.service.js';
import { OldTasks } from './old-tasks.service.js';
import { Recalls } from './recalls.service.js';
import { Sites } from './sites.service.js';
import { TaskBook } from './task-book.service.js';

const services = [Batches, Sites, Recalls, OldTasks];

@Module({ imports: [PlacesModule, EpcisModule], providers: [TaskBook, ...services], exports: services })
export class TraceabilityModule {}
