import { Module } from '@nestjs/common';
import { LinkRegister } from './link-register.service.js';

@Module({ providers: [LinkRegister], exports: [LinkRegister] })
export class ResolverModule {}
