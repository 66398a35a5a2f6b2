import { Module } from '@nestjs/common';
import { Keeping } from './keeping.service.js';

@Module({ providers: [Keeping], exports: [Keeping] })
export class ScansModule {}
