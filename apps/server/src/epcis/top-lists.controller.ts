import { Controller, Get, Header, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import {
  bareWord,
  BIZ_STEPS,
  canonicalName,
  DISPOSITIONS,
  EVENT_TYPES,
  NoSuchQuery,
  QueryUnreadable,
  Vocabularies,
  type EventQuery,
} from '#libs/epcis';
import { Described } from '../api/endpoint.js';
import { ForPrograms } from '../web/access.js';
import * as schemas from './epcis-schemas.js';
import { Asked, WhatIsAsked } from './epcis-asked.js';
import { collection, EventAnswers, JSON_TYPE } from './event-answers.service.js';
import { TOP_LISTS, type TopList } from './standard.js';

const paths = (behind: string) => TOP_LISTS.map(list => `${list}${behind}`);
type Term = EventQuery['terms'][number];

/** Event types, things, steps, places and dispositions that occur, and the events of each (E06, E07). */
@Controller('epcis')
export class EpcisTopLists {
  constructor(
    private readonly vocabularies: Vocabularies,
    private readonly answers: EventAnswers,
  ) {}

  @Get(paths(''))
  @ForPrograms('query')
  @Header('content-type', JSON_TYPE)
  @Described(schemas.epcis({ summary: 'Values that occur', query: schemas.pages, answer: schemas.collection }))
  async list(@WhatIsAsked() asked: Asked, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const list = asked.part(0) as TopList;
    if (list === 'eventTypes') return collection(EVENT_TYPES);
    const found = await this.vocabularies.list(list, asked.sight, afterOf(asked.token), asked.perPage + 1);
    const page = found.slice(0, asked.perPage);
    if (found.length > page.length) {
      const token = Buffer.from(page.at(-1) ?? '').toString('base64url');
      void reply.header('Link', `<${asked.next(token)}>; rel="next"`);
      void reply.header('GS1-Next-Page-Token-Expires', '9999-12-31T23:59:59Z');
    }
    return collection(await this.answers.names(asked, page));
  }

  @Get(paths('/:id'))
  @ForPrograms('query')
  @Header('content-type', JSON_TYPE)
  @Described(
    schemas.epcis({ summary: 'What is below a value', params: schemas.idParam('id'), answer: schemas.collection }),
  )
  one(@WhatIsAsked() asked: Asked): string {
    termOf(asked.part(0) as TopList, asked.part(1));
    return collection(['events']);
  }

  @Get(paths('/:id/events'))
  @ForPrograms('query')
  @Header('content-type', JSON_TYPE)
  @Described(
    schemas.epcis({
      summary: 'Events with a value',
      params: schemas.idParam('id'),
      query: schemas.eventQuery,
      answer: schemas.queryDocument,
    }),
  )
  async events(@WhatIsAsked() asked: Asked, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const term = termOf(asked.part(0) as TopList, asked.part(1));
    return this.answers.page(asked, reply, await this.answers.query(asked, [term]));
  }
}

function afterOf(token: string | undefined): string {
  const text = token === undefined ? '' : Buffer.from(token, 'base64url').toString();
  if (text.includes('\0') || text.includes('�')) throw new QueryUnreadable('nextPageToken', 'is none of this list');
  return text;
}

const isUri = (text: string): boolean => /^[a-z][a-z0-9+.-]*:.+/i.test(text);

/** What the events of this member have. Throws NoSuchQuery for what can be no member. */
function termOf(list: TopList, value: string): Term {
  const refuse = () => new NoSuchQuery(`no such member of ${list}`);
  if (value === '' || value.includes('\0')) throw refuse();
  if (list === 'eventTypes') {
    if (!(EVENT_TYPES as readonly string[]).includes(value) && !isUri(value)) throw refuse();
    return { on: 'column', column: 'type', values: [value] };
  }
  if (list === 'bizSteps' || list === 'dispositions') {
    const word = list === 'bizSteps' ? wordOf('bizStep', BIZ_STEPS, value) : wordOf('disposition', DISPOSITIONS, value);
    if (word === undefined) throw refuse();
    return { on: 'column', column: list === 'bizSteps' ? 'biz_step' : 'disposition', values: [word] };
  }
  if (!isUri(value)) throw refuse();
  const name = canonicalName(value);
  if (list === 'epcs') {
    const roles = [
      'epc',
      'class',
      'parent',
      'child',
      'childClass',
      'input',
      'inputClass',
      'output',
      'outputClass',
    ] as const;
    return { on: 'epc', roles, names: { exact: [name], kinds: [], starts: [] } };
  }
  return { on: 'column', column: list === 'readPoints' ? 'read_point' : 'biz_location', values: [name] };
}

function wordOf(name: 'bizStep' | 'disposition', known: readonly string[], value: string): string | undefined {
  const word = bareWord(name, value);
  return known.includes(word) || isUri(word) ? word : undefined;
}
