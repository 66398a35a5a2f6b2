import { Module } from '@nestjs/common';
import { TraceabilityModule } from '#libs/traceability';
import { Packings } from './packings.service.js';
import { Stock } from './stock.service.js';

@Module({ imports: [TraceabilityModule], providers: [Stock, Packings], exports: [Stock, Packings] })
export class InventoryModule {}
