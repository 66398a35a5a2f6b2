import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/identity';
import { Clock } from '#platform/clock';
import { Database, type Tx } from '#platform/database';
import { newId } from '#platform/ids';
import { LetterSettings } from '../letter-settings.js';
import { PushServiceUnknown, StopLinkUnknown } from '../refusals.js';
import type { Browser } from '../sending/push-carrier.js';
import { isRequired, TOPICS, type Topic, type Way } from './topics.js';
import * as sql from './wishes.query.js';

const MOST_BROWSERS = 10;

export interface Wish {
  topic: Topic;
  way: Way;
  wanted: boolean;
}

/** Who wants told what by which way. */
@Injectable()
export class LetterWishes {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly settings: LetterSettings,
  ) {}

  /** What the law wants told is told, whatever is wished. */
  async choose(actor: Actor, wishes: readonly Wish[]): Promise<void> {
    await this.keep(actor.personId, wishes);
  }

  /** Whose link it is. Throws StopLinkUnknown. */
  async readerOfStopLink(key: string, topic: string): Promise<{ personId: string; topic: Topic }> {
    const known = TOPICS.find(one => one === topic);
    const [reader] = await this.db.read(sql.personOfStopKey, [key]);
    if (!reader || !known || isRequired(known, 'letter')) throw new StopLinkUnknown();
    return { ...reader, topic: known };
  }

  /** The link in a letter is enough. */
  async stop(key: string, topic: string): Promise<void> {
    const reader = await this.readerOfStopLink(key, topic);
    await this.keep(reader.personId, [{ topic: reader.topic, way: 'letter', wanted: false }]);
  }

  /** The key under which a browser subscribes; none where notifications are not set up. */
  get pushKey(): string | undefined {
    return this.settings.push?.publicKey;
  }

  async addBrowser(actor: Actor, { endpoint, p256dh, auth }: Browser): Promise<void> {
    if (!this.isPushService(endpoint)) throw new PushServiceUnknown();
    await this.db.transaction(async tx => {
      await this.db.run(tx, sql.addBrowser, [newId(), actor.personId, endpoint, p256dh, auth, this.clock.now()]);
      await this.db.run(tx, sql.dropOldBrowsers, [actor.personId, MOST_BROWSERS]);
    });
  }

  /** On all their browsers: one that was lost cannot be pointed at. */
  async removeBrowsers(actor: Actor): Promise<void> {
    await this.db.write(sql.removeBrowsersOf, [actor.personId]);
  }

  /** Everything in the bell has been looked at. */
  async readAll(actor: Actor): Promise<void> {
    await this.db.write(sql.readInbox, [actor.personId, this.clock.now()]);
  }

  /** What a forgotten person was told, and how, goes with them. */
  async forget(tx: Tx, personId: string): Promise<void> {
    await this.db.run(tx, sql.forgetPerson, [personId]);
  }

  private async keep(personId: string, wishes: readonly Wish[]): Promise<void> {
    const kept = wishes.filter(({ topic, way }) => !isRequired(topic, way));
    const columns = [kept.map(wish => wish.topic), kept.map(wish => wish.way), kept.map(wish => wish.wanted)] as const;
    await this.db.write(sql.wish, [personId, ...(columns as [Topic[], Way[], boolean[]]), this.clock.now()]);
  }

  /** `*.example` stands for every name below it. */
  private isPushService(endpoint: string): boolean {
    if (!URL.canParse(endpoint)) return false;
    const { protocol, host } = new URL(endpoint);
    const isKnown = (this.settings.push?.services ?? []).some(service =>
      service.startsWith('*.') ? host.endsWith(service.slice(1)) : host === service,
    );
    return isKnown && (protocol === 'https:' || host.startsWith('127.0.0.1:'));
  }
}
