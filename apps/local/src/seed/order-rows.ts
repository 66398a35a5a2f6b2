import { promised } from '#libs/delivery';
import { plus, times, zero } from '#platform/money';
import { cast } from './cast.js';
import type { Row } from './insert-rows.js';
import type { Group, Order } from './orders.js';
import { buyerId, memberId } from './people.js';
import { parcelText } from './shipment-rows.js';

const GUEST = cast.people.find(one => one.role === 'buyer');

const LAI_CHAU = '12';

const groupRow = (group: Group): Row => {
  const { buyer, personId } = group;
  const isCast = personId === buyerId;
  return {
    id: group.id,
    code: group.code,
    key: group.key,
    attempt_key: `sample-${group.code}`,
    person_id: personId,
    buyer_name: isCast ? GUEST?.name : buyer.name,
    buyer_phone: buyer.phone,
    buyer_email: isCast ? GUEST?.login : buyer.email,
    commune_code: buyer.communeCode,
    address_line: buyer.address,
    note: '',
    locale: 'vi',
    payment_method: group.method,
    goods_total: group.goodsTotal,
    delivery_total: group.deliveryTotal,
    total: plus(group.goodsTotal, group.deliveryTotal),
    placed_at: group.placedAt,
  };
};

function orderRow(order: Order, group: Group): Row {
  return {
    id: order.id,
    group_id: group.id,
    number: order.number,
    cooperative_id: order.cooperativeId,
    state: order.state,
    goods_total: order.goodsTotal,
    delivery_fee: order.deliveryFee,
    total: plus(order.goodsTotal, order.deliveryFee),
    ...promisedRow(order, group),
    placed_at: group.placedAt,
    confirmed_at: order.confirmedAt,
    packed_at: order.packedAt,
    shipped_at: order.shippedAt,
    delivered_at: order.deliveredAt,
    cancelled_at: order.cancelledAt,
    cancel_reason: order.cancelReason,
  };
}

/** Of a co-op that has said nothing, in a time without holidays; nights have none. */
function promisedRow(order: Order, group: Group): Row {
  const way = { daysOnWay: group.buyer.provinceCode === LAI_CHAU ? 2 : 5 };
  const terms = { holidays: new Set<string>(), rhythms: new Map() };
  const days =
    order.deliveryFee === zero
      ? undefined
      : promised(terms, { cooperative: order.cooperativeId, now: group.placedAt, way });
  return { pack_by: days?.packBy ?? null, promised_from: days?.from ?? null, promised_to: days?.to ?? null };
}

const lineRows = (order: Order): Row[] =>
  order.lines.map((line, at) => ({
    id: line.id,
    order_id: order.id,
    position: at + 1,
    variant_id: line.shelf.variant.id,
    name_vi: line.batch.product.goods.name[0],
    name_en: line.batch.product.goods.name[1],
    unit_price: line.unitPrice,
    quantity: line.quantity,
    total: times(line.unitPrice, line.quantity),
    weighed_grams: order.packedAt ? weighedOf(line) : null,
  }));

/** A little more than was ordered, for the same price. */
const weighedOf = ({ shelf: { variant }, batch: { product }, quantity }: Order['lines'][number]): number | null =>
  product.goods.tolerancePercent === undefined ? null : Math.round(variant.net * quantity * 1.02);

const packingRows = (order: Order): Row[] =>
  order.packedAt
    ? order.lines.map(line => ({ line_id: line.id, batch_id: line.batch.id, quantity: line.quantity }))
    : [];

function historyRows(order: Order, group: Group): Row[] {
  const packer = memberId(order.of, 'packer');
  const events: [event: string, at: Date | null, person: string | null, note: string][] = [
    ['placed', group.placedAt, group.personId, ''],
    ['confirmed', order.confirmedAt, null, ''],
    ['packed', order.packedAt, packer, ''],
    ['shipped', order.shippedAt, packer, parcelText(order)],
    ['delivered', order.deliveredAt, packer, ''],
    [
      order.cancelReason === 'unpaid' ? 'lapsed' : 'withdrawn',
      order.cancelledAt,
      null,
      order.cancelReason === 'unpaid' ? '' : (order.cancelReason ?? ''),
    ],
  ];
  return events.flatMap(([event, at, person, note]) =>
    at ? [{ order_id: order.id, event, person_id: person, note, happened_at: at }] : [],
  );
}

export function orderRows(
  groups: readonly Group[],
): Record<'groups' | 'orders' | 'lines' | 'packings' | 'history', Row[]> {
  const pairs = groups.flatMap(group => group.orders.map(order => ({ order, group, row: orderRow(order, group) })));
  const history = pairs.flatMap(({ order, group }) => historyRows(order, group));
  return {
    groups: groups.map(groupRow),
    orders: pairs.map(pair => pair.row),
    lines: pairs.flatMap(pair => lineRows(pair.order)),
    packings: pairs.flatMap(pair => packingRows(pair.order)),
    history: history.sort((a, b) => (a['happened_at'] as Date).getTime() - (b['happened_at'] as Date).getTime()),
  };
}
