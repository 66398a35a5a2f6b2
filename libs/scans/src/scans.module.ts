import { Module } from '@nestjs/common';
import { Keeping } from './keeping.service.js';
import { Salts } from './salts.service.js';
import { Scans } from './scans.service.js';

@Module({ providers: [Keeping, Salts, Scans], exports: [Keeping, Scans] })
export class ScansModule {}
