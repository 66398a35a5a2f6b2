import { Controller, Get, Header, Options, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { descriptionOf, LINKSET_CONTEXT } from '#libs/resolver';
import { wordsIn } from '#libs/words';
import { Config } from '#platform/config';
import { DEFAULT_LOCALE } from '#platform/language';
import { Described } from '../api/endpoint.js';
import { paths } from '../paths.js';
import { Public } from '../web/access.js';
import { ALLOWED } from './open-to-all.js';
import { context, description } from './resolver-described.js';

const HOUR = 'public, max-age=3600';

/** What the resolver says of itself, for programs: fixed as long as it runs. */
@Controller()
@Public()
export class WellKnownController {
  private readonly description: string;

  constructor({ publicUrl }: Config) {
    const { market } = wordsIn(DEFAULT_LOCALE).shell;
    this.description = JSON.stringify(descriptionOf(publicUrl, market, paths.linksetContext));
  }

  @Get(paths.resolver)
  @Described(description)
  @Header('content-type', 'application/json; charset=utf-8')
  @Header('access-control-allow-origin', '*')
  @Header('cache-control', HOUR)
  describe(): string {
    return this.description;
  }

  /** Makes linked data of a linkset: JSON-LD 1.1. */
  @Get(paths.linksetContext)
  @Described(context)
  @Header('content-type', 'application/ld+json')
  @Header('access-control-allow-origin', '*')
  @Header('cache-control', HOUR)
  context(): Buffer {
    return Buffer.from(JSON.stringify(LINKSET_CONTEXT));
  }

  @Options([paths.resolver, paths.linksetContext])
  allow(@Res({ passthrough: true }) reply: FastifyReply): string {
    void reply.status(204).headers(ALLOWED);
    return '';
  }
}
