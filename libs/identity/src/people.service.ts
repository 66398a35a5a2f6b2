import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Database, isTaken, type Tx } from '#platform/database';
import { newId, newSecret, secretHash } from '#platform/ids';
import type { Locale } from '#platform/language';
import { HiddenFromActor, type Actor } from './actor.js';
import { normalLogin, type Login } from './login.js';
import { checkPassword } from './password.js';
import { hashPassword, isPassword } from './password-hash.js';
import * as sql from './people-statements.js';
import { Person, type PersonInput } from './person.entity.js';
import { LoginTaken, NotALogin, WrongCredentials, WrongPassword } from './refusals.js';
import { SignInLimit } from './sign-in-limit.service.js';

export const SESSION_DAYS = 30;
const DAY_MS = 86_400_000;

export interface Registration extends PersonInput {
  /** An e-mail address or a phone number, as typed. */
  login: string;
  password: string;
  locale: Locale;
}

export interface SignedIn {
  /** For the cookie; the database keeps only its hash. */
  token: string;
  expiresAt: Date;
}

export interface PasswordChange {
  current: string;
  next: string;
  /** The session that goes on; all others end. */
  keepToken?: string;
}

/** Who somebody is, and how they prove it. */
@Injectable()
export class People {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly limit: SignInLimit,
  ) {}

  /** Throws NotALogin, PasswordTooShort, PasswordTooCommon, LoginTaken. */
  async register({ login, password, ...input }: Registration): Promise<{ personId: string }> {
    const address = normalLogin(login);
    if (!address) throw new NotALogin();
    checkPassword(password, 'password', [input.fullName, login, address.email ?? address.phone]);
    const hash = await hashPassword(password);
    const person = Person.register(newId(), address, hash, input, this.clock.now());
    try {
      await this.db.transaction(tx => tx.insert(Person, person));
    } catch (error) {
      throw isTaken(error, 'identity_person_email') || isTaken(error, 'identity_person_phone')
        ? new LoginTaken()
        : error;
    }
    return { personId: person.id };
  }

  /** Throws WrongCredentials, and TooManyAttempts also for the right password once too many wrong ones came before it. */
  async signIn({ login, password }: { login: string; password: string }): Promise<SignedIn> {
    const address = normalLogin(login);
    const attempt = await this.limit.attempt(address?.email ?? address?.phone ?? login.trim().toLowerCase());
    const found = address && (await this.withLogin(address));
    if (!(await isPassword(password, found?.passwordHash)) || !found) throw new WrongCredentials();
    await attempt.succeeded();
    return this.openSession(found.personId);
  }

  async signOut(token: string): Promise<void> {
    await this.db.write(sql.endSession, [secretHash(token)]);
  }

  /** Somebody's id by what they sign in with, as typed; undefined when nobody does. */
  async find(login: string): Promise<{ personId: string; fullName: string } | undefined> {
    const address = normalLogin(login);
    const found = address && (await this.withLogin(address));
    return found && { personId: found.personId, fullName: found.fullName };
  }

  introduce(actor: Actor, input: PersonInput): Promise<void> {
    return this.db.transaction(async tx => {
      const person = await this.locked(tx, actor.personId);
      person.introduce(input);
      await tx.save(person);
    });
  }

  /** Throws WrongPassword (field `current`), TooManyAttempts, PasswordTooShort, PasswordTooCommon (field `next`). */
  async changePassword(actor: Actor, { current, next, keepToken }: PasswordChange): Promise<void> {
    const proven = await this.prove(actor, current, 'current');
    checkPassword(next, 'next', [proven.fullName]);
    const hash = await hashPassword(next);
    await this.db.transaction(async tx => {
      const person = await this.locked(tx, actor.personId);
      person.changePassword(proven.passwordHash, hash);
      await tx.save(person);
      await this.db.run(tx, sql.endSessions, [person.id, keepToken ? secretHash(keepToken) : null]);
    });
  }

  /**
   * Forgets the actor, who repeats the password for it (Law 91/2025/QH15). `alongside` joins the transaction: what other parts
   * of the house know of the person goes with it, or nothing does. Throws WrongPassword (field `password`), TooManyAttempts.
   */
  async erase(
    actor: Actor,
    { password }: { password: string },
    alongside: (tx: Tx) => Promise<unknown>,
  ): Promise<void> {
    const proven = await this.prove(actor, password, 'password');
    await this.db.transaction(async tx => {
      const person = await this.locked(tx, actor.personId);
      await alongside(tx);
      person.erase(proven.passwordHash, this.clock.now());
      await tx.save(person);
      await this.db.run(tx, sql.endSessions, [person.id, null]);
      await this.db.run(tx, sql.endAppointments, [person.id]);
    });
  }

  /** For the schedule: sessions and counted attempts that are over. */
  async sweepSessions(): Promise<void> {
    await this.db.write(sql.sweepSessions, [this.clock.now()]);
    await this.limit.sweep();
  }

  private async openSession(personId: string): Promise<SignedIn> {
    const [token, now] = [newSecret(), this.clock.now()];
    const expiresAt = new Date(now.getTime() + SESSION_DAYS * DAY_MS);
    await this.db.write(sql.openSession, [secretHash(token), personId, now, expiresAt]);
    return { token, expiresAt };
  }

  /** A stolen session must not be enough to guess the password behind it. */
  private async prove(actor: Actor, password: string, field: string): Promise<sql.Credentials> {
    const attempt = await this.limit.attempt(actor.personId);
    const [person] = await this.db.read(sql.byId, [actor.personId]);
    if (!(await isPassword(password, person?.passwordHash)) || !person) throw new WrongPassword(field);
    await attempt.succeeded();
    return person;
  }

  private async withLogin({ email, phone }: Login): Promise<sql.Credentials | undefined> {
    return (await this.db.read(sql.byLogin, [email ?? null, phone ?? null]))[0];
  }

  private async locked(tx: Tx, personId: string): Promise<Person> {
    const person = await tx.findOne(Person, { where: { id: personId }, lock: { mode: 'pessimistic_write' } });
    if (!person || person.erasedAt) throw new HiddenFromActor();
    return person;
  }
}
