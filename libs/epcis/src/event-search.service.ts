import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Database, statement, type Statement } from '#platform/database';
import { secretHash } from '#platform/ids';
import type { EpcisEvent } from './event.js';
import type { KnownPrefixes } from './epc-format.js';
import { readToken, TOKEN_MS, writeToken, type PageToken } from './page-token.js';
import { QueryTooLarge, QueryUnreadable } from './query-refusals.js';
import type { EventQuery, Stretch } from './query-terms.js';
import type { Sight, Sql } from './conditions-sql.js';
import { stretchesFrom, stretchSql } from './extension-order.js';
import { countSql, newsSql, pageSql, rowsSql, type PageWish, type Place } from './search-sql.js';

interface FoundRow {
  id: bigint;
  eventId: string;
  recordTime: Date;
  canonical: string;
  at: string;
  stretch?: Stretch;
}

export interface Found {
  /** With eventID and recordTime, its EPCs as they came. */
  events: EpcisEvent[];
  next?: { token: string; expiresAt: Date };
}

/** Where an event stands, and the bytes of its JSON. */
export interface News extends Place {
  bytes: number;
}

export interface PageRequest {
  perPage: number;
  token?: string;
  /** What the token must belong to (page-token.ts). */
  question: string;
}

const newestEvent = statement<{ newest: bigint }>(
  'epcis.newest',
  'SELECT coalesce(max(id), 0) AS newest FROM epcis_event',
);
const companyPrefixes = statement<{ prefix: string }>(
  'epcis.company-prefixes',
  'SELECT gs1_prefix AS prefix FROM cooperatives_cooperative GROUP BY 1 ORDER BY length(gs1_prefix) DESC, 1',
);
const knownPrefixes = statement<{ prefix: string; namespaces: string[] }, [string[]]>(
  'epcis.known-prefixes',
  'SELECT prefix, array_agg(namespace ORDER BY namespace) AS namespaces FROM epcis_prefix WHERE prefix = ANY ($1) GROUP BY prefix',
);
const dropToken = statement<never, [Buffer, Date]>(
  'epcis.drop-token',
  'INSERT INTO epcis_dropped_token (token_hash, expires_at) VALUES ($1, $2) ON CONFLICT DO NOTHING',
);
const isDropped = statement<{ found: boolean }, [Buffer]>(
  'epcis.is-token-dropped',
  'SELECT true AS found FROM epcis_dropped_token WHERE token_hash = $1',
);
const sweepTokens = statement<never, [Date]>(
  'epcis.sweep-tokens',
  'DELETE FROM epcis_dropped_token WHERE expires_at < $1',
);

/** Finds events. What a query asks is put into one sentence; nothing is filtered afterwards. */
@Injectable()
export class EventSearch {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * One page of a walk that no later event disturbs: each event that existed at its start comes exactly once.
   * Throws QueryTooLarge, QueryUnreadable for a token that is none.
   */
  async page(query: EventQuery, sight: Sight, request: PageRequest): Promise<Found> {
    const token = request.token === undefined ? undefined : await this.tokenOf(request.token, request.question);
    if (!token && query.most !== undefined) await this.refuseTooMany(query, sight, query.most);
    const newest = token?.newest ?? (await this.newest());
    const given = token?.given ?? 0;
    const left = (query.limit ?? Number.POSITIVE_INFINITY) - given;
    const limit = Math.min(request.perPage, left);
    if (limit <= 0) return { events: [] };
    const rows = await this.walk(query, sight, { limit, newest, after: token?.after });
    const last = rows[limit - 1];
    const walk = { newest, given: given + limit, question: request.question };
    const goesOn = rows.length > limit && limit < left && last !== undefined;
    return { events: rows.slice(0, limit).map(eventOf), ...(goesOn && { next: this.nextPage(last, walk) }) };
  }

  /** The rows of a page, and one more when there is more. */
  private async walk(query: EventQuery, sight: Sight, wish: PageWish): Promise<FoundRow[]> {
    const { orderBy, isAscending } = query;
    if (typeof orderBy === 'string') return this.ask(pageSql(query, orderBy, sight, wish));
    const rows: FoundRow[] = [];
    for (const stretch of stretchesFrom(wish.after?.stretch, isAscending)) {
      const after = stretch === wish.after?.stretch ? wish.after : undefined;
      const limit = wish.limit - rows.length;
      const sql = stretchSql(query, orderBy.paths, stretch, sight, { ...wish, limit, after });
      rows.push(...(await this.ask<FoundRow>(sql)).map(row => ({ ...row, stretch })));
      if (rows.length > wish.limit) break;
    }
    return rows;
  }

