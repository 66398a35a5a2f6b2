import { Injectable } from '@nestjs/common';
import { DEPARTMENT } from '#libs/identity';
import { Horizon } from '#libs/transparency';
import { Database, statement } from '#platform/database';
import { inFormat, type EpcFormat } from '../epc-format.js';
import { EventSearch } from '../event-search.service.js';
import { queryDocument } from '../query-document.js';
import { NamedQueries, type NamedQuery } from '../named-queries.service.js';
import type { Sight } from '../conditions-sql.js';
import { exactly, type Place } from '../search-sql.js';
import { batchOf, type Batch } from './feed.js';

/** The most events of one document. */
export const MOST_EVENTS = 100;

export interface DocumentHead {
  queryName: string;
  subscriptionID?: string;
  format: EpcFormat;
  at: Date;
}

const present = statement<{ at: string }>(
  'epcis.present',
  `SELECT ${exactly(`date_trunc('milliseconds', clock_timestamp())`)} AS at`,
);

const grounds = statement<{ hasKey: boolean; hasQuery: boolean }, [queryId: string, keyId: string, now: Date]>(
  'epcis.grounds-of-stream',
  `SELECT EXISTS (SELECT FROM identity_api_key k WHERE k.id = $2 AND k.revoked_at IS NULL AND k.expires_at > $3) AS "hasKey",
     EXISTS (SELECT FROM epcis_query q WHERE q.id = $1) AS "hasQuery"`,
);

/** A query and whose it is. */
export type AskedBy = Pick<NamedQuery, 'query' | 'prefixes'> & { party: string };

/** What a party may see: as for its queries, so for what it is told. */
export const sightFor = (party: string): Sight => (party === DEPARTMENT ? { all: true } : { all: false, party });

/** Events as they come, none left out: what one is told, and up to where. */
@Injectable()
export class EventFeed {
  private readonly horizon: Horizon;

  constructor(
    private readonly db: Database,
    private readonly search: EventSearch,
    private readonly queries: NamedQueries,
  ) {
    this.horizon = new Horizon(db);
  }

  /** Where somebody stands who has been told nothing: at this record time, or now by the database's clock. */
  async start(initialRecordTime?: string): Promise<Place> {
    if (initialRecordTime !== undefined) return { at: initialRecordTime, id: 0n };
    const [{ at } = { at: '' }] = await this.db.write(present, []);
    return { at, id: 0n };
  }

  /** Why a program may not be told any more what a query finds; nothing while it may. */
  async whyEnded(queryId: string, keyId: string, now: Date): Promise<string | undefined> {
    const [found] = await this.db.write(grounds, [queryId, keyId, now]);
    if (!found?.hasKey) return 'the key holds no more';
    return found.hasQuery ? undefined : 'the query has been removed';
  }

  /** What comes next behind `from`. Throws QueryUnreadable. Waits for those who are writing, since theirs may come before what is there already. */
  async next(asked: AskedBy, from: Place, atMost = MOST_EVENTS): Promise<Batch> {
    const query = await this.queries.read(asked);
    const most = Math.min(atMost, query.most ?? atMost);
    const horizon = await this.horizon.reach();
    const news = await this.search.news(query, sightFor(asked.party), from, horizon, most + 1);
    return batchOf(news, { from, most, horizon });
  }

  /** An EPCISQueryDocument of those of the events that the party may see. */
  async document(events: readonly bigint[], party: string, head: DocumentHead): Promise<string> {
    const found = await this.search.rows(events, sightFor(party));
    const prefixes = head.format === 'Always_EPC_URN' ? await this.search.companyPrefixes() : [];
    const said = found.map(event => inFormat(event, head.format, prefixes));
    return JSON.stringify(queryDocument(said, head));
  }
}
