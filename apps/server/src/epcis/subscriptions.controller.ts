import { Body, Controller, Delete, Get, Header, Options, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { subscriptionBody, Subscriptions, type SubscriptionRow } from '#libs/epcis';
import { Described } from '../api/endpoint.js';
import { ForPrograms, Public } from '../web/access.js';
import { Programs, showsKey } from '../web/programs.js';
import { afterOf, requireJson, tokenOf } from './capture.controller.js';
import * as schemas from './epcis-schemas.js';
import { Asked, WhatIsAsked } from './epcis-asked.js';
import { JSON_TYPE } from './event-answers.service.js';
import { discoveryHeaders, OF_SUBSCRIPTION } from './standard.js';

/** Who is told what a named query finds (E43). */
@Controller('epcis/queries/:name/subscriptions')
export class EpcisSubscriptions {
  constructor(
    private readonly subscriptions: Subscriptions,
    private readonly programs: Programs,
  ) {}

  @Post()
  @ForPrograms('query')
  @Described(
    schemas.epcis({
      summary: 'Be told what a query finds',
      params: schemas.idParam('name'),
      body: subscriptionBody,
      status: 201,
      answer: schemas.subscription,
    }),
  )
  async create(@WhatIsAsked() asked: Asked, @Body() body: unknown, @Res() reply: FastifyReply): Promise<void> {
    requireJson(asked);
    const name = asked.part(1);
    const row = await this.subscriptions.create(asked.program, name, body, asked.format);
    void reply
      .status(201)
      .header('Location', `/epcis/queries/${encodeURIComponent(name)}/subscriptions/${row.id}`)
      .type(JSON_TYPE)
      .send(JSON.stringify(subscriptionOf(row, name)));
  }

  @Get()
  @ForPrograms('query')
  @Header('content-type', JSON_TYPE)
  @Described(
    schemas.epcis({
      summary: 'Who is told',
      params: schemas.idParam('name'),
      query: schemas.pages,
      answer: z.array(schemas.subscription),
    }),
  )
  async list(@WhatIsAsked() asked: Asked, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const name = asked.part(1);
    const after = afterOf(asked.token);
    const found = await this.subscriptions.list(asked.program.party, name, after, asked.perPage + 1);
    const page = found.slice(0, asked.perPage);
    const last = page.at(-1);
    if (found.length > page.length && last) {
      void reply.header('Link', `<${asked.next(tokenOf(last))}>; rel="next"`);
      void reply.header('GS1-Next-Page-Token-Expires', '9999-12-31T23:59:59Z');
    }
    return JSON.stringify(page.map(row => subscriptionOf(row, name)));
  }

  @Get(':id')
  @ForPrograms('query')
  @Header('content-type', JSON_TYPE)
  @Described(
    schemas.epcis({
      summary: 'A subscription and how it goes',
      params: z.object({ name: z.string(), id: z.string() }),
      answer: schemas.subscription,
    }),
  )
  async one(@WhatIsAsked() asked: Asked): Promise<string> {
    const [name, id] = [asked.part(1), asked.part(3).toLowerCase()];
    return JSON.stringify(subscriptionOf(await this.subscriptions.called(asked.program.party, name, id), name));
  }

  /** Methods and versions for anybody; to a key whose subscription it is also how far it has been told. Throws NoSuchQuery. */
  @Options(':id')
  @Public()
  @Described(schemas.epcis({ summary: 'Methods, versions, how far it is told', params: schemas.ids, status: 204 }))
  async options(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const headers = discoveryHeaders(OF_SUBSCRIPTION);
    if (showsKey(request)) {
      request.program = await this.programs.admit(request, reply, ['query']);
      const asked = new Asked(request);
      const row = await this.subscriptions.called(asked.program.party, asked.part(1), asked.part(3).toLowerCase());
      headers['GS1-Query-Min-Record-Time'] = row.minRecordTime.toISOString();
    }
    void reply.status(204).headers(headers).send();
  }

  @Delete(':id')
  @ForPrograms('query')
  @Described(
    schemas.epcis({
      summary: 'End a subscription',
      params: z.object({ name: z.string(), id: z.string() }),
      status: 204,
    }),
  )
  async remove(@WhatIsAsked() asked: Asked, @Res() reply: FastifyReply): Promise<void> {
    await this.subscriptions.remove(asked.program.party, asked.part(1), asked.part(3).toLowerCase());
    void reply.status(204).send();
  }

  @Post(':id/resumption')
  @ForPrograms('query')
  @Header('content-type', JSON_TYPE)
  @Described(
    schemas.epcis({
      summary: 'Let a paused subscription go on',
      params: z.object({ name: z.string(), id: z.string() }),
      answer: schemas.subscription,
    }),
  )
  async resume(@WhatIsAsked() asked: Asked, @Res() reply: FastifyReply): Promise<void> {
    const [name, id] = [asked.part(1), asked.part(3).toLowerCase()];
    const row = await this.subscriptions.resume(asked.program, name, id);
    void reply.status(200).send(JSON.stringify(subscriptionOf(row, name)));
  }
}

const stateOf = ({ pausedAt, failures }: SubscriptionRow) =>
  pausedAt ? 'paused' : failures > 0 ? 'failing' : 'active';

/** As the standard has it, without the secret; `state` and what belongs to it are ours. */
const subscriptionOf = (row: SubscriptionRow, queryName: string) => ({
  subscriptionID: row.id,
  queryName,
  dest: row.dest,
  createdAt: row.createdAt.toISOString(),
  ...(row.notifiedAt && { lastNotifiedAt: row.notifiedAt.toISOString() }),
  initialRecordTime: row.initialRecordTime.toISOString(),
  minRecordTime: row.minRecordTime.toISOString(),
  epcFormat: row.epcFormat,
  ...(row.scheduleGiven ? { schedule: row.scheduleGiven, reportIfEmpty: row.reportIfEmpty } : { stream: true }),
  state: stateOf(row),
  ...(row.failures > 0 && { failures: row.failures, lastError: row.lastError }),
  ...(row.pausedAt && { pausedAt: row.pausedAt.toISOString(), pauseReason: row.pauseReason }),
  ...(!row.pausedAt && (row.scheduleGiven || row.failures > 0) && { nextAttemptAt: row.dueAt.toISOString() }),
});
