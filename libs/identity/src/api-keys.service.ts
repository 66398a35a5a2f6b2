import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Database, isTaken } from '#platform/database';
import { newId, newSecret, secretHash } from '#platform/ids';
import { HiddenFromActor, requireOffice, requireSeat, type Actor } from './actor.js';
import * as sql from './api-keys.query.js';
import type { KeyOwner } from './api-keys.query.js';
import {
  KeyInUse,
  KeyNameNeeded,
  KeyScopeNeeded,
  KeyUnknown,
  PartnerGlnTaken,
  PartnerGlnUnreadable,
  PartnerNameNeeded,
  SCOPES,
  type Program,
  type Scope,
} from './program.js';

export interface KeyWish {
  /**
   * The id it will have. Asked for again with the same id, an unused key gets a new secret: of a form sent twice there is one key,
   * and the secret that was shown last is the one that opens.
   */
  id?: string;
  /** What its owner calls it. */
  name: string;
  scopes: readonly string[];
}

export interface PartnerWish {
  name: string;
  /** 13 digits; events that name it hand goods over to this partner. */
  gln?: string;
}

export interface IssuedKey {
  id: string;
  /** Shown once: the database keeps only its hash. */
  token: string;
  expiresAt: Date;
}

/** A key holds for a year; whoever needs it longer makes another one before. */
const KEY_DAYS = 365;
const DAY_MS = 86_400_000;
/** Makes a key that was published by mistake easy to find for the scanners of code hosts. */
const START = 'cpk_';

/** Keys for programs: who may hand them out, and whose word they are. */
@Injectable()
export class ApiKeys {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Throws KeyNameNeeded, KeyScopeNeeded, KeyInUse. */
  issueForCooperative(actor: Actor, cooperativeId: string, wish: KeyWish): Promise<IssuedKey> {
    requireSeat(actor, cooperativeId, 'director');
    return this.issue(actor, { kind: 'cooperative', cooperativeId }, wish);
  }

  /** Throws what issueForCooperative throws. */
  issueForDepartment(actor: Actor, wish: KeyWish): Promise<IssuedKey> {
    requireOffice(actor, 'officer');
    return this.issue(actor, { kind: 'department' }, wish);
  }

  /** A partner of this name is made when there is none. Throws PartnerNameNeeded, PartnerGlnUnreadable, PartnerGlnTaken, and what issueForCooperative throws. */
  async issueForPartner(actor: Actor, partner: PartnerWish, wish: KeyWish): Promise<IssuedKey & { partnerId: string }> {
    requireOffice(actor, 'operator', 'officer');
    const name = partner.name.trim();
    if (name === '' || name.length > 100) throw new PartnerNameNeeded();
    const gln = partner.gln?.replace(/\s/g, '') || null;
    if (gln !== null && !isGln(gln)) throw new PartnerGlnUnreadable();
    checkWish(wish);
    const partnerId = await this.partnerNamed(name, gln);
    return { ...(await this.issue(actor, { kind: 'partner', partnerId }, wish)), partnerId };
  }

  /** From now on it opens nothing; a second time nothing changes. Throws HiddenFromActor for a key that is not of this co-operative. */
  async revokeOfCooperative(actor: Actor, cooperativeId: string, keyId: string): Promise<void> {
    requireSeat(actor, cooperativeId, 'director');
    const [owner] = await this.db.write(sql.keyOwner, [keyId]);
    if (owner?.cooperativeId !== cooperativeId) throw new HiddenFromActor();
    await this.db.write(sql.revokeKey, [keyId, this.clock.now()]);
  }

  /** The same for a partner's key or one of the department. */
  async revokeOutside(actor: Actor, keyId: string): Promise<void> {
    const [owner] = await this.db.write(sql.keyOwner, [keyId]);
    if (!owner || owner.cooperativeId !== null) throw new HiddenFromActor();
    if (owner.partnerId !== null) requireOffice(actor, 'operator', 'officer');
    else requireOffice(actor, 'officer');
    await this.db.write(sql.revokeKey, [keyId, this.clock.now()]);
  }

  /** Whose program shows this key. Throws KeyUnknown. */
  async program(token: string): Promise<Program> {
    const now = this.clock.now();
    const [found] = await this.db.read(sql.programOf, [secretHash(token), now]);
    if (!found) throw new KeyUnknown();
    const { isUsedNow, ...program } = found;
    // To the minute is enough, and the request does not wait for it.
    if (!isUsedNow) this.db.write(sql.noteUse, [program.keyId, now]).catch(() => undefined);
    return program;
  }

  private async partnerNamed(name: string, gln: string | null): Promise<string> {
    try {
      const [row] = await this.db.write(sql.partnerNamed, [newId(), name, gln, this.clock.now()]);
      if (!row) throw new HiddenFromActor();
      return row.id;
    } catch (error) {
      throw isTaken(error, 'identity_partner_gln') ? new PartnerGlnTaken() : error;
    }
  }

  private async issue(actor: Actor, owner: KeyOwner, wish: KeyWish): Promise<IssuedKey> {
    const { name, scopes } = checkWish(wish);
    const [id, token, now] = [wish.id ?? newId(), START + newSecret(), this.clock.now()];
    const expiresAt = new Date(now.getTime() + KEY_DAYS * DAY_MS);
    const [kept] = await this.db.write(sql.insertKey, [
      id,
      secretHash(token),
      name,
      owner.kind === 'cooperative' ? owner.cooperativeId : null,
      owner.kind === 'partner' ? owner.partnerId : null,
      owner.kind === 'department',
      scopes,
      actor.personId,
      now,
      expiresAt,
    ]);
    if (!kept) throw new KeyInUse();
    return { id, token, expiresAt };
  }
}

function checkWish(wish: Pick<KeyWish, 'name' | 'scopes'>): { name: string; scopes: Scope[] } {
  const name = wish.name.trim();
  if (name === '' || name.length > 100) throw new KeyNameNeeded();
  const scopes = SCOPES.filter(scope => wish.scopes.includes(scope));
  if (scopes.length === 0) throw new KeyScopeNeeded();
  return { name, scopes };
}

/** The check digit of a GLN: weights 3 and 1 from the right (GS1 General Specifications §7.9.1); this lib stands below the one of GS1. */
function isGln(text: string): boolean {
  if (!/^\d{13}$/.test(text)) return false;
  const sum = [...text].reverse().reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3), 0);
  return sum % 10 === 0;
}