  private nextPage(
    { at, id, stretch }: FoundRow,
    walk: Pick<PageToken, 'newest' | 'given' | 'question'>,
  ): Found['next'] {
    const expiresAt = new Date(this.clock.now().getTime() + TOKEN_MS);
    return { token: writeToken({ ...walk, after: { at, id, stretch }, expiresAt }), expiresAt };
  }

  /** Events under this id: the ordinary one first, then what declares it wrong. Of `sight` none, when it is not theirs to see. */
  async called(eventId: string, sight: Sight): Promise<EpcisEvent[]> {
    const query: EventQuery = {
      terms: [{ on: 'column', column: 'event_id', values: [eventId] }],
      orderBy: 'record_time',
      isAscending: true,
    };
    const rows = await this.ask<FoundRow>(
      pageSql(query, 'record_time', sight, { limit: 100, newest: await this.newest() }),
    );
    return rows.map(eventOf);
  }

  /** What came after `after` and before `before`, oldest first: where each stands, and its size. */
  news(query: EventQuery, sight: Sight, after: Place, before: Date, limit: number): Promise<News[]> {
    return this.ask<News>(newsSql(query, sight, after, before, limit));
  }

  /** The events of these rows, oldest first, without those that are not theirs to see. */
  async rows(ids: readonly bigint[], sight: Sight): Promise<EpcisEvent[]> {
    return ids.length === 0 ? [] : (await this.ask<FoundRow>(rowsSql(ids, sight))).map(eventOf);
  }

  /** What documents have said that these prefixes mean. */
  async meanings(prefixes: string[]): Promise<Map<string, string[]>> {
    if (prefixes.length === 0) return new Map();
    const rows = await this.db.read(knownPrefixes, [prefixes]);
    return new Map(rows.map(row => [row.prefix, row.namespaces]));
  }

  async companyPrefixes(): Promise<KnownPrefixes> {
    return (await this.db.read(companyPrefixes, [])).map(row => row.prefix);
  }

  /** A walk that its holder gives up. False for what is no token. */
  async drop(text: string): Promise<boolean> {
    const token = readToken(text);
    if (!token) return false;
    await this.db.write(dropToken, [secretHash(text), token.expiresAt]);
    return true;
  }

  async sweepTokens(): Promise<void> {
    await this.db.write(sweepTokens, [this.clock.now()]);
  }

  private async newest(): Promise<bigint> {
    return (await this.db.read(newestEvent, []))[0]?.newest ?? 0n;
  }

  private async tokenOf(text: string, question: string): Promise<PageToken> {
    const token = readToken(text);
    if (!token || token.question !== question) throw new QueryUnreadable('nextPageToken', 'is none of this query');
    const dropped = await this.db.read(isDropped, [secretHash(text)]);
    if (token.expiresAt < this.clock.now() || dropped.length > 0)
      throw new QueryUnreadable('nextPageToken', 'holds no more');
    return token;
  }

  private async refuseTooMany(query: EventQuery, sight: Sight, most: number): Promise<void> {
    const [row] = await this.ask<{ count: number }>(countSql(query, sight, most));
    if ((row?.count ?? 0) > most) throw new QueryTooLarge(`more than ${most} events`);
  }

  /** Every query is a sentence of its own; its text is known by its shape, so that PostgreSQL keeps the plans of the common ones. */
  private ask<Row>({ text, values }: Sql): Promise<Row[]> {
    return this.db.read(shapeOf(text) as Statement<Row, unknown[]>, values);
  }
}

/** How many shapes of questions have a plan kept; a stranger one is planned each time. */
const MOST_SHAPES = 200;
const shapes = new Map<string, Statement<unknown, unknown[]>>();

function shapeOf(text: string): Statement<unknown, unknown[]> {
  const known = shapes.get(text);
  if (known) return known;
  if (shapes.size >= MOST_SHAPES) return { name: '', text };
  const shape = { name: `epcis.search-${shapes.size}`, text };
  shapes.set(text, shape);
  return shape;
}

function eventOf({ eventId, recordTime, canonical }: FoundRow): EpcisEvent {
  return { ...(JSON.parse(canonical) as EpcisEvent), eventID: eventId, recordTime: recordTime.toISOString() };
}
