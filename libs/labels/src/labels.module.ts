import { Module } from '@nestjs/common';
import { Labels } from './labels.service.js';

@Module({ providers: [Labels], exports: [Labels] })
export class LabelsModule {}
