import type { OrderState } from '#libs/ordering';
import type { PaymentState } from '#libs/payments';
import { statement } from '#platform/database';
import type { Dong } from '#platform/money';

export interface MyGroup {
  key: string;
  code: string;
  placedAt: Date;
  total: Dong;
  goodsVi: string;
  goodsEn: string;
  states: OrderState[];
  paymentState: PaymentState | null;
}

/** The last hundred of a buyer's own. */
export const myOrders = statement<MyGroup, [personId: string]>(
  'server.my-orders',
  `SELECT g.key, g.code, g.placed_at AS "placedAt", g.total,
     (SELECT string_agg(l.name_vi || ' × ' || l.quantity, ', ' ORDER BY o.number, l.position) FROM ordering_order o JOIN ordering_line l ON l.order_id = o.id WHERE o.group_id = g.id) AS "goodsVi",
     (SELECT string_agg(COALESCE(NULLIF(l.name_en, ''), l.name_vi) || ' × ' || l.quantity, ', ' ORDER BY o.number, l.position) FROM ordering_order o JOIN ordering_line l ON l.order_id = o.id WHERE o.group_id = g.id) AS "goodsEn",
     ARRAY(SELECT o.state FROM ordering_order o WHERE o.group_id = g.id ORDER BY o.number) AS states,
     (SELECT y.state FROM payments_payment y WHERE y.group_id = g.id) AS "paymentState"
   FROM ordering_group g WHERE g.person_id = $1 ORDER BY g.placed_at DESC LIMIT 100`,
);
