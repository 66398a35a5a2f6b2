import { Injectable } from '@nestjs/common';
import type { Program } from '#libs/identity';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { newId } from '#platform/ids';
import { Bell } from '#platform/outbox';
import type { EpcFormat } from '../epc-format.js';
import { EVENTS_CHANNEL } from '../event-book.service.js';
import { NamedQueries, NoSuchQuery, type NamedQuery } from '../named-queries.service.js';
import { readDest } from './addresses.js';
import { EventFeed } from './event-feed.service.js';
import { SubscribeNotPermitted } from './refusals.js';
import { nextTime } from './schedule.js';
import { Sender } from './sender.service.js';
import { SubscriptionSettings } from './settings.js';
import * as sql from './subscriptions.query.js';
import type { SubscriptionRow } from './subscriptions.query.js';
import { readWish } from './wish.js';

/** Of one party. */
const MOST_SUBSCRIPTIONS = 100;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A query that says "only the first so many" means a moment; a subscription has none. Throws SubscribeNotPermitted. */
export async function requireSubscribable(queries: NamedQueries, named: NamedQuery): Promise<void> {
  const { limit } = await queries.read(named);
  if (limit !== undefined)
    throw new SubscribeNotPermitted('a query with eventCountLimit can be asked, not subscribed to');
}

/** Who is to be told what a named query finds. */
@Injectable()
export class Subscriptions {
  private readonly bell: Bell;

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly queries: NamedQueries,
    private readonly feed: EventFeed,
    private readonly sender: Sender,
    private readonly settings: SubscriptionSettings,
  ) {
    this.bell = new Bell(db, EVENTS_CHANNEL);
  }

  /** Throws NoSuchQuery, SubscriptionUnreadable, SubscriptionControls, DestUnreadable, SubscribeNotPermitted. */
  async create(
    { party, keyId }: Program,
    queryName: string,
    given: unknown,
    format: EpcFormat,
  ): Promise<SubscriptionRow> {
    const named = await this.queries.called(party, queryName);
    const now = this.clock.now();
    const wish = readWish(given, now);
    const dest = readDest(wish.dest, this.settings);
    await requireSubscribable(this.queries, named);
    await this.sender.check(dest);
    const start = await this.feed.start(wish.initialRecordTime);
    return this.db.transaction(async tx => {
      await this.db.run(tx, sql.lockParty, [party]);
      const [{ count } = { count: 0 }] = await this.db.run(tx, sql.countOf, [party]);
      if (count >= MOST_SUBSCRIPTIONS)
        throw new SubscribeNotPermitted(`there are ${MOST_SUBSCRIPTIONS} subscriptions: remove one first`);
      const [row] = await this.db.run(tx, sql.insertSubscription, [
        newId(),
        named.id,
        keyId,
        dest.href,
        wish.signatureToken ?? null,
        wish.schedule?.cron ?? null,
        wish.schedule ? JSON.stringify(wish.schedule.given) : null,
        wish.reportIfEmpty,
        format,
        start.at,
        now,
        wish.schedule ? nextTime(wish.schedule.cron, now) : now,
      ]);
      if (!row) throw new NoSuchQuery();
      this.db.afterCommit(tx, this.bell.ring);
      return row;
    });
  }

  /** Oldest first. Throws NoSuchQuery. */
  async list(party: string, queryName: string, after: { at: Date; id: string } | undefined, limit: number) {
    const { id } = await this.queries.called(party, queryName);
    return this.db.write(sql.subscriptionsOf, [id, after?.at ?? null, after?.id ?? null, limit]);
  }

  /** Throws NoSuchQuery, of a subscription too. */
  async called(party: string, queryName: string, id: string): Promise<SubscriptionRow> {
    return this.found(await this.db.write(sql.subscriptionById, [await this.queryId(party, queryName, id), id]));
  }

  /** What it was not told stays untold. Throws NoSuchQuery. */
  async remove(party: string, queryName: string, id: string): Promise<void> {
    this.found(await this.db.write(sql.removeSubscription, [await this.queryId(party, queryName, id), id]));
  }

  /** A paused one goes on where it stopped, any one stands on the key of who asks from now on. Throws NoSuchQuery. */
  async resume({ party, keyId }: Program, queryName: string, id: string): Promise<SubscriptionRow> {
    const queryId = await this.queryId(party, queryName, id);
    const row = this.found(await this.db.write(sql.resumeSubscription, [queryId, id, keyId, this.clock.now()]));
    this.bell.ring();
    return row;
  }

  private async queryId(party: string, queryName: string, id: string): Promise<string> {
    const named = await this.queries.called(party, queryName);
    if (!UUID.test(id)) throw new NoSuchQuery('no such subscription');
    return named.id;
  }

  private found<Row>([row]: Row[]): Row {
    if (!row) throw new NoSuchQuery('no such subscription');
    return row;
  }
}
