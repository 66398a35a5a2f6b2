import { Body, Controller, Get, Header, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import {
  Captures,
  CAPTURE_LIMIT,
  EventInvalid,
  NoSuchQuery,
  QueryUnreadable,
  readDocument,
  type Behaviour,
  type CaptureRow,
} from '#libs/epcis';
import { Described } from '../api/endpoint.js';
import { ForPrograms } from '../web/access.js';
import * as schemas from './epcis-schemas.js';
import { Asked, WhatIsAsked } from './epcis-asked.js';
import { EpcisRefusal } from './epcis-problem.js';
import { JSON_TYPE } from './event-answers.service.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Documents come in here (E10–E14). */
@Controller('epcis/capture')
export class EpcisCapture {
  constructor(private readonly captures: Captures) {}

  @Post()
  @ForPrograms('capture')
  @Described(schemas.epcis({ summary: 'Tell a document of events', body: schemas.captured, status: 202 }))
  async capture(@WhatIsAsked() asked: Asked, @Body() body: unknown, @Res() reply: FastifyReply): Promise<void> {
    requireJson(asked);
    const document = readDocument(body);
    if ('faults' in document) throw new EventInvalid(document.faults);
    if (document.events.length > CAPTURE_LIMIT)
      throw new EpcisRefusal(413, 'CaptureLimitExceededException', `more than ${CAPTURE_LIMIT} events`);
    const { captureId } = await this.captures.submit(
      asked.by,
      document,
      () => JSON.stringify(body),
      behaviourOf(asked),
    );
    void reply.status(202).header('Location', `/epcis/capture/${captureId}`).send();
  }

  @Get()
  @ForPrograms('query', 'capture')
  @Header('content-type', JSON_TYPE)
  @Described(
    schemas.epcis({ summary: 'Capture jobs, newest first', query: schemas.pages, answer: z.array(schemas.captureJob) }),
  )
  async list(@WhatIsAsked() asked: Asked, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const rows = await this.captures.list(asked.onlyParty, afterOf(asked.token), asked.perPage + 1);
    const page = rows.slice(0, asked.perPage);
    const last = page.at(-1);
    if (rows.length > page.length && last) {
      void reply.header('Link', `<${asked.next(tokenOf(last))}>; rel="next"`);
      void reply.header('GS1-Next-Page-Token-Expires', '9999-12-31T23:59:59Z');
    }
    return JSON.stringify(page.map(jobOf));
  }

  @Get(':id')
  @ForPrograms('query', 'capture')
  @Header('content-type', JSON_TYPE)
  @Described(
    schemas.epcis({ summary: 'How a capture went', params: schemas.idParam('id'), answer: schemas.captureJob }),
  )
  async one(@WhatIsAsked() asked: Asked): Promise<string> {
    const id = asked.part(1).toLowerCase();
    const row = UUID.test(id) ? await this.captures.byId(id, asked.onlyParty) : undefined;
    if (!row) throw new NoSuchQuery('no such capture job');
    return JSON.stringify(jobOf(row));
  }
}

/** Forms and uploads have parsers of their own in this house; here only JSON counts. */
export function requireJson({ request }: Asked): void {
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json' && type !== 'application/ld+json')
    throw new EpcisRefusal(415, 'UnsupportedMediaTypeException', 'send application/json or application/ld+json');
}

function behaviourOf({ request }: Asked): Behaviour {
  const wish = request.headers['gs1-capture-error-behaviour'] ?? 'rollback';
  if (wish === 'rollback' || wish === 'proceed') return wish;
  throw new EpcisRefusal(400, 'ValidationException', 'GS1-Capture-Error-Behaviour is rollback or proceed');
}

/** Where a list by age goes on. */
export const tokenOf = ({ createdAt, id }: { createdAt: Date; id: string }): string =>
  Buffer.from(`${createdAt.toISOString()} ${id}`).toString('base64url');

export function afterOf(token: string | undefined): { at: Date; id: string } | undefined {
  if (token === undefined) return undefined;
  const [at = '', id = ''] = Buffer.from(token, 'base64url').toString().split(' ');
  if (!/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(at) || Number.isNaN(Date.parse(at)) || !UUID.test(id))
    throw new QueryUnreadable('nextPageToken', 'is none of this list');
  return { at: new Date(at), id };
}

const jobOf = ({ id, createdAt, finishedAt, behaviour, success, errors }: CaptureRow) => ({
  captureID: id,
  createdAt: createdAt.toISOString(),
  ...(finishedAt && { finishedAt: finishedAt.toISOString() }),
  running: finishedAt === null,
  success,
  captureErrorBehaviour: behaviour,
  errors,
});
