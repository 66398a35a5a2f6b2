import { Injectable } from '@nestjs/common';
import { HiddenFromActor, requireSeat, type Actor } from '#libs/identity';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { TradeError } from '#platform/errors';
import { newId } from '#platform/ids';
import { dong } from '#platform/money';
import { Outbox } from '#platform/outbox';
import { Products } from '../products.service.js';
import { Variants } from '../variants.service.js';
import * as sql from './imports.query.js';
import { keyOf, planRows, type ImportRow, type ImportRules, type KnownProduct, type RowPlan } from './plan-rows.js';

/** A row as it was read: what it says, or why it says nothing. */
export interface ReadRow {
  line: number;
  value: ImportRow | null;
  errors: { column: string; message: string }[];
}

/** Many products at once, from a file. */
@Injectable()
export class Imports {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly products: Products,
    private readonly variants: Variants,
  ) {}

  /** All products of a co-op, as a file says them. */
  async known(actor: Actor, cooperativeId: string): Promise<KnownProduct[]> {
    requireSeat(actor, cooperativeId, 'clerk');
    return this.db.read(sql.knownProducts, [cooperativeId, null, null]);
  }

  /** Keeps what was read until somebody says yes; nothing is changed. */
  async keep(actor: Actor, cooperativeId: string, fileName: string, rows: readonly ReadRow[]): Promise<string> {
    requireSeat(actor, cooperativeId, 'clerk');
    const id = newId();
    const kept = rows.map(row => ({ ...row, key: row.value ? keyOf(row.value) : '' }));
    await this.db.transaction(async tx => {
      await this.db.run(tx, sql.insertImport, [id, cooperativeId, fileName, actor.personId, this.clock.now()]);
      await this.db.run(tx, sql.insertImportRows, [id, JSON.stringify(kept)]);
    });
    return id;
  }

  /** What would happen if it were done now. */
  async plan(actor: Actor, importId: string): Promise<RowPlan[]> {
    const { cooperativeId } = await this.ofActor(actor, importId);
    const known = await this.db.read(sql.knownProducts, [cooperativeId, null, null]);
    const groups = new Map<string, ImportRow[]>();
    for (const { value } of await this.db.write(sql.rowsOfImport, [importId])) {
      const key = keyOf(value);
      groups.set(key, [...(groups.get(key) ?? []), value]);
    }
    const rules = await this.rules();
    const plans = [...groups.values()].flatMap(rows => planRows(matching(known, rows), rows, rules));
    return plans.sort((a, b) => a.line - b.line);
  }

  /** Says yes: the worker does it. Said twice, it is done once. */
  async confirm(actor: Actor, importId: string): Promise<void> {
    await this.ofActor(actor, importId);
    await this.db.transaction(async tx => {
      const [confirmed] = await this.db.run(tx, sql.confirmImport, [importId, actor.personId, this.clock.now()]);
      if (confirmed) await this.outbox.add(tx, { name: 'import.confirmed', importId });
    });
  }

  /**
   * Does a confirmed import, one product after the other. May come twice, also at once, and go on after a crash: each product is compared
   * again with what is there, so what was done before is nothing to do.
   */
  async run(importId: string): Promise<void> {
    while (await this.runNext(importId));
  }

  private runNext(importId: string): Promise<boolean> {
    // Holds the row of the import and no other while the verbs, in transactions of their own, do their work.
    return this.db.transaction(async tx => {
      const [running] = await this.db.run(tx, sql.lockImport, [importId]);
      if (!running) return false;
      const rows = (await this.db.run(tx, sql.nextRows, [importId])).map(({ value }) => value);
      if (rows.length === 0) await this.db.run(tx, sql.endImport, [importId, this.clock.now()]);
      else await this.db.run(tx, sql.setOutcomes, [importId, JSON.stringify(await this.bring(running, rows))]);
      return rows.length > 0;
    });
  }

  /** Brings one product to what the rows say. A row that a verb refuses is refused alone. */
  private async bring({ cooperativeId, personId }: sql.RunningImport, rows: ImportRow[]): Promise<sql.RowOutcome[]> {
    const seats = [{ cooperativeId, slug: '', name: '', roles: ['clerk' as const] }];
    const actor: Actor = { personId, fullName: '', locale: 'vi', offices: [], seats };
    const outcomes: sql.RowOutcome[] = [];
    let known = await this.now(cooperativeId, rows);
    for (const plan of planRows(known, rows, await this.rules())) {
      const row = rows.find(({ line }) => line === plan.line);
      if (row) outcomes.push(await this.step(actor, cooperativeId, known, row, plan).catch(refusalOf(plan.line)));
      if (plan.what === 'product') known = await this.now(cooperativeId, rows);
    }
    return outcomes;
  }

  private async rules(): Promise<ImportRules> {
    const day = this.clock.today();
    return { day, leaves: new Set((await this.db.read(sql.groupLeaves, [day])).map(({ code }) => code)) };
  }

  private async now(cooperativeId: string, rows: ImportRow[]): Promise<KnownProduct | undefined> {
    const values = [cooperativeId, rows.map(row => row.slug), rows.map(row => row.texts.nameVi)] as const;
    return matching(await this.db.write(sql.knownProducts, [...values]), rows);
  }

  private async step(
    actor: Actor,
    cooperativeId: string,
    known: KnownProduct | undefined,
    row: ImportRow,
    plan: RowPlan,
  ): Promise<sql.RowOutcome> {
    const { texts, pack, netQuantity, netUnit, shippingGrams } = row;
    const variant = { pack, netQuantity, netUnit, shippingGrams, price: dong(row.price) };
    if (plan.what === 'product') {
      const { variantId } = await this.products.add(actor, cooperativeId, { ...texts, variant });
      if (!row.onSale) await this.variants.withdraw(actor, variantId);
    } else if (plan.what === 'pack' && known) {
      if (plan.changes.length > 0) await this.products.edit(actor, known.id, { ...texts, version: known.version });
      const { id } = await this.variants.add(actor, known.id, variant);
      if (!row.onSale) await this.variants.withdraw(actor, id);
    } else if (plan.what === 'change' && known) await this.change(actor, known, row, plan);
    return plan;
  }

  private async change(
    actor: Actor,
    { id, version }: KnownProduct,
    { texts, price, onSale }: ImportRow,
    { changes, packId }: Extract<RowPlan, { what: 'change' }>,
  ): Promise<void> {
    if (changes.some(field => field !== 'price' && field !== 'onSale'))
      await this.products.edit(actor, id, { ...texts, version });
    if (changes.includes('price')) await this.variants.changePrice(actor, packId, dong(price));
    if (changes.includes('onSale'))
      await (onSale ? this.variants.offerAgain(actor, packId) : this.variants.withdraw(actor, packId));
  }

  private async ofActor(actor: Actor, importId: string): Promise<{ cooperativeId: string; state: string }> {
    const [owner] = await this.db.write(sql.importOwner, [importId]);
    if (!owner) throw new HiddenFromActor();
    requireSeat(actor, owner.cooperativeId, 'clerk');
    return owner;
  }
}

/** By its code, or by its name when the rows give none. */
const matching = (known: readonly KnownProduct[], [first]: readonly ImportRow[]): KnownProduct | undefined =>
  known.find(product => (first?.slug ? product.slug === first.slug : product.texts.nameVi === first?.texts.nameVi));

const refusalOf =
  (line: number) =>
  (error: unknown): sql.RowOutcome => {
    if (error instanceof TradeError) return { line, what: 'refused', changes: [], reason: error.code };
    throw error;
  };
