import { Module } from '@nestjs/common';
import { Books } from './books.service.js';
import { Claims } from './claims.service.js';
import { GroupReader } from './group-reader.service.js';

@Module({ providers: [GroupReader, Books, Claims], exports: [Books, Claims] })
export class LedgerModule {}
