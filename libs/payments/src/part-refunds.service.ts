import { Injectable } from '@nestjs/common';
import type { Stripe } from 'stripe';
import { requireOffice, type Actor } from '#libs/identity';
import { Clock } from '#platform/clock';
import { Database, isTaken, type Tx } from '#platform/database';
import { newId } from '#platform/ids';
import type { Dong } from '#platform/money';
import { Outbox } from '#platform/outbox';
import type { PaymentsFact } from './facts.js';
import {
  failPart,
  oweComplaint,
  oweEdit,
  oweOrder,
  oweParts,
  owedPart,
  returnPart,
  type OwedPart,
} from './part-refunds.query.js';
import { goesBackByItself } from './payment-states.js';
import { NothingToReturn, PartReturnKnown } from './refusals.js';
import { isRefusedByStripe, StripeApi } from './stripe-api.service.js';
import { WalletReturns } from './wallet/wallet-returns.service.js';

/** What was paid for the packs of one order line that came from one batch. */
export interface Part {
  groupId: string;
  lineId: string;
  batchId: string;
  amount: Dong;
}

/** The share of one order of a group. */
export interface ShareOfOrder {
  groupId: string;
  orderId: string;
  /** Goods and delivery: all the buyer paid for it. */
  amount: Dong;
}

/** What the buyer of a paid order gets less of. */
export interface LessByEdit {
  groupId: string;
  editId: string;
  amount: Dong;
}

/** What a complaint brings back: of lines, and with no line of the delivery. */
export interface BackByComplaint {
  groupId: string;
  complaintId: string;
  parts: readonly { lineId: string | null; amount: Dong }[];
}

/** Money for recalled goods, after a complaint, for what an edit took off, and for a cancelled order of a group that goes on, goes back in part: to a card by Stripe, to a wallet by the wallet, of cash and transfers by an officer's hand. */
@Injectable()
export class PartRefunds {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly stripe: StripeApi,
    private readonly wallets: WalletReturns,
  ) {}

  /** Each part is owed once, however often it is called, and only of money that has arrived. A step of a transaction. */
  async owe(tx: Tx, parts: readonly Part[]): Promise<void> {
    if (parts.length === 0) return;
    const asked = parts.map(part => ({ ...part, id: newId(), amount: part.amount.toString() }));
    for (const { id } of await this.db.run(tx, oweParts, [JSON.stringify(asked), this.clock.now()]))
      await this.outbox.add(tx, { name: 'payment.part-owed', refundId: id } satisfies PaymentsFact);
  }

  /**
   * An order was cancelled while its sisters go on: what was paid for it is owed back, once. Cash is only taken for what is delivered, so of it
   * nothing is owed. A step of a transaction.
   */
  async oweOrder(tx: Tx, { groupId, orderId, amount }: ShareOfOrder): Promise<void> {
    const [owed] = await this.db.run(tx, oweOrder, [newId(), groupId, orderId, amount, this.clock.now()]);
    if (owed) await this.outbox.add(tx, { name: 'payment.part-owed', refundId: owed.id } satisfies PaymentsFact);
  }

  /** An order that is paid for was edited: the difference is owed back, once. A step of a transaction. */
  async oweEdit(tx: Tx, { groupId, editId, amount }: LessByEdit): Promise<void> {
    const [owed] = await this.db.run(tx, oweEdit, [newId(), groupId, editId, amount, this.clock.now()]);
    if (owed) await this.outbox.add(tx, { name: 'payment.part-owed', refundId: owed.id } satisfies PaymentsFact);
  }

  /** A complaint was settled: each of its parts is owed once, however often it is called, and only of money that has arrived. A step of a transaction. */
  async oweComplaint(tx: Tx, { groupId, complaintId, parts }: BackByComplaint): Promise<void> {
    const lineIds = parts.map(({ lineId }) => lineId);
    const amounts = parts.map(({ amount }) => amount.toString());
    const ids = parts.map(() => newId());
    const values = [groupId, complaintId, ids, lineIds, amounts, this.clock.now()] as const;
    for (const { id } of await this.db.run(tx, oweComplaint, [...values]))
      await this.outbox.add(tx, { name: 'payment.part-owed', refundId: id } satisfies PaymentsFact);
  }

  /** The reaction: gives money of cards and wallets back, once however often it is called; all else waits for an officer. Throws CardsUnavailable, WalletUnavailable. */
  async send(refundId: string): Promise<void> {
    const [part] = await this.db.write(owedPart, [refundId]);
    if (!part || part.failedAt) return;
    if (part.method === 'wallet') return this.toWallet(part);
    if (part.method !== 'card') return;
    if (!part.intentId) throw new Error(`refund ${refundId} is owed but Stripe's payment is not known`);
    const refund = await this.atStripe(refundId, part.intentId, part.amount);
    // One that is under way ends with a webhook.
    if (refund && (refund.status === 'pending' || refund.status === 'requires_action')) return;
    if (refund && refund.status !== 'succeeded')
      return this.db.transaction(tx => this.failed(tx, refundId, this.clock.now()));
    await this.db.transaction(tx => this.wentBack(tx, refundId, refund?.id ?? null, this.clock.now()));
  }

  /** An officer has sent it back; the bank's line proves it. Throws NothingToReturn, PartReturnKnown. */
  async returned(officer: Actor, refundId: string, bankReference: string): Promise<void> {
    requireOffice(officer, 'officer');
    const [part] = await this.db.write(owedPart, [refundId]);
    if (!part || (goesBackByItself(part.method) && !part.failedAt)) throw new NothingToReturn();
    try {
      const sent = `bank:${bankReference}`;
      const isMoved = await this.db.transaction(tx => this.wentBack(tx, refundId, sent, this.clock.now(), true));
      if (!isMoved) throw new NothingToReturn();
    } catch (error) {
      if (isTaken(error, 'payments_refund_reference')) throw new PartReturnKnown();
      throw error;
    }
  }

  /** A step of a transaction: false when it went back before, or is none of ours. */
  async wentBack(tx: Tx, refundId: string, reference: string | null, at: Date, byHand = false): Promise<boolean> {
    const [moved] = await this.db.run(tx, returnPart, [refundId, reference, at, byHand]);
    if (moved) await this.outbox.add(tx, { name: 'payment.part-returned', refundId } satisfies PaymentsFact);
    return moved !== undefined;
  }

  /** A step: Stripe could not give it back, and says so perhaps days after it said it did. An officer sends it. */
  async failed(tx: Tx, refundId: string, at: Date): Promise<void> {
    const [failed] = await this.db.run(tx, failPart, [refundId, at]);
    if (failed) await this.outbox.add(tx, { name: 'payment.part-failed', refundId } satisfies PaymentsFact);
  }

  private async toWallet({ id, paymentId, amount }: OwedPart): Promise<void> {
    const answer = await this.wallets.giveBack(id, paymentId, amount);
    const now = this.clock.now();
    if (answer.kind === 'refused') return this.db.transaction(tx => this.failed(tx, id, now));
    await this.db.transaction(tx => this.wentBack(tx, id, `vnpay-${answer.transaction}`, now));
  }

  /** Undefined when all of the payment went back before. */
  private async atStripe(refundId: string, intentId: string, amount: Dong): Promise<Stripe.Refund | undefined> {
    const wish = { payment_intent: intentId, amount: Number(amount), metadata: { refundId } };
    try {
      return await this.stripe.ask(stripe => stripe.refunds.create(wish, { idempotencyKey: `refund-${refundId}` }));
    } catch (error) {
      if (isRefusedByStripe(error) && error.code === 'charge_already_refunded') return undefined;
      throw error;
    }
  }
}
