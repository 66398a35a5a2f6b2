import { Column, Entity, PrimaryColumn } from 'typeorm';
import { tidy } from '#platform/language';
import {
  can,
  cooperativeActions,
  type CooperativeAction,
  type Standing,
  type Verification,
} from './cooperative-actions.js';
import type { LegalForm, Sector, Union } from './legal-forms.js';
import type { CooperativeInput } from './registration.js';
import { SellerHasMovedOn, SellerReasonNeeded } from './refusals.js';

/** A seller of any legal form. Loaded and locked by every verb that changes it or its seats. */
@Entity('cooperatives_cooperative')
export class Cooperative {
  @PrimaryColumn('uuid') id: string;
  /** Part of its address, so it stays when the name changes. */
  @Column({ type: 'text', update: false }) slug: string;
  @Column('text', { name: 'legal_form' }) legalForm: LegalForm;
  @Column('text') name: string;
  @Column('text') sector: Sector;
  @Column('text', { name: 'tax_code' }) taxCode: string;
  @Column('date', { name: 'registered_on' }) registeredOn: string;
  @Column('text', { name: 'founded_by_union', nullable: true }) foundedByUnion: Union | null;
  @Column('int') members: number;
  @Column('text', { name: 'commune_code' }) communeCode: string;
  @Column('text', { name: 'address_line' }) addressLine: string;
  @Column('text') phone: string;
  @Column('text', { nullable: true }) email: string | null;
  @Column({ type: 'text', name: 'gs1_prefix', update: false }) gs1Prefix: string;
  /** GS1 Global Location Number, 13 digits: the producer in the product passport. */
  @Column({ type: 'text', update: false }) gln: string;
  @Column('text') standing: Standing;
  @Column('text') verification: Verification;
  @Column('timestamptz', { name: 'verified_at', nullable: true }) verifiedAt: Date | null;
  @Column('uuid', { name: 'verified_by', nullable: true }) verifiedBy: string | null;
  /** What the officer wrote with the last verification or refusal. */
  @Column('text', { name: 'verification_note', nullable: true }) verificationNote: string | null;
  @Column({ type: 'timestamptz', name: 'created_at', update: false }) createdAt: Date;

  static register(key: { id: string; slug: string; gln: string }, input: CooperativeInput, at: Date): Cooperative {
    const { foundedByUnion = null, email = null } = input;
    const texts = { name: tidy(input.name), addressLine: tidy(input.addressLine), foundedByUnion, email };
    const start = { standing: 'active', verification: 'waiting', verifiedAt: null, createdAt: at } as const;
    return Object.assign(new Cooperative(), input, texts, key, start);
  }

  /** Throws SellerHasMovedOn, SellerReasonNeeded. Returns the note as it is kept. */
  decide(action: CooperativeAction, officerId: string, note: string, at: Date): string {
    if (!can(action, this)) throw new SellerHasMovedOn(action, this);
    const { to, needsReason } = cooperativeActions[action];
    const kept = note.trim();
    if (needsReason && kept === '') throw new SellerReasonNeeded();
    Object.assign(this, to);
    if (to.verification) Object.assign(this, { verifiedAt: at, verifiedBy: officerId, verificationNote: kept });
    return kept;
  }
}
