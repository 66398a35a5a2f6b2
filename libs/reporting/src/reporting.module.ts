import { Module } from '@nestjs/common';
import { LookUps } from './look-ups.service.js';
import { Sums } from './sums.service.js';

@Module({ providers: [Sums, LookUps], exports: [Sums, LookUps] })
export class ReportingModule {}
