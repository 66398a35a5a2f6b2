import { Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { IdentityModule } from '#libs/identity';
import { AccessGuard } from './access.guard.js';
import { Audience } from './audience.js';
import { ErrorFilter } from './error.filter.js';
import { Programs } from './programs.js';
import { Visits } from './visits.js';

/** Who comes in, and what a refusal looks like: the same for every page and endpoint. */
@Module({
  imports: [IdentityModule],
  providers: [
    Visits,
    Programs,
    Audience,
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_FILTER, useClass: ErrorFilter },
  ],
  exports: [Programs, Visits, Audience],
})
export class WebModule {}
