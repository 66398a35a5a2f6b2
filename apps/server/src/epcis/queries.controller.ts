import { Body, Controller, Delete, Get, Header, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { NamedQueries, QueryUnreadable, type Given, type NamedQuery } from '#libs/epcis';
import { Described } from '../api/endpoint.js';
import { ForPrograms } from '../web/access.js';
import { requireJson } from './capture.controller.js';
import * as schemas from './epcis-schemas.js';
import { Asked, WhatIsAsked } from './epcis-asked.js';
import { EpcisRefusal } from './epcis-problem.js';
import { EventAnswers, JSON_TYPE } from './event-answers.service.js';
import { Streams } from './streams/streams.service.js';
import { upgradeOf } from './streams/upgrade.js';

/** Questions with a name (E42). */
@Controller('epcis/queries')
export class EpcisQueries {
  constructor(
    private readonly queries: NamedQueries,
    private readonly answers: EventAnswers,
    private readonly streams: Streams,
  ) {}

  @Post()
  @ForPrograms('query')
  @Described(schemas.epcis({ summary: 'Name a query', body: schemas.namedQuery, status: 201 }))
  async create(@WhatIsAsked() asked: Asked, @Body() body: unknown, @Res() reply: FastifyReply): Promise<void> {
    requireJson(asked);
    const read = schemas.namedQuery.safeParse(body);
    if (!read.success) throw new EpcisRefusal(400, 'ValidationException', 'a query is { "name": "…", "query": { … } }');
    const { name, query } = read.data;
    await this.queries.create(asked.program.party, name, query as Record<string, Given>, asked.prefixes);
    void reply
      .status(201)
      .header('Location', `/epcis/queries/${encodeURIComponent(name)}`)
      .send();
  }

  @Get()
  @ForPrograms('query')
  @Header('content-type', JSON_TYPE)
  @Described(schemas.epcis({ summary: 'Named queries', query: schemas.pages, answer: z.array(schemas.namedQuery) }))
  async list(@WhatIsAsked() asked: Asked, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const after = asked.token === undefined ? '' : Buffer.from(asked.token, 'base64url').toString();
    if (after.includes('\0')) throw new QueryUnreadable('nextPageToken', 'is none of this list');
    const found = await this.queries.list(asked.program.party, after, asked.perPage + 1);
    const page = found.slice(0, asked.perPage);
    if (found.length > page.length) {
      const token = Buffer.from(page.at(-1)?.name ?? '').toString('base64url');
      void reply.header('Link', `<${asked.next(token)}>; rel="next"`);
      void reply.header('GS1-Next-Page-Token-Expires', '9999-12-31T23:59:59Z');
    }
    return JSON.stringify(page.map(definitionOf));
  }

  @Get(':name')
  @ForPrograms('query')
  @Header('content-type', JSON_TYPE)
  @Described(schemas.epcis({ summary: 'A named query', params: schemas.idParam('name'), answer: schemas.namedQuery }))
  async one(@WhatIsAsked() asked: Asked): Promise<string> {
    return JSON.stringify(definitionOf(await this.queries.called(asked.program.party, asked.part(1))));
  }

  @Delete(':name')
  @ForPrograms('query')
  @Described(
    schemas.epcis({ summary: 'Remove a query and its subscriptions', params: schemas.idParam('name'), status: 204 }),
  )
  async remove(@WhatIsAsked() asked: Asked, @Res() reply: FastifyReply): Promise<void> {
    await this.queries.remove(asked.program.party, asked.part(1));
    void reply.status(204).send();
  }

  /** The events that it finds; or, as a WebSocket, those that come (E43). */
  @Get(':name/events')
  @ForPrograms('query')
  @Described(
    schemas.epcis({
      summary: 'What a query finds; with Upgrade: websocket, what comes',
      params: schemas.idParam('name'),
      query: schemas.pages,
      answer: schemas.queryDocument,
    }),
  )
  async events(@WhatIsAsked() asked: Asked, @Res() reply: FastifyReply): Promise<void> {
    const named = await this.queries.called(asked.program.party, asked.part(1));
    const upgrade = upgradeOf(asked.request.raw);
    if (upgrade) return this.streams.start(asked, reply, named, upgrade);
    const page = await this.answers.page(asked, reply, await this.queries.read(named), named.name);
    void reply.status(200).type(JSON_TYPE).send(page);
  }
}

const definitionOf = ({ name, query }: NamedQuery) => ({ name, query });
