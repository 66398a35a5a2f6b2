import { Module } from '@nestjs/common';
import { BalanceModule } from '#libs/balance';
import { EpcisModule } from '#libs/epcis';
import { PlacesModule } from '#libs/places';
import { Batches } from './batches.service.js';
import { Corrections } from './corrections.service.js';
import { Deliveries } from './deliveries.service.js';
import { HandOvers } from './hand-overs.service.js';
import { OldTasks } from './old-tasks.service.js';
import { OwnWords } from './own-words.service.js';
import { Sites } from './sites.service.js';
import { TaskBook } from './task-book.service.js';
import { Units } from './units.service.js';

const services = [Batches, Corrections, HandOvers, Deliveries, Units, OwnWords, Sites, OldTasks];

/** With the balance: whoever records a task has it weighed. */
@Module({ imports: [PlacesModule, EpcisModule, BalanceModule], providers: [TaskBook, ...services], exports: services })
export class TraceabilityModule {}
