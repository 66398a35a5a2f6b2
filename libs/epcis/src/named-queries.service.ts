import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Database, isTaken, statement } from '#platform/database';
import { Conflict, Invalid, NotFound } from '#platform/errors';
import { newId } from '#platform/ids';
import type { Json } from './event.js';
import { EventSearch } from './event-search.service.js';
import { ownPrefixes } from './prefixes.js';
import type { EventQuery } from './query-terms.js';
import { prefixesIn, readEventQuery } from './read-query.js';
import type { Given } from './read-values.js';

export class QueryNameTaken extends Conflict {
  readonly code = 'query-name-taken';
}
export class QueryNameUnreadable extends Invalid {
  readonly code = 'query-name-unreadable';
}
export class NoSuchQuery extends NotFound {
  readonly code = 'no-such-query';
}

export interface NamedQuery {
  id: string;
  name: string;
  query: Record<string, Given>;
  prefixes: Record<string, string>;
  createdAt: Date;
}

const COLUMNS = 'id, name, query, prefixes, created_at AS "createdAt"';
const insert = statement<never, [string, string, string, string, string, Date]>(
  'epcis.insert-query',
  'INSERT INTO epcis_query (id, party, name, query, prefixes, created_at) VALUES ($1, $2, $3, $4::jsonb, $5::jsonb, $6)',
);
const byName = statement<NamedQuery, [string, string]>(
  'epcis.query-by-name',
  `SELECT ${COLUMNS} FROM epcis_query WHERE party = $1 AND name = $2`,
);
const byId = statement<NamedQuery & { party: string }, [string]>(
  'epcis.query-by-id',
  `SELECT ${COLUMNS}, party FROM epcis_query WHERE id = $1`,
);
const list = statement<NamedQuery, [string, string, number]>(
  'epcis.queries',
  `SELECT ${COLUMNS} FROM epcis_query WHERE party = $1 AND name > $2 ORDER BY name LIMIT $3`,
);
const remove = statement<{ id: string }, [string, string]>(
  'epcis.remove-query',
  'DELETE FROM epcis_query WHERE party = $1 AND name = $2 RETURNING id',
);

/** Questions with a name. Each party has its own names. */
@Injectable()
export class NamedQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly search: EventSearch,
  ) {}

  /** Throws QueryNameUnreadable, QueryNameTaken, QueryUnreadable. */
  async create(
    party: string,
    name: string,
    query: Record<string, Given>,
    prefixes: Record<string, string>,
  ): Promise<void> {
    if (name === '' || name.length > 200 || /[/\p{Cc}\p{Cs}]/u.test(name)) throw new QueryNameUnreadable();
    const all = { ...prefixes, ...ownPrefixes(query['@context'] as Json) };
    const question = { query, prefixes: all };
    await this.read(question);
    try {
      await this.db.write(insert, [newId(), party, name, JSON.stringify(query), JSON.stringify(all), this.clock.now()]);
    } catch (error) {
      throw isTaken(error, 'epcis_query_name') ? new QueryNameTaken() : error;
    }
  }

  /** Throws NoSuchQuery. */
  async called(party: string, name: string): Promise<NamedQuery> {
    const [found] = await this.db.write(byName, [party, name]);
    if (!found) throw new NoSuchQuery();
    return found;
  }

  async byId(id: string): Promise<(NamedQuery & { party: string }) | undefined> {
    return (await this.db.write(byId, [id]))[0];
  }

  list(party: string, after: string, limit: number): Promise<NamedQuery[]> {
    return this.db.write(list, [party, after, limit]);
  }

  /** Ends its subscriptions too. Throws NoSuchQuery. */
  async remove(party: string, name: string): Promise<void> {
    if ((await this.db.write(remove, [party, name])).length === 0) throw new NoSuchQuery();
  }

  /** What it asks, read again each time: a prefix may have got a meaning since. */
  async read({ query, prefixes }: Pick<NamedQuery, 'query' | 'prefixes'>): Promise<EventQuery> {
    const known = await this.search.meanings(prefixesIn(Object.entries(query)));
    return readEventQuery(Object.entries(query), { isFromAddress: false, prefixes, known });
  }
}
