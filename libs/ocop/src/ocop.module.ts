import { Module } from '@nestjs/common';
import { Certificates } from './certificates.service.js';

@Module({ providers: [Certificates], exports: [Certificates] })
export class OcopModule {}
