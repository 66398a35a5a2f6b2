import { Module } from '@nestjs/common';
import { People } from './people.service.js';
import { SignInLimit } from './sign-in-limit.service.js';

@Module({ providers: [People, SignInLimit], exports: [People] })
export class IdentityModule {}
