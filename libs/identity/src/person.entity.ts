import { Column, Entity, PrimaryColumn } from 'typeorm';
import { tidy, type Locale } from '#platform/language';
import type { Login } from './login.js';
import { WrongPassword } from './refusals.js';

/** What stands where the name of a forgotten person stood: pages and books must show something. */
export const FORGOTTEN_NAME = '—';
/** No password has this hash. */
const NO_PASSWORD = '-';

export interface PersonInput {
  fullName: string;
  locale: Locale;
}

/** Somebody who signs in: a buyer, a member of a co-op, an officer. Names follow no pattern (two words, one, an apostrophe). */
@Entity('identity_person')
export class Person {
  @PrimaryColumn('uuid') id: string;
  @Column('text', { name: 'full_name' }) fullName: string;
  @Column('text', { nullable: true }) email: string | null;
  /** E.164 */
  @Column('text', { nullable: true }) phone: string | null;
  /** argon2id in PHC format. */
  @Column('text', { name: 'password_hash' }) passwordHash: string;
  @Column('text') locale: Locale;
  @Column({ type: 'timestamptz', name: 'created_at', update: false }) createdAt: Date;
  @Column('timestamptz', { name: 'erased_at', nullable: true }) erasedAt: Date | null;

  static register(id: string, login: Login, passwordHash: string, input: PersonInput, at: Date): Person {
    const { email = null, phone = null } = login;
    const person = Object.assign(new Person(), { id, email, phone, passwordHash, createdAt: at, erasedAt: null });
    person.introduce(input);
    return person;
  }

  introduce({ fullName, locale }: PersonInput): void {
    Object.assign(this, { fullName: tidy(fullName), locale });
  }

  /** `proven` is the hash that the present password was found to match; throws WrongPassword when it has been changed since. */
  changePassword(proven: string, next: string): void {
    if (this.passwordHash !== proven) throw new WrongPassword('current');
    this.passwordHash = next;
  }

  /** Forgets who they are. The row stays: orders, decisions and tasks point at it. */
  erase(proven: string, at: Date): void {
    if (this.passwordHash !== proven) throw new WrongPassword('password');
    Object.assign(this, {
      fullName: FORGOTTEN_NAME,
      email: null,
      phone: null,
      passwordHash: NO_PASSWORD,
      erasedAt: at,
    });
  }
}
