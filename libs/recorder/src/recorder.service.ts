// What phones recorded without a network comes in here. An item is first kept, word for word, in a sentence of its own; then done by
// the same verbs that the pages use; then its answer is written beside it. Killed at any point, the next sync goes on where this one
// stopped: the device sends again what it has no answer for, and every step finds what is there already.
import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/identity';
import { Clock } from '#platform/clock';
import { Database, isTaken } from '#platform/database';
import { TradeError } from '#platform/errors';
import { answerOf, refusedAnswer, stateAfter, type Answer, type SentItem } from './answers.js';
import { whenRecorded } from './clock-rules.js';
import { Deeds } from './deeds.service.js';
import { isSignedBy, sha256 } from './device-key.js';
import { deviceByKey, noteSync, personOfDevice, type DeviceRow } from './devices.query.js';
import { enclosedIn, inspectedIn, readBody, type ItemBody } from './item.js';
import {
  clockOf,
  batchOfFlag,
  cooperativesWaitingFor,
  insertEnclosed,
  insertItem,
  itemByHash,
  itemById,
  openItems,
  settleItem,
  type ItemRow,
} from './items.query.js';
import { ownerOf } from './owner.js';
import { DeviceRevoked, DeviceUnknown, OtherPersonsDevice } from './refusals.js';
import { rowIdOf } from './ulid.js';

/** So many waiting items of a co-op are tried again at once; the rest with the next sync. */
const MOST_OPEN = 400;

export interface Synced {
  /** The server's time: the device counts from it. */
  now: Date;
  answers: Answer[];
  /** Nothing new was taken from this device, and never will be. */
  isRevoked?: true;
}

