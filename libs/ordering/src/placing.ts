import type { Pickup } from '#libs/delivery';
import type { PaymentMethod } from '#libs/payments';
import type { Day } from '#platform/clock';
import type { Locale } from '#platform/language';
import type { Dong } from '#platform/money';
import type { Ahead } from './ahead.js';
import { TotalChanged } from './refusals.js';
import type { GroupSums } from './split-by-cooperative.js';

export interface PlaceInput {
  /** One per filled-in form, made by the page: pressing again with the same one orders nothing more. */
  attemptKey: string;
  basketKey: string;
  personId?: string;
  /** Phone in E.164. */
  buyer: { name: string; phone: string; email?: string };
  communeCode: string;
  addressLine: string;
  note: string;
  /** Co-ops to which the buyer comes; the goods of the others are brought to the door. */
  pickups?: readonly Pickup[];
  paymentMethod: PaymentMethod;
  locale: Locale;
  /** As the buyer typed it. */
  promotionCode?: string;
  /** The sum with delivery, less what promotions take off, that the buyer saw when they pressed. */
  expectedTotal: Dong;
}

/** What a clerk takes down while the buyer is on the phone: goods of their own co-op, paid at the door. */
export interface PhoneInput extends Omit<PlaceInput, 'basketKey' | 'personId' | 'paymentMethod'> {
  cooperativeId: string;
  goods: readonly { variantId: string; quantity: number }[];
}

export interface AgreedGoods {
  cooperativeId: string;
  variantId: string;
  quantity: number;
  unitPrice: Dong;
}

/** Goods at a price that was agreed before, brought to the door and paid there: of a group buy that came about, or of a pool. */
export interface AgreedInput extends Omit<
  PlaceInput,
  'basketKey' | 'paymentMethod' | 'pickups' | 'promotionCode' | 'expectedTotal'
> {
  goods: readonly AgreedGoods[];
  /** What the buyer saw at most, with delivery: it may cost less by now, never more. */
  mostTotal: Dong;
}

/** Packs of a harvest that is expected, by who saw on its page what they cost and when they come. */
export interface AheadInput extends Omit<PlaceInput, 'basketKey' | 'pickups' | 'promotionCode'> {
  harvestCode: string;
  packs: number;
}

/** Whose order it is, and how it came: from a basket, by phone, as it was agreed, or ahead of a harvest. Nothing is taken off an agreed price. */
export type NewGroup = Omit<PlaceInput, 'basketKey'> & {
  takenBy?: string;
  isAgreed?: boolean;
  ahead?: Ahead;
  booked?: Booked;
};

/** Places on each of these days. */
export interface Booked {
  days: readonly Day[];
  places: number;
}

/** What somebody pays is what they saw; of what was agreed before, at most that. */
export function refuseOtherTotal({ expectedTotal, isAgreed }: NewGroup, total: Dong): void {
  if (isAgreed ? total > expectedTotal : total !== expectedTotal) throw new TotalChanged(expectedTotal, total);
}

export interface Placed {
  groupId: string;
  /** The secret of /follow and /pay. */
  key: string;
  code: string;
  /** How it is paid: of the first press, whatever a later one says. */
  paymentMethod: PaymentMethod;
}

/** The row of the group, by the names that the statement `ordering.insert-group` reads. */
export function groupRecord(input: NewGroup, placed: Placed, sums: GroupSums, placedAt: Date) {
  const {
    attemptKey,
    personId = null,
    takenBy = null,
    buyer,
    communeCode,
    addressLine,
    note,
    locale,
    paymentMethod,
  } = input;
  const { groupId: id, key, code } = placed;
  const who = { personId, buyerName: buyer.name, buyerPhone: buyer.phone, buyerEmail: buyer.email ?? null };
  return {
    id,
    key,
    code,
    attemptKey,
    ...who,
    communeCode,
    addressLine,
    note,
    locale,
    paymentMethod,
    ...sums,
    placedAt,
    takenBy,
  };
}

/** JSON has no whole numbers of this size: sums travel as text and PostgreSQL reads them as bigint. */
export const asJson = (value: unknown): string =>
  JSON.stringify(value, (_key, item: unknown) => (typeof item === 'bigint' ? item.toString() : item));
