import { DAY, later } from './calendar.js';
import { OWN_COOPERATIVE } from './cast.js';
import { idAt } from './dice.js';
import type { Row } from './insert-rows.js';
import type { Group, Order } from './orders.js';
import { memberId } from './people.js';

interface Told {
  reason: string;
  wish: 'return' | 'refund';
  state: 'open' | 'escalated';
  withDelivery: boolean;
  said: (order: Order) => readonly [side: string, personId: string | null, action: string, text: string][];
}

const TOLD: readonly Told[] = [
  {
    ...{ reason: 'defect', wish: 'return', state: 'open', withDelivery: false },
    said: () => [['buyer', null, 'open', 'Hai gói bị rách góc, chè bên trong đã ẩm. Tôi muốn gửi trả.']],
  },
  {
    ...{ reason: 'info-mismatch', wish: 'refund', state: 'escalated', withDelivery: true },
    said: order => [
      ['buyer', null, 'open', 'Trang bán ghi chè một tôm hai lá, gói nhận được nhiều cuộng già.'],
      [
        'cooperative',
        memberId(order.of, 'clerk'),
        'refuse',
        'Chè đúng lô như trên tem, chúng tôi đã kiểm tra mẫu lưu.',
      ],
      ['buyer', null, 'escalate', 'Tôi vẫn thấy không đúng như mô tả, nhờ Sở xem giúp.'],
    ],
  },
];

/** What two buyers of the co-op of the tour ask for: one waits for its clerk, one for the department. */
export function complaintRows(groups: readonly Group[], now: Date): Record<'complaints' | 'lines' | 'messages', Row[]> {
  const recent = groups
    .flatMap(group => group.orders)
    .filter(({ of, deliveredAt }) => of === OWN_COOPERATIVE.slug && deliveredAt && deliveredAt > later(now, -6 * DAY))
    .sort((a, b) => (b.deliveredAt?.getTime() ?? 0) - (a.deliveredAt?.getTime() ?? 0));
  const pairs = TOLD.flatMap((told, at) => {
    const order = recent[at];
    return order ? [{ told, order, id: idAt(`complaint ${order.id}`, now) }] : [];
  });
  return {
    complaints: pairs.map(({ told: { reason, wish, state, withDelivery }, order, id }) => ({
      ...{ id, order_id: order.id, cooperative_id: order.cooperativeId, attempt_key: `sample-${order.number}` },
      ...{ reason, wish, state, with_delivery: withDelivery },
      answer_by: later(now, (state === 'open' ? 2 : 9) * DAY),
      opened_at: later(now, -DAY / 4),
    })),
    lines: pairs.flatMap(({ told, order, id }) =>
      (told.withDelivery ? order.lines : order.lines.slice(0, 1)).map(line => ({
        ...{ complaint_id: id, line_id: line.id, quantity: line.quantity },
      })),
    ),
    messages: pairs.flatMap(({ told, order, id }) =>
      told.said(order).map(([side, person, action, text], at) => ({
        ...{ id: idAt(`said ${id} ${at}`, now), complaint_id: id, side, person_id: person, action, text },
        happened_at: later(now, (at - 6) * (DAY / 24)),
      })),
    ),
  };
}
