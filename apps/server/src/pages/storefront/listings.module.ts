import { Module } from '@nestjs/common';
import { Listings } from './listings.service.js';

/** What the shop's pages and the API both read. */
@Module({ providers: [Listings], exports: [Listings] })
export class ListingsModule {}