@Injectable()
export class Recorder {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly deeds: Deeds,
  ) {}

  /**
   * Takes in what a device of a co-op, or (null) of the department, recorded; one answer per item, in the order sent. May be sent again at will.
   * Of a revoked device nothing new is taken: what came before gets its answer again, everything else is refused, each by itself.
   * Throws DeviceUnknown, OtherPersonsDevice, HiddenFromActor, OtherRoleNeeded.
   */
  async sync(
    actor: Actor,
    cooperativeId: string | null,
    publicKey: Buffer,
    items: readonly SentItem[],
  ): Promise<Synced> {
    ownerOf(actor, cooperativeId);
    const device = await this.deviceOf(actor, cooperativeId, publicKey);
    if (device.revokedAt) return this.answerRevoked(device, items);
    const takenIn: (Answer | { ulid: string; id: string; isKnown: boolean })[] = [];
    for (const item of items) takenIn.push(await this.takeIn(actor, device, item));
    if (cooperativeId !== null) await this.settle(cooperativeId);
    const answers: Answer[] = [];
    for (const one of takenIn) answers.push('state' in one ? one : await this.answer(one));
    const now = this.clock.now();
    await this.db.write(noteSync, [device.id, now]);
    return { now, answers };
  }

  /** Something was recorded in a batch: what waited for it may go on, also at a co-op that takes over goods from it. */
  async settleBatch(batchId: string): Promise<void> {
    for (const { cooperativeId } of await this.db.write(cooperativesWaitingFor, [batchId]))
      await this.settle(cooperativeId);
  }

  /** A flag is settled: what waited because its batch was held may go on. */
  async settleFlag(flagId: string): Promise<void> {
    for (const { batchId } of await this.db.write(batchOfFlag, [flagId])) await this.settleBatch(batchId);
  }

  private async deviceOf(actor: Actor, cooperativeId: string | null, publicKey: Buffer): Promise<DeviceRow> {
    const [device] = await this.db.write(deviceByKey, [publicKey]);
    if (!device || device.cooperativeId !== cooperativeId) throw new DeviceUnknown();
    if (device.personId !== actor.personId) throw new OtherPersonsDevice();
    return device;
  }

  private async answerRevoked(device: DeviceRow, items: readonly SentItem[]): Promise<Synced> {
    const answers: Answer[] = [];
    for (const { body } of items) {
      const hash = sha256(body);
      const [known] = await this.db.write(itemByHash, [device.id, hash]);
      const id = readBody(body)?.id;
      const refused = refusedAnswer(hash.toString('hex'), new DeviceRevoked().code, id);
      answers.push(known && id !== undefined ? answerOf(id, known, true) : refused);
    }
    return { now: this.clock.now(), answers, isRevoked: true };
  }

  /** Keeps an item that is genuine and does what it says. What is not leaves no trace but its answer. */
  private async takeIn(actor: Actor, device: DeviceRow, sent: SentItem) {
    const hash = sha256(sent.body);
    const signature = Buffer.from(sent.signature, 'hex');
    if (!isSignedBy(device.publicKey, sent.body, signature))
      return refusedAnswer(hash.toString('hex'), 'signature-wrong');
    const body = readBody(sent.body);
    if (!body) return refusedAnswer(hash.toString('hex'), 'item-unreadable');
    if (body.key !== device.publicKey.toString('base64url'))
      return refusedAnswer(hash.toString('hex'), 'signature-wrong', body.id);
    const id = rowIdOf(body.id);
    const isNew = await this.keep(device, id, body, { hash, signature, text: sent.body });
    const [row] = await this.db.write(itemById, [id]);
    if (!row || !row.hash.equals(hash)) return refusedAnswer(hash.toString('hex'), 'item-id-taken', body.id);
    await this.perform(actor, device.cooperativeId, row, body);
    return { ulid: body.id, id, isKnown: !isNew };
  }

  private async keep(
    device: DeviceRow,
    id: string,
    body: ItemBody,
    { hash, signature, text }: { hash: Buffer; signature: Buffer; text: string },
  ): Promise<boolean> {
    const receivedAt = this.clock.now();
    const [known] = await this.db.write(clockOf, [device.id, body.trusted, body.seq]);
    const { recordedAt, isFlagged } = whenRecorded({
      claimedAt: body.at,
      trustedAt: body.trusted,
      isTrusted: known?.isTrusted ?? false,
      elapsedMs: body.elapsed,
      awayMs: body.away,
      receivedAt,
      notBefore: known?.notBefore ?? device.registeredAt,
    });
    const { deed } = body;
    const ago = 'ago' in deed ? deed.ago : 0;
    const row = {
      id,
      deviceId: device.id,
      seq: body.seq,
      prev: body.prev,
      hash: hash.toString('hex'),
      signature: signature.toString('hex'),
      body: text,
      claimedAt: body.at.toISOString(),
      trustedAt: body.trusted.toISOString(),
      elapsedMs: body.elapsed,
      awayMs: body.away,
      recordedAt: recordedAt.toISOString(),
      happenedAt: new Date(recordedAt.getTime() - ago).toISOString(),
      receivedAt: receivedAt.toISOString(),
      batchId: 'batch' in deed ? deed.batch : deed.what === 'start' ? id : null,
      handOverCode: 'code' in deed ? deed.code : null,
      isClockOdd: isFlagged,
      root: sha256(device.publicKey).toString('hex'),
    };
    const inserted = await this.db.write(insertItem, [JSON.stringify(row)]);
    const hashes = enclosedIn(deed).map(one => Buffer.from(one, 'hex'));
    if (hashes.length > 0) await this.db.write(insertEnclosed, [id, device.cooperativeId ?? inspectedIn(deed), hashes]);
    return inserted.length > 0;
  }

  /** Does what an item says unless it is done, and writes down what came of it. True when it stands in the book now. */
  private async perform(
    actor: Actor,
    cooperativeId: string | null,
    item: ItemRow,
    { deed }: ItemBody,
  ): Promise<boolean> {
    if (item.state !== 'received' && item.state !== 'waiting') return false;
    const now = this.clock.now();
    try {
      const { lot, flag } = await this.once(() => this.deeds.perform(actor, cooperativeId, item, deed));
      await this.db.write(settleItem, [item.id, 'stored', null, null, lot ?? null, flag ?? null, now]);
      return true;
    } catch (error) {
      if (!(error instanceof TradeError)) throw error;
      const { code, facts } = error;
      await this.db.write(settleItem, [item.id, stateAfter(code), code, JSON.stringify(facts), null, null, now]);
      return false;
    }
  }

  /** Two that send the same item at the same moment both find nothing there, and one of them is too late: it looks again. */
  private async once<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!isTaken(error)) throw error;
      return work();
    }
  }

  /** Tries what waits at a co-op again, until nothing more moves: one item may be what another waits for. */
  private async settle(cooperativeId: string): Promise<void> {
    for (let moved = true; moved;) {
      moved = false;
      for (const item of await this.db.write(openItems, [cooperativeId, MOST_OPEN])) {
        const body = readBody(item.body);
        const actor = await this.actorBehind(cooperativeId, item);
        if (body && actor && (await this.perform(actor, cooperativeId, item, body))) moved = true;
      }
    }
  }

  /** Whoever recorded it, with the seat they have now. */
  private async actorBehind(cooperativeId: string, { deviceId }: ItemRow): Promise<Actor | undefined> {
    const [person] = await this.db.write(personOfDevice, [deviceId]);
    if (!person || person.roles.length === 0) return undefined;
    const { personId, fullName, locale, slug, name, roles } = person;
    return { personId, fullName, locale, offices: [], seats: [{ cooperativeId, slug, name, roles }] };
  }

  private async answer({ ulid, id, isKnown }: { ulid: string; id: string; isKnown: boolean }): Promise<Answer> {
    const [row] = await this.db.write(itemById, [id]);
    if (!row) throw new Error(`item ${id} has vanished`);
    return answerOf(ulid, row, isKnown);
  }
}
