import { Injectable } from '@nestjs/common';
import { isMalformed, pathOf, readDigitalLink } from '#libs/gs1';
import { HiddenFromActor, requireSeat, type Actor } from '#libs/identity';
import { Clock } from '#platform/clock';
import { Database, isTaken, type Tx } from '#platform/database';
import { newId } from '#platform/ids';
import { levelsOf } from './levels.js';
import { belongsTo, checkedLink, type LinkInput, type LinkToRegister } from './registration.js';
import * as refusals from './refusals.js';
import { deleteLink, holderOf, insertLink, isOurs, linkById, lockKey } from './register.query.js';

/** Links that co-operatives put behind their own codes, beside those the market puts there by itself. */
@Injectable()
export class LinkRegister {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Sent twice with the same id, it registers one. */
  async add(actor: Actor, cooperativeId: string, input: LinkInput): Promise<{ id: string }> {
    requireSeat(actor, cooperativeId, 'clerk');
    const link = checkedLink(input);
    const id = input.id ?? newId();
    try {
      await this.db.transaction(tx => this.insert(tx, actor, cooperativeId, id, link));
    } catch (error) {
      if (isTaken(error, 'resolver_link_once')) throw new refusals.LinkThereAlready();
      if (isTaken(error, 'resolver_link_default')) throw new refusals.DefaultIsTaken();
      throw error;
    }
    return { id };
  }

  /** Taking away what is not there changes nothing. */
  async remove(actor: Actor, cooperativeId: string, id: string): Promise<void> {
    requireSeat(actor, cooperativeId, 'clerk');
    await this.db.transaction(async tx => {
      const [link] = await this.db.run(tx, linkById, [id, cooperativeId]);
      if (!link) return;
      await this.db.run(tx, lockKey, [link.key]);
      const [gone] = await this.db.run(tx, deleteLink, [id, cooperativeId, await this.isOurs(tx, link.key)]);
      const [left] = gone ? [] : await this.db.run(tx, linkById, [id, cooperativeId]);
      if (left) throw new refusals.DefaultStillNeeded();
    });
  }

  private async insert(tx: Tx, actor: Actor, cooperativeId: string, id: string, link: LinkToRegister): Promise<void> {
    const [holder] = await this.db.run(tx, holderOf, [cooperativeId]);
    const [key, ...qualifiers] = link.elements;
    if (!holder || !key) throw new HiddenFromActor();
    if (!belongsTo(key, holder)) throw new refusals.CodeNotYours();
    await this.db.run(tx, lockKey, [link.key]);
    const isOurKey = await this.isOurs(tx, link.key);
    if (isOurKey && link.type === 'defaultLink') throw new refusals.DefaultIsTaken();
    const [added] = await this.db.run(tx, insertLink, [
      id,
      cooperativeId,
      link.anchor,
      link.key,
      link.type,
      link.href,
      link.title,
      link.hreflang ?? [],
      link.mediaType ?? null,
      actor.personId,
      this.clock.now(),
      levelsOf({ key, qualifiers }).map(pathOf),
      isOurKey,
    ]);
    if (added) return;
    const [before] = await this.db.run(tx, linkById, [id, cooperativeId]);
    if (!before) throw new refusals.DefaultLinkFirst();
  }

  private async isOurs(tx: Tx, path: string): Promise<boolean> {
    const link = readDigitalLink(path);
    if (isMalformed(link)) return false;
    const [row] = await this.db.run(tx, isOurs, [link.key.ai, link.key.value]);
    return row?.ours ?? false;
  }
}
