import { Module } from '@nestjs/common';
import { ApiKeys } from './api-keys.service.js';
import { People } from './people.service.js';
import { SignInLimit } from './sign-in-limit.service.js';

@Module({ providers: [People, SignInLimit, ApiKeys], exports: [People, ApiKeys] })
export class IdentityModule {}
