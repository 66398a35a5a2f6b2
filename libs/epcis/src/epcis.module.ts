import { Module } from '@nestjs/common';
import { TransparencyModule } from '#libs/transparency';
import { Captures } from './captures.service.js';
import { EventBook } from './event-book.service.js';
import { EventRules } from './event-rule.js';
import { EventSearch } from './event-search.service.js';
import { NamedQueries } from './named-queries.service.js';
import { Vocabularies } from './vocabularies.service.js';

const SERVICES = [EventBook, EventRules, Captures, EventSearch, NamedQueries, Vocabularies];

@Module({ imports: [TransparencyModule], providers: SERVICES, exports: SERVICES })
export class EpcisModule {}
