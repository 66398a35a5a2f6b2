import { Module } from '@nestjs/common';
import { Labels } from './labels.service.js';
import { Scans } from './scans.service.js';

@Module({ providers: [Labels, Scans], exports: [Labels, Scans] })
export class LabelsModule {}
