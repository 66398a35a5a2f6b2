import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { newId, newSecret, secretHash } from '#platform/ids';
import { HiddenFromActor, requireOffice, requireSeat, type Actor } from './actor.js';
import * as sql from './api-keys.query.js';
import type { KeyOwner } from './api-keys.query.js';
import {
  KeyNameNeeded,
  KeyScopeNeeded,
  KeyUnknown,
  PartnerGlnUnreadable,
  PartnerNameNeeded,
  SCOPES,
  type Program,
  type Scope,
} from './program.js';

export interface KeyWish {
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

  /** Throws KeyNameNeeded, KeyScopeNeeded. */
  issueForCooperative(actor: Actor, cooperativeId: string, wish: KeyWish): Promise<IssuedKey> {
    requireSeat(actor, cooperativeId, 'director');
    return this.issue(actor, { kind: 'cooperative', cooperativeId }, wish);
  }

  /** Throws what issueForCooperative throws. */
  issueForDepartment(actor: Actor, wish: KeyWish): Promise<IssuedKey> {
    requireOffice(actor, 'officer');
    return this.issue(actor, { kind: 'department' }, wish);
  }

  /** A partner of this name is made when there is none. Throws PartnerNameNeeded, PartnerGlnUnreadable, and what issueForCooperative throws. */
  async issueForPartner(actor: Actor, partner: PartnerWish, wish: KeyWish): Promise<IssuedKey & { partnerId: string }> {
    requireOffice(actor, 'operator');
    const name = partner.name.trim();
    if (name === '' || name.length > 100) throw new PartnerNameNeeded();
    const gln = partner.gln?.replace(/\s/g, '') || null;
    if (gln !== null && !isGln(gln)) throw new PartnerGlnUnreadable();
    checkWish(wish);
    const [row] = await this.db.write(sql.partnerNamed, [newId(), name, gln, this.clock.now()]);
    if (!row) throw new HiddenFromActor();
    return { ...(await this.issue(actor, { kind: 'partner', partnerId: row.id }, wish)), partnerId: row.id };
  }

  /** From now on it opens nothing; a second time nothing changes. Throws HiddenFromActor for a key that is not theirs to revoke. */
  async revoke(actor: Actor, keyId: string): Promise<void> {
    const [owner] = await this.db.write(sql.keyOwner, [keyId]);
    if (!owner) throw new HiddenFromActor();
    if (owner.cooperativeId !== null) requireSeat(actor, owner.cooperativeId, 'director');
    else requireOffice(actor, owner.partnerId !== null ? 'operator' : 'officer');
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

  private async issue(actor: Actor, owner: KeyOwner, wish: KeyWish): Promise<IssuedKey> {
    const { name, scopes } = checkWish(wish);
    const [id, token, now] = [newId(), START + newSecret(), this.clock.now()];
    const expiresAt = new Date(now.getTime() + KEY_DAYS * DAY_MS);
    await this.db.write(sql.insertKey, [
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
    return { id, token, expiresAt };
  }
}

function checkWish(wish: KeyWish): { name: string; scopes: Scope[] } {
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
