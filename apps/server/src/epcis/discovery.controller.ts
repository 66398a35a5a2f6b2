import { Controller, Delete, Get, Header, Options, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { EventSearch } from '#libs/epcis';
import { Described } from '../api/endpoint.js';
import { ForPrograms, Public } from '../web/access.js';
import * as schemas from './epcis-schemas.js';
import { Asked, WhatIsAsked } from './epcis-asked.js';
import { EpcisRefusal } from './epcis-problem.js';
import { collection, JSON_TYPE } from './event-answers.service.js';
import { discoveryHeaders, OF_SUBSCRIPTION, RESOURCES, TOP_LISTS } from './standard.js';

/** What there is, and what each resource can do (E01–E03). */
@Controller('epcis')
export class EpcisDiscovery {
  constructor(private readonly search: EventSearch) {}

  @Get()
  @ForPrograms('query')
  @Header('content-type', JSON_TYPE)
  @Described(schemas.epcis({ summary: 'What there is', answer: schemas.collection }))
  root(): string {
    return collection(['capture', 'events', ...TOP_LISTS, 'queries']);
  }

  @Options(Object.keys(RESOURCES).filter(path => path !== OF_SUBSCRIPTION))
  @Public()
  @Described(schemas.epcis({ summary: 'Methods, versions and limits', params: schemas.ids, status: 204 }))
  options(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    const resource = (request.routeOptions.url ?? '').replace(/^\/epcis\/?/, '');
    void reply.status(204).headers(discoveryHeaders(resource)).send();
  }

  /** A walk over pages is given up: its token holds no more. */
  @Delete('nextPageToken/:token')
  @ForPrograms('query')
  @Described(schemas.epcis({ summary: 'Give a walk over pages up', params: schemas.idParam('token'), status: 204 }))
  async drop(@WhatIsAsked() asked: Asked, @Res() reply: FastifyReply): Promise<void> {
    if (!(await this.search.drop(asked.part(1)))) throw new EpcisRefusal(404, 'NoSuchNameException', 'no such token');
    void reply.status(204).send();
  }
}
