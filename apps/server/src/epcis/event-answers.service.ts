import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import {
  EPCIS_CONTEXT,
  EventSearch,
  inFormat,
  NoSuchQuery,
  prefixesIn,
  queryDocument,
  questionOf,
  readEventQuery,
  writerOf,
  type EpcFormat,
  type EpcisEvent,
  type EventQuery,
  type KnownPrefixes,
} from '#libs/epcis';
import { Clock } from '#platform/clock';
import type { Asked } from './epcis-asked.js';

export const JSON_TYPE = 'application/json; charset=utf-8';

/** Pages of events as the standard sends them: an EPCISQueryDocument, and a Link to the next page while there is one. */
@Injectable()
export class EventAnswers {
  constructor(
    private readonly search: EventSearch,
    private readonly clock: Clock,
  ) {}

  /** What the address asks, within what a resource already says. Throws QueryUnreadable. */
  async query(asked: Asked, within: EventQuery['terms'] = []): Promise<EventQuery> {
    const parameters = asked.parameters;
    const known = await this.search.meanings(prefixesIn(parameters));
    const query = readEventQuery(parameters, { isFromAddress: true, prefixes: asked.prefixes, known });
    return { ...query, terms: [...within, ...query.terms] };
  }

  async page(asked: Asked, reply: FastifyReply, query: EventQuery, queryName = 'SimpleEventQuery'): Promise<string> {
    const question = questionOf([asked.program.party, query]);
    const found = await this.search.page(query, asked.sight, { perPage: asked.perPage, token: asked.token, question });
    if (found.next) {
      void reply.header('Link', `<${asked.next(found.next.token)}>; rel="next"`);
      void reply.header('GS1-Next-Page-Token-Expires', found.next.expiresAt.toISOString());
    }
    return this.document(found.events, asked.format, queryName);
  }

  /** The event of this id and what declares it wrong. Throws NoSuchQuery. */
  async called(asked: Asked, eventId: string): Promise<string> {
    const events = await this.search.called(eventId, asked.sight);
    if (events.length === 0) throw new NoSuchQuery();
    return this.document(events, asked.format, 'SimpleEventQuery');
  }

  /** Things and places by their canonical names, as they are wanted. */
  async names({ format }: Asked, canonical: readonly string[]): Promise<readonly string[]> {
    const write = writerOf(format, await this.prefixesFor(format));
    return write ? canonical.map(write) : canonical;
  }

  private async document(events: EpcisEvent[], format: EpcFormat, queryName: string): Promise<string> {
    const prefixes = await this.prefixesFor(format);
    const said = events.map(event => inFormat(event, format, prefixes));
    return JSON.stringify(queryDocument(said, { queryName, at: this.clock.now() }));
  }

  private async prefixesFor(format: EpcFormat): Promise<KnownPrefixes> {
    return format === 'Always_EPC_URN' ? this.search.companyPrefixes() : [];
  }
}

export const collection = (member: readonly string[]): string =>
  JSON.stringify({ '@context': EPCIS_CONTEXT, type: 'Collection', member });
