import { Body, Controller, Get, Header, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Captures, EventIdTaken, EventInvalid, type EpcisEvent } from '#libs/epcis';
import { paths } from '../paths.js';
import { Described } from '../api/endpoint.js';
import { ForPrograms } from '../web/access.js';
import { requireJson } from './capture.controller.js';
import * as schemas from './epcis-schemas.js';
import { Asked, WhatIsAsked } from './epcis-asked.js';
import { EventAnswers, JSON_TYPE } from './event-answers.service.js';

/** Single events come in here, and all of them can be asked for (E16, E30–E41). */
@Controller('epcis/events')
export class EpcisEvents {
  constructor(
    private readonly captures: Captures,
    private readonly answers: EventAnswers,
  ) {}

  @Post()
  @ForPrograms('capture')
  @Described(schemas.epcis({ summary: 'Tell one event', body: schemas.bareEvent, status: 201 }))
  async add(@WhatIsAsked() asked: Asked, @Body() body: unknown, @Res() reply: FastifyReply): Promise<void> {
    requireJson(asked);
    if (typeof body !== 'object' || body === null || !('@context' in body))
      throw new EventInvalid(['/@context: a bare event says its own']);
    const { eventId, isNew } = await this.captures.one(asked.by, body as unknown as EpcisEvent);
    if (!isNew) throw new EventIdTaken(eventId);
    void reply
      .status(201)
      .header('Location', `/epcis/events/${encodeURIComponent(eventId)}`)
      .header('Link', logLink(eventId))
      .send();
  }

  @Get()
  @ForPrograms('query')
  @Header('content-type', JSON_TYPE)
  @Described(
    schemas.epcis({
      summary: 'Ask for events (EPCIS 2.0 §8.2.7.1)',
      query: schemas.eventQuery,
      answer: schemas.queryDocument,
    }),
  )
  async find(@WhatIsAsked() asked: Asked, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    return this.answers.page(asked, reply, await this.answers.query(asked));
  }

  @Get(':id')
  @ForPrograms('query')
  @Header('content-type', JSON_TYPE)
  @Described(
    schemas.epcis({
      summary: 'An event and what declares it wrong',
      params: schemas.idParam('id'),
      answer: schemas.queryDocument,
    }),
  )
  async one(@WhatIsAsked() asked: Asked, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const eventId = asked.part(1);
    const found = await this.answers.called(asked, eventId);
    void reply.header('Link', logLink(eventId));
    return found;
  }
}

/** Where the public log proves or promises the event (T11). */
const logLink = (eventId: string): string => `<${paths.log.lines(eventId)}>; rel="https://c2sp.org/tlog-proof"`;
