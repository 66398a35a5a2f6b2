import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day } from '#platform/clock';
import { DongColumn } from '#platform/database';
import { plus, type Dong } from '#platform/money';
import { can, orderActions, type OrderAction, type OrderState, type Way } from './order-actions.js';
import { HasSomethingOff, NotLater, OrderHasMovedOn } from './refusals.js';

/** What one co-op has to deliver out of what one buyer placed. Loaded and locked by every desk verb. */
@Entity('ordering_order')
export class Order {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'group_id' }) groupId: string;
  /** `<group code>-<n>`: said over the phone, written on the parcel. */
  @Column('text') number: string;
  @Column('uuid', { name: 'cooperative_id' }) cooperativeId: string;
  @Column('text') state: OrderState;
  /** How the goods get to the buyer. */
  @Column('text') way: Way;
  @DongColumn({ name: 'goods_total' }) goodsTotal: Dong;
  @DongColumn({ name: 'delivery_fee' }) deliveryFee: Dong;
  /** What promotions take off both. */
  @DongColumn() discount: Dong;
  /** What the buyer pays for it. */
  @DongColumn() total: Dong;
  /** By the end of this day it is to be packed; null: nobody was promised anything. */
  @Column('date', { name: 'pack_by', nullable: true }) packBy: Day | null;
  /** Between these two days it is with the buyer, as they were told. */
  @Column('date', { name: 'promised_from', nullable: true }) promisedFrom: Day | null;
  @Column('date', { name: 'promised_to', nullable: true }) promisedTo: Day | null;
  @Column('timestamptz', { name: 'placed_at' }) placedAt: Date;
  @Column('timestamptz', { name: 'confirmed_at', nullable: true }) confirmedAt: Date | null;
  @Column('timestamptz', { name: 'packed_at', nullable: true }) packedAt: Date | null;
  @Column('timestamptz', { name: 'shipped_at', nullable: true }) shippedAt: Date | null;
  @Column('timestamptz', { name: 'delivered_at', nullable: true }) deliveredAt: Date | null;
  @Column('timestamptz', { name: 'cancelled_at', nullable: true }) cancelledAt: Date | null;
  @Column('text', { name: 'cancel_reason', nullable: true }) cancelReason: string | null;

  /** Its lines are about to change. Throws OrderHasMovedOn when it waits for money, is packed or over; HasSomethingOff. */
  edit(): void {
    this.go('edit');
    // Whose promotion would pay how much of what is left: nobody has agreed to that.
    if (this.discount > 0n) throw new HasSomethingOff();
  }

  /** It comes later than was told. Throws OrderHasMovedOn; NotLater when the days are none that lie ahead, or sooner than what was told. */
  postpone(days: { from: Day; to: Day }, today: Day): void {
    this.go('postpone');
    if (days.from < today || days.to < days.from) throw new NotLater(today);
    if (this.promisedTo !== null && days.to <= this.promisedTo) throw new NotLater(this.promisedTo);
    // What is not packed yet is packed in time for it, and no sooner than it was to be.
    const packBy = this.packBy === null || this.packBy < today ? today : this.packBy;
    this.packBy = packBy > days.from ? days.from : packBy;
    this.promisedFrom = days.from;
    this.promisedTo = days.to;
  }

  pack(at: Date): void {
    this.go('pack');
    this.packedAt = at;
  }

  /** What is in its parcel costs so much more or less than was ordered. */
  cost(change: Dong): void {
    this.goodsTotal = plus(this.goodsTotal, change);
    this.total = plus(this.total, change);
  }

  unpack(): void {
    this.go('unpack');
    this.packedAt = null;
  }

  /** A label goes into its parcel or out of it. Throws OrderHasMovedOn when it is not packed yet, or has left. */
  label(): void {
    this.go('label');
  }

  ship(at: Date): void {
    this.go('ship');
    this.shippedAt = at;
  }

  /** The buyer has come for it. */
  handOut(at: Date): void {
    this.go('handOut');
    this.deliveredAt = at;
  }

  /** Its guests are there. */
  host(at: Date): void {
    this.go('host');
    this.deliveredAt = at;
  }

  deliver(at: Date): void {
    this.go('deliver');
    this.deliveredAt = at;
  }

  /** `cancel` is the co-op's word for it, `withdraw` the buyer's. */
  cancel(how: 'cancel' | 'withdraw', reason: string, at: Date): void {
    this.go(how);
    this.cancelledAt = at;
    this.cancelReason = reason;
  }

  private go(action: OrderAction): void {
    if (!can(action, this.state, this.way)) throw new OrderHasMovedOn(action, this.state);
    const { to } = orderActions[action];
    if (to !== 'same') this.state = to;
  }
}
