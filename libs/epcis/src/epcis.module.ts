import { Module } from '@nestjs/common';
import { TransparencyModule } from '#libs/transparency';
import { EventBook } from './event-book.service.js';
import { EventRules } from './event-rule.js';

@Module({ imports: [TransparencyModule], providers: [EventBook, EventRules], exports: [EventBook, EventRules] })
export class EpcisModule {}
