import { Module } from '@nestjs/common';
import { EventBook } from './event-book.service.js';
import { EventRules } from './event-rule.js';

@Module({ providers: [EventBook, EventRules], exports: [EventBook, EventRules] })
export class EpcisModule {}
