import { Column, Entity, PrimaryColumn } from 'typeorm';
import { dayOf } from '#platform/clock';
import type { LineCode } from './lines.js';
import { missingOf, type ListingField } from './listing-rules.js';
import { can, productActions, type ProductAction, type ProductState } from './product-actions.js';
import { allTexts, changesBetween, type ProductTexts, type TextChange } from './product-texts.js';
import { DecisionReasonNeeded, ProductChanged, ProductHasMovedOn, ProductIncomplete } from './refusals.js';

/** What a co-op offers, in words; packs, prices and photos hang below it. Loaded and locked by every verb that changes it. */
@Entity('catalog_product')
export class Product {
  @PrimaryColumn('uuid') id: string;
  @Column({ type: 'uuid', name: 'cooperative_id', update: false }) cooperativeId: string;
  /** Part of the product's address, so it stays when the name changes. */
  @Column({ type: 'text', update: false }) slug: string;
  @Column('text') line: LineCode;
  @Column('text', { name: 'group_code' }) groupCode: string;
  @Column('text', { name: 'name_vi' }) nameVi: string;
  @Column('text', { name: 'name_en' }) nameEn: string;
  @Column('text', { name: 'summary_vi' }) summaryVi: string;
  @Column('text', { name: 'summary_en' }) summaryEn: string;
  @Column('text', { name: 'story_vi' }) storyVi: string;
  @Column('text', { name: 'story_en' }) storyEn: string;
  @Column('text', { name: 'ingredients_vi' }) ingredientsVi: string;
  @Column('text', { name: 'ingredients_en' }) ingredientsEn: string;
  @Column('text', { name: 'usage_vi' }) usageVi: string;
  @Column('text', { name: 'usage_en' }) usageEn: string;
  @Column('text', { name: 'warnings_vi' }) warningsVi: string;
  @Column('text', { name: 'warnings_en' }) warningsEn: string;
  @Column('text') standard: string;
  @Column('int', { name: 'shelf_life_days', nullable: true }) shelfLifeDays: number | null;
  @Column('text') state: ProductState;
  @Column('timestamptz', { name: 'submitted_at', nullable: true }) submittedAt: Date | null;
  @Column('timestamptz', { name: 'decided_at', nullable: true }) decidedAt: Date | null;
  @Column('uuid', { name: 'decided_by', nullable: true }) decidedBy: string | null;
  /** Why it was refused or taken down. */
  @Column('text', { nullable: true }) refusal: string | null;
  /** Counts the versions of the texts: who edits or approves says which one they saw. */
  @Column('int') version: number;
  @Column({ type: 'timestamptz', name: 'created_at', update: false }) createdAt: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt: Date;

  static draft(id: string, cooperativeId: string, slug: string, texts: ProductTexts, at: Date): Product {
    const start = { id, cooperativeId, slug, state: 'draft', version: 1, createdAt: at, updatedAt: at } as const;
    return Object.assign(new Product(), start, allTexts(texts));
  }

  /**
   * New texts of what is not on sale; saving the same ones changes nothing.
   * Throws ProductChanged when `version` is not the present one, ProductIncomplete when what waits would lose something mandatory.
   */
  revise(texts: ProductTexts, version: number, at: Date): void {
    this.checkVersion(version);
    if (changesBetween(this, texts).length === 0) return;
    this.go('edit');
    Object.assign(this, allTexts(texts));
    if (this.state === 'submitted') this.checkComplete(true, at);
    this.version += 1;
    this.updatedAt = at;
  }

  /**
   * New texts for a product on sale: what would change. It keeps saying what it says until they are adopted.
   * Throws ProductChanged, ProductIncomplete.
   */
  amend(texts: ProductTexts, version: number, at: Date): TextChange[] {
    this.checkVersion(version);
    this.go('amend');
    const missing = missingOf({ ...allTexts(texts), hasVariant: true }, dayOf(at));
    if (missing.length > 0) throw new ProductIncomplete(missing);
    return changesBetween(this, texts);
  }

  /** The texts that the department has read. */
  adopt(texts: ProductTexts, at: Date): void {
    this.go('decideChange');
    Object.assign(this, allTexts(texts));
    this.version += 1;
    this.updatedAt = at;
  }

  submit(hasVariant: boolean, at: Date): void {
    this.checkAction('submit');
    this.checkComplete(hasVariant, at);
    this.go('submit');
    this.waitForDecision(at);
  }

  approve(officerId: string, at: Date): void {
    this.go('approve');
    this.decide(officerId, null, at);
  }

  refuse(officerId: string, reason: string, at: Date): void {
    this.go('refuse');
    this.decide(officerId, needed(reason), at);
  }

  takeDown(officerId: string, reason: string, at: Date): void {
    this.go('takeDown');
    this.decide(officerId, needed(reason), at);
  }

  /** The order to take it down does not stand: on sale again as it was. */
  lift(officerId: string, at: Date): void {
    this.go('lift');
    this.decide(officerId, null, at);
  }

  checkVersion(version: number): void {
    if (version !== this.version) throw new ProductChanged();
  }

  missing(hasVariant: boolean, at: Date): ListingField[] {
    return missingOf({ ...this, hasVariant }, dayOf(at));
  }

  private checkComplete(hasVariant: boolean, at: Date): void {
    const missing = this.missing(hasVariant, at);
    if (missing.length > 0) throw new ProductIncomplete(missing);
  }

  private waitForDecision(at: Date): void {
    Object.assign(this, { submittedAt: at, decidedAt: null, decidedBy: null, refusal: null });
  }

  private decide(officerId: string, refusal: string | null, at: Date): void {
    Object.assign(this, { decidedAt: at, decidedBy: officerId, refusal });
  }

  checkAction(action: ProductAction): void {
    if (!can(action, this.state)) throw new ProductHasMovedOn(action, this.state);
  }

  private go(action: ProductAction): void {
    this.checkAction(action);
    const { to } = productActions[action];
    if (to !== 'as-it-was') this.state = to;
  }
}

export function needed(reason: string): string {
  if (reason.trim() === '') throw new DecisionReasonNeeded();
  return reason.trim();
}
