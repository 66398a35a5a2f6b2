import { plus, zero } from '#platform/money';
import { DAY, HOUR, later } from './calendar.js';
import { OWN_COOPERATIVE } from './cast.js';
import { codeOf, Dice, idAt } from './dice.js';
import type { Row } from './insert-rows.js';
import type { Group, Order } from './orders.js';
import { memberId } from './people.js';

const CARRIERS = ['Bưu điện', 'Xe khách Lai Châu – Hà Nội', 'Hợp tác xã vận tải', 'Chuyển phát nhanh'] as const;

/** Who carries an order, the same whenever it is asked. */
function carriedBy({ number }: Order): { name: string; trackingCode: string } {
  const code = codeOf(`parcel ${number}`, 10);
  return { name: CARRIERS[(code.codePointAt(0) ?? 0) % CARRIERS.length] ?? CARRIERS[0], trackingCode: code };
}

/** As the history of an order says it. */
export const parcelText = (order: Order): string => {
  const { name, trackingCode } = carriedBy(order);
  return `${name} ${trackingCode}`;
};

type Step = [action: string, at: Date, note: string];

/** Of ten parcels on their way one could not be delivered and another one came back; of those at the door some came at the second try. */
function courseOf(order: Order, now: Date, dice: Dice): { state: string; steps: Step[] } {
  const { shippedAt, deliveredAt } = order;
  if (!shippedAt) return { state: 'waiting', steps: [] };
  const steps: Step[] = [['handOver', shippedAt, '']];
  const departed = later(shippedAt, 3 * HOUR);
  if (deliveredAt) {
    steps.push(['depart', departed, '']);
    if (dice.falls(0.06)) {
      steps.push(['fail', later(deliveredAt, -5 * HOUR), 'Không ai ở nhà']);
      steps.push(['retry', later(deliveredAt, -2 * HOUR), '']);
    }
    steps.push(['deliver', deliveredAt, '']);
    return { state: 'delivered', steps: steps.filter(([, at]) => at >= shippedAt && at <= deliveredAt) };
  }
  if (departed > now) return { state: 'handed-over', steps };
  steps.push(['depart', departed, '']);
  const trouble = later(departed, 2 * HOUR);
  if (trouble > now || dice.falls(0.7)) return { state: 'on-the-way', steps };
  steps.push(['fail', trouble, 'Gọi ba lần không nghe máy']);
  const back = later(trouble, 4 * HOUR);
  if (back > now || dice.falls(0.5)) return { state: 'failed', steps };
  return { state: 'returned', steps: [...steps, ['return', back, 'Người nhận hẹn lại không nhận']] };
}

/** Carriers pay what they collected once a week or so. */
function codOf(order: Order, group: Group, state: string, now: Date): Row {
  const toCollect = group.method === 'cod' ? plus(order.goodsTotal, order.deliveryFee) : zero;
  const collectedAt = toCollect > 0n && state === 'delivered' ? order.deliveredAt : null;
  const remittedAt = collectedAt && later(collectedAt, 8 * DAY) < now ? later(collectedAt, 8 * DAY) : null;
  const open = toCollect > 0n && state !== 'returned' ? 'to-collect' : 'none';
  return {
    to_collect: toCollect,
    cod_state: remittedAt ? 'remitted' : collectedAt ? 'collected' : open,
    collected_at: collectedAt,
    remitted_at: remittedAt,
  };
}

const gramsOf = (order: Order): number =>
  order.lines.reduce((sum, line) => sum + line.quantity * line.shelf.variant.grams, 0);

/** Of the demo co-op's parcels that wait, the carrier that was called has refused the first: somebody has to look. */
function consignmentOf(order: Order, packedAt: Date): Row {
  const at = later(packedAt, HOUR / 2);
  return {
    id: idAt(`consignment ${order.number}`, at),
    order_id: order.id,
    cooperative_id: order.cooperativeId,
    carrier: 'hired',
    carrier_name: 'Chuyển phát Mẫu',
    state: 'refused',
    attempts: 1,
    due_at: at,
    last_answer: 'Không có chuyến đến xã này trong tuần.',
    wished_by: memberId(order.of, 'packer'),
    wished_at: at,
    trouble: 'refused',
    troubled_at: at,
  };
}

/** How what was packed travels. */
export function shipmentRows(
  groups: readonly Group[],
  now: Date,
): Record<'shipments' | 'history' | 'consignments', Row[]> {
  const dice = new Dice(2031);
  const shipments: Row[] = [];
  const history: Row[] = [];
  const consignments: Row[] = [];
  for (const group of groups) {
    for (const order of group.orders) {
      if (!order.packedAt) continue;
      const { state, steps } = courseOf(order, now, dice);
      const id = idAt(`shipment ${order.number}`, order.packedAt);
      const { name, trackingCode } = carriedBy(order);
      shipments.push({
        id,
        order_id: order.id,
        cooperative_id: order.cooperativeId,
        state,
        carrier: 'other',
        carrier_name: order.shippedAt ? name : '',
        tracking_code: order.shippedAt ? trackingCode : '',
        grams: gramsOf(order),
        prepared_at: order.packedAt,
        handed_over_at: order.shippedAt,
        delivered_at: order.deliveredAt,
        ...codOf(order, group, state, now),
      });
      if (state === 'waiting' && order.of === OWN_COOPERATIVE.slug && consignments.length === 0)
        consignments.push(consignmentOf(order, order.packedAt));
      const person_id = memberId(order.of, 'packer');
      history.push(
        ...steps.map(([action, at, note]) => ({ shipment_id: id, action, person_id, note, happened_at: at })),
      );
    }
  }
  return { shipments, history, consignments };
}
