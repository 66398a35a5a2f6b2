import { dong, minus, plus, zero, type Dong } from '#platform/money';
import { DAY, later } from './calendar.js';
import { codeOf, idAt, idOf } from './dice.js';
import type { Row } from './insert-rows.js';
import type { Group } from './orders.js';
import { officerId } from './people.js';

type State = 'to-collect' | 'collected' | 'pending' | 'paid' | 'expired' | 'cancelled';

const amountOf = (group: Group): Dong => plus(group.goodsTotal, group.deliveryTotal);

/** At the door the money comes with the last parcel. */
function atTheDoor(group: Group): { state: State; paidAt: Date | null } {
  const open = group.orders.filter(order => order.state !== 'cancelled');
  if (open.length === 0) return { state: 'cancelled', paidAt: null };
  if (open.some(order => order.deliveredAt === null)) return { state: 'to-collect', paidAt: null };
  const last = Math.max(...open.map(order => order.deliveredAt?.getTime() ?? 0));
  return { state: 'collected', paidAt: new Date(last) };
}

function outcomeOf(group: Group): { state: State; paidAt: Date | null } {
  if (group.method === 'cod') return atTheDoor(group);
  if (group.paidAt) return { state: 'paid', paidAt: group.paidAt };
  return { state: group.orders.every(order => order.state === 'cancelled') ? 'expired' : 'pending', paidAt: null };
}

export const referenceOf = (group: Group): string => `CP${codeOf(`reference ${group.id}`, 8)}`;

const intentOf = (group: Group): string => `pi_${codeOf(`intent ${group.code}`, 24)}`;

const paymentId = (group: Group): string => idAt(`payment ${group.code}`, group.placedAt);

function paymentRow(group: Group): Row {
  const { state, paidAt } = outcomeOf(group);
  const isCard = group.method === 'card';
  return {
    id: paymentId(group),
    group_id: group.id,
    method: group.method,
    amount: amountOf(group),
    state,
    reference: referenceOf(group),
    session_id: isCard ? `cs_test_${codeOf(`session ${group.code}`, 24)}` : null,
    intent_id: isCard && paidAt ? intentOf(group) : null,
    paid_at: paidAt,
    expires_at: group.dueAt,
    created_at: group.placedAt,
  };
}

const creditRow = (group: Group): Row => ({
  id: idOf(`credit ${group.code}`),
  bank_reference: `FT${codeOf(`bank ${group.code}`, 12)}`,
  amount: amountOf(group),
  transfer_text: `${referenceOf(group)} chuyen tien`,
  payment_id: paymentId(group),
  state: 'matched',
  reason: null,
  recorded_by: officerId,
  source: 'hand',
  received_at: group.paidAt,
  suspended_at: null,
  to_return: zero,
});

/** A sum of which nobody knows yet whose it is, and one that came for an order that had lapsed and is to be sent back. */
function suspenseRows(transfers: readonly Group[], now: Date): Row[] {
  const short = transfers.at(-1);
  const base = { state: 'suspense', recorded_by: officerId, source: 'statement' };
  const noticed = { ...base, recorded_by: null, source: 'notice' };
  const without = {
    ...noticed,
    id: idOf('credit without reference'),
    bank_reference: 'FTKHONGMA001',
    amount: dong(250_000),
    transfer_text: 'chuyen tien mua che',
    payment_id: null,
    reason: 'no-reference',
    received_at: later(now, -2 * DAY),
    suspended_at: later(now, -2 * DAY),
    to_return: zero,
  };
  if (!short) return [without];
  const other = {
    ...base,
    id: idOf('credit of another sum'),
    bank_reference: 'FTLECHTIEN001',
    amount: minus(amountOf(short), dong(1000)),
    transfer_text: referenceOf(short),
    payment_id: paymentId(short),
    state: 'declined',
    reason: 'too-late',
    received_at: later(now, -3 * 3_600_000),
    suspended_at: null,
    to_return: minus(amountOf(short), dong(1000)),
  };
  return [without, other];
}

/** The bank of one buyer asks for card money back: somebody has to answer in time. */
function disputeRows(groups: readonly Group[], now: Date): Row[] {
  const delivered = groups.filter(group => group.orders.every(order => order.deliveredAt !== null));
  const last = delivered.findLast(group => group.method === 'card' && group.paidAt);
  if (!last) return [];
  return [
    {
      ...{ id: idOf('dispute'), dispute_id: `dp_${codeOf('dispute', 24)}`, intent_id: intentOf(last) },
      ...{ amount: amountOf(last), reason: 'product_not_received', state: 'open' },
      ...{ opened_at: later(now, -3 * DAY), due_by: later(now, 9 * DAY), closed_at: null },
    },
  ];
}

export function paymentRows(groups: readonly Group[], now: Date): { payments: Row[]; credits: Row[]; disputes: Row[] } {
  const transfers = groups.filter(group => group.method === 'vietqr');
  const lapsed = transfers.filter(group => !group.paidAt && group.orders.every(order => order.state === 'cancelled'));
  return {
    payments: groups.map(paymentRow),
    disputes: disputeRows(groups, now),
    credits: [...transfers.filter(group => group.paidAt).map(creditRow), ...suspenseRows(lapsed, now)],
  };
}
