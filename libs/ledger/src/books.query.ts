import { statement } from '#platform/database';
import type { Dong } from '#platform/money';
import type { CreditNow } from './credit-templates.js';
import type { DisputeNow } from './dispute-templates.js';
import type { TaxActivity } from './sale.js';

/** Claims and postings of an order follow each other. In id order, as all locks of orders. */
export const lockSales = statement<never, [groupIds: readonly string[]]>(
  'ledger.lock-sales',
  'SELECT order_id FROM ledger_sale WHERE group_id = ANY ($1) ORDER BY order_id FOR UPDATE',
);

/** Money travels as text where it is inside JSON: JSON numbers are floats. */
interface TaxRow {
  activity: TaxActivity;
  base: string;
  vatBp: number;
  pitBp: number;
  vat: string;
  pit: string;
}

export interface PartRow {
  refundId: string;
  amount: string;
  owedAt: string;
  returnedAt: string | null;
  failedAt: string | null;
}

export interface LinePaidRow {
  lineId: string;
  paid: string;
  given: string;
  bearer: string | null;
}

export interface EditRow {
  editId: string;
  goods: { activity: TaxActivity; amount: string }[];
  deliveryFee: string;
  at: string;
}

/** Sums are those of the moment at which it was placed. */
export interface OrderRow {
  orderId: string;
  groupId: string;
  cooperativeId: string;
  placedAt: Date;
  legalForm: string;
  /** At the prices of the list. */
  goods: Dong;
  deliveryFee: Dong;
  discounts: { discountId: string; bearer: string; goods: string; delivery: string }[];
  deliveredAt: Date | null;
  cancelledAt: Date | null;
  /** Null: not frozen yet. */
  frozen: {
    legalForm: string;
    commissionBp: number;
    commission: string;
    commissionVatBp: number;
    commissionVat: string;
    isClaimed: boolean;
    taxes: TaxRow[];
  } | null;
  parts: ({ activity: TaxActivity } & LinePaidRow & PartRow)[];
  edits: EditRow[];
  /** Of a cancelled order, and of its edits. */
  shares: PartRow[];
  /** Of its delivery, after a complaint. */
  fees: PartRow[];
  remitted: { shipmentId: string; amount: string; at: string } | null;
}

const PART = `'refundId', r.id, 'amount', r.amount::text, 'owedAt', r.owed_at, 'returnedAt', r.returned_at, 'failedAt', r.failed_at`;

/** A night is a service; all else that is sold here is goods. */
const ACTIVITY = `CASE v.net_unit WHEN 'night' THEN 'services' ELSE 'goods' END`;

const PROMOTION = `promotions_discount d JOIN promotions_use u ON u.id = d.use_id JOIN promotions_promotion m ON m.id = u.promotion_id`;

/** Whose promotion it is that takes something off the line `l`. */
const BEARER = `(SELECT m.bearer FROM ${PROMOTION} WHERE d.id = l.discount_id)`;

/** The lines of the order `o` less what its edits changed. An order that has something off is not edited. */
const LINES_AS_PLACED = `(SELECT variant_id, total, discount, discount_id FROM ordering_line WHERE order_id = o.id
  UNION ALL SELECT n.variant_id, -n.change, 0, NULL FROM ordering_edit x JOIN ordering_edit_line n ON n.edit_id = x.id WHERE x.order_id = o.id)`;

export const ordersNow = statement<OrderRow, [groupIds: readonly string[]]>(
  'ledger.orders-now',
  `SELECT o.id AS "orderId", o.group_id AS "groupId", o.cooperative_id AS "cooperativeId", o.placed_at AS "placedAt", c.legal_form AS "legalForm",
     o.goods_total - e.goods AS goods, o.delivery_fee - e.fee AS "deliveryFee", e.edits, o.delivered_at AS "deliveredAt",
     (SELECT COALESCE(json_agg(json_build_object('discountId', d.id, 'bearer', m.bearer, 'goods', d.goods::text, 'delivery', d.delivery::text)
        ORDER BY d.id), '[]') FROM ${PROMOTION} WHERE d.order_id = o.id) AS discounts,
     o.cancelled_at AS "cancelledAt",
     CASE WHEN s.order_id IS NOT NULL THEN json_build_object('legalForm', s.legal_form, 'commissionBp', s.commission_bp, 'commission', s.commission::text,
       'commissionVatBp', s.commission_vat_bp, 'commissionVat', s.commission_vat::text, 'isClaimed', s.claimed_by IS NOT NULL,
       'taxes', (SELECT COALESCE(json_agg(json_build_object('activity', t.activity, 'base', t.base::text, 'vatBp', t.vat_bp, 'pitBp', t.pit_bp,
          'vat', t.vat::text, 'pit', t.pit::text) ORDER BY t.activity), '[]') FROM ledger_sale_tax t WHERE t.order_id = s.order_id)) END AS frozen,
     (SELECT COALESCE(json_agg(json_build_object(${PART}, 'activity', ${ACTIVITY}, 'lineId', l.id, 'paid', (l.total - l.discount)::text,
        'given', l.discount::text, 'bearer', NULLIF(${BEARER}, 'cooperative')) ORDER BY r.owed_at, r.id), '[]')
      FROM payments_payment y JOIN payments_refund r ON r.payment_id = y.id JOIN ordering_line l ON l.id = r.line_id
      JOIN catalog_variant v ON v.id = l.variant_id WHERE y.group_id = o.group_id AND l.order_id = o.id) AS parts,
     (SELECT COALESCE(json_agg(json_build_object(${PART}) ORDER BY r.owed_at, r.id), '[]') FROM payments_refund r
      WHERE r.order_id = o.id OR r.edit_id IN (SELECT id FROM ordering_edit WHERE order_id = o.id)) AS shares,
     (SELECT COALESCE(json_agg(json_build_object(${PART}) ORDER BY r.owed_at, r.id), '[]') FROM payments_refund r
      JOIN complaints_complaint k ON k.id = r.complaint_id WHERE k.order_id = o.id AND r.line_id IS NULL) AS fees,
     (SELECT json_build_object('shipmentId', z.id, 'amount', z.to_collect::text, 'at', z.remitted_at) FROM delivery_shipment z
      WHERE z.order_id = o.id AND z.cod_state = 'remitted') AS remitted
   FROM ordering_order o JOIN cooperatives_cooperative c ON c.id = o.cooperative_id LEFT JOIN ledger_sale s ON s.order_id = o.id,
     LATERAL (SELECT COALESCE(sum(x.goods_change), 0)::bigint AS goods, COALESCE(sum(x.fee_change), 0)::bigint AS fee, COALESCE(json_agg(json_build_object(
        'editId', x.id, 'at', x.happened_at, 'deliveryFee', x.fee_change::text, 'goods', (SELECT json_agg(json_build_object('activity', k.activity,
          'amount', k.amount::text)) FROM (SELECT ${ACTIVITY} AS activity, sum(n.change) AS amount FROM ordering_edit_line n
          JOIN catalog_variant v ON v.id = n.variant_id WHERE n.edit_id = x.id GROUP BY 1) k)) ORDER BY x.happened_at, x.id), '[]') AS edits
      FROM ordering_edit x WHERE x.order_id = o.id) e
   WHERE o.group_id = ANY ($1) ORDER BY o.id`,
);

export interface TermsRow {
  orderId: string;
  bases: { activity: TaxActivity; amount: string }[];
  rate: { rateBp: number; vatBp: number } | null;
  rules: { activity: TaxActivity; vatBp: number; pitBp: number }[];
}

/** The rules of the day on which each was placed. */
export const termsOf = statement<TermsRow, [orderIds: readonly string[]]>(
  'ledger.terms-of',
  `SELECT o.id AS "orderId",
     (SELECT json_agg(json_build_object('activity', b.activity, 'amount', b.amount::text) ORDER BY b.activity) FROM (
        SELECT ${ACTIVITY} AS activity, sum(l.total - CASE ${BEARER} WHEN 'cooperative' THEN l.discount ELSE 0 END)::bigint AS amount
        FROM ${LINES_AS_PLACED} l JOIN catalog_variant v ON v.id = l.variant_id GROUP BY 1 HAVING sum(l.total) > 0) b) AS bases,
     (SELECT json_build_object('rateBp', r.rate_bp, 'vatBp', r.vat_bp) FROM ledger_commission_rate r
      WHERE r.valid_from <= d.day AND (r.valid_to IS NULL OR r.valid_to >= d.day)) AS rate,
     (SELECT COALESCE(json_agg(json_build_object('activity', w.activity, 'vatBp', w.vat_bp, 'pitBp', w.pit_bp)), '[]') FROM ledger_withholding_rule w
      WHERE w.legal_form = c.legal_form AND w.valid_from <= d.day AND (w.valid_to IS NULL OR w.valid_to >= d.day)) AS rules
   FROM ordering_order o JOIN cooperatives_cooperative c ON c.id = o.cooperative_id,
     LATERAL (SELECT (o.placed_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS day) d
   WHERE o.id = ANY ($1)`,
);

/** Returns those it froze: fewer than asked when somebody else did at the same moment. */
export const freezeSales = statement<{ orderId: string }, [sales: string]>(
  'ledger.freeze-sales',
  `WITH asked AS (SELECT * FROM jsonb_to_recordset($1::jsonb) AS s("orderId" uuid, "groupId" uuid, "cooperativeId" uuid, "placedAt" timestamptz,
       "legalForm" text, goods bigint, "deliveryFee" bigint, "commissionBp" int, commission bigint, "commissionVatBp" int, "commissionVat" bigint,
       taxes jsonb)
   ), added AS (
     INSERT INTO ledger_sale (order_id, group_id, cooperative_id, placed_at, legal_form, goods, delivery_fee, commission_bp, commission,
       commission_vat_bp, commission_vat)
     SELECT "orderId", "groupId", "cooperativeId", "placedAt", "legalForm", goods, "deliveryFee", "commissionBp", commission, "commissionVatBp",
       "commissionVat" FROM asked ORDER BY "orderId"
     ON CONFLICT (order_id) DO NOTHING RETURNING order_id
   ), taxed AS (
     INSERT INTO ledger_sale_tax (order_id, activity, base, vat_bp, pit_bp, vat, pit)
     SELECT a."orderId", t.activity, t.base, t."vatBp", t."pitBp", t.vat, t.pit FROM asked a JOIN added ON added.order_id = a."orderId",
       jsonb_to_recordset(a.taxes) AS t(activity text, base bigint, "vatBp" int, "pitBp" int, vat bigint, pit bigint)
   )
   SELECT order_id AS "orderId" FROM added`,
);

export interface PaymentRow {
  paymentId: string;
  groupId: string;
  method: 'cod' | 'vietqr' | 'card' | 'wallet';
  amount: Dong;
  state: string;
  paidAt: Date | null;
  refundFailedAt: Date | null;
  disputes: DisputeRow[];
}

export type DisputeRow = Pick<DisputeNow, 'disputeId' | 'reason' | 'state'> & {
  amount: string;
  fee: string;
  feeReturned: string;
  openedAt: string;
  closedAt: string | null;
};

export const paymentsNow = statement<PaymentRow, [groupIds: readonly string[]]>(
  'ledger.payments-now',
  `SELECT y.id AS "paymentId", y.group_id AS "groupId", y.method, y.amount, y.state, y.paid_at AS "paidAt", y.refund_failed_at AS "refundFailedAt",
     (SELECT COALESCE(json_agg(json_build_object('disputeId', d.id, 'amount', d.amount::text, 'reason', d.reason, 'state', d.state, 'fee', d.fee::text, 'feeReturned', d.fee_returned::text,
        'openedAt', d.opened_at, 'closedAt', d.closed_at) ORDER BY d.id), '[]') FROM payments_dispute d
      WHERE d.intent_id = y.intent_id AND d.state IN ('open', 'won', 'lost')) AS disputes
   FROM payments_payment y WHERE y.group_id = ANY ($1)`,
);

export const postedOf = statement<{ groupId: string; key: string }, [groupIds: readonly string[]]>(
  'ledger.posted-of',
  `SELECT group_id AS "groupId", kind || ' ' || cause AS key FROM ledger_transaction WHERE group_id = ANY ($1)`,
);

/** Two looks into the unique index; IS NOT DISTINCT FROM would read every account of the kind, and a province has thousands of co-ops. */
const accountOf = (row: string): string => {
  const sameBut = (owner: string) =>
    `SELECT id FROM ledger_account WHERE kind = ${row}.kind AND part = COALESCE(${row}.part, '') AND ${owner}`;
  return `LATERAL (${sameBut(`owner_id = ${row}.owner`)} UNION ALL ${sameBut(`owner_id IS NULL AND ${row}.owner IS NULL`)})`;
};

/** In one order everywhere: two that open the same accounts wait for each other and never in a circle. */
export const openAccounts = statement<never, [accounts: string]>(
  'ledger.open-accounts',
  `INSERT INTO ledger_account (kind, owner_id, part)
   SELECT DISTINCT kind, owner, COALESCE(part, '') FROM jsonb_to_recordset($1::jsonb) AS a(kind text, owner uuid, part text)
   WHERE NOT EXISTS (SELECT FROM ${accountOf('a')} b)
   ORDER BY 1, 2, 3 ON CONFLICT ON CONSTRAINT ledger_account_once DO NOTHING`,
);

/** What was posted before is left out with all its entries. */
export const addPostings = statement<{ id: string }, [postings: string, now: Date]>(
  'ledger.add-postings',
  `WITH asked AS (
     SELECT * FROM jsonb_to_recordset($1::jsonb) AS p(id uuid, kind text, cause uuid, "groupId" uuid, at timestamptz, entries jsonb)
   ), added AS (
     INSERT INTO ledger_transaction (id, kind, cause, group_id, happened_at, posted_at)
     SELECT id, kind, cause, "groupId", at, $2 FROM asked ORDER BY kind, cause
     ON CONFLICT ON CONSTRAINT ledger_transaction_once DO NOTHING RETURNING id
   ), given AS MATERIALIZED (
     -- By itself: in one join with the accounts the planner, which expects few rows of JSON, goes through all postings for every entry.
     SELECT a.id, a.at, e.* FROM asked a JOIN added ON added.id = a.id,
       ROWS FROM (jsonb_to_recordset(a.entries) AS (kind text, owner uuid, part text, amount bigint, "orderId" uuid))
         WITH ORDINALITY AS e(kind, owner, part, amount, "orderId", position)
   ), entered AS (
     INSERT INTO ledger_entry (transaction_id, position, account_id, amount, order_id, happened_at)
     SELECT e.id, e.position, b.id, e.amount, e."orderId", e.at
     FROM given e, ${accountOf('e')} b
   )
   SELECT id FROM added`,
);

/** Delivered, and its money is in - cash, once the carrier has handed it on: from now on the co-op is to be paid. */
export const readySales = statement<never, [orderIds: readonly string[]]>(
  'ledger.ready-sales',
  `UPDATE ledger_sale s SET ready_at = GREATEST(o.delivered_at, z.remitted_at)
   FROM ordering_order o JOIN ordering_group g ON g.id = o.group_id LEFT JOIN delivery_shipment z ON z.order_id = o.id
   WHERE o.id = s.order_id AND s.order_id = ANY ($1) AND s.ready_at IS NULL AND o.delivered_at IS NOT NULL
     AND (g.payment_method <> 'cod' OR z.cod_state = 'remitted')`,
);

export const groupOfOrder = statement<{ groupId: string }, [orderId: string]>(
  'ledger.group-of-order',
  'SELECT group_id AS "groupId" FROM ordering_order WHERE id = $1',
);
export const groupOfPayment = statement<{ groupId: string }, [paymentId: string]>(
  'ledger.group-of-payment',
  'SELECT group_id AS "groupId" FROM payments_payment WHERE id = $1',
);
export const groupOfRefund = statement<{ groupId: string }, [refundId: string]>(
  'ledger.group-of-refund',
  'SELECT y.group_id AS "groupId" FROM payments_refund r JOIN payments_payment y ON y.id = r.payment_id WHERE r.id = $1',
);

/** None while nobody knows whose payment it is: whoever settles that follows it. */
export const groupOfDispute = statement<{ groupId: string }, [disputeId: string]>(
  'ledger.group-of-dispute',
  `SELECT y.group_id AS "groupId" FROM payments_dispute d JOIN payments_payment y ON y.intent_id = d.intent_id WHERE d.id = $1`,
);

export const groupOfShipment = statement<{ groupId: string }, [shipmentId: string]>(
  'ledger.group-of-shipment',
  'SELECT o.group_id AS "groupId" FROM delivery_shipment z JOIN ordering_order o ON o.id = z.order_id WHERE z.id = $1',
);

/** Orders from before there were books, or that came straight into the tables. */
export const unbookedGroups = statement<{ groupId: string }, [limit: number]>(
  'ledger.unbooked-groups',
  `SELECT DISTINCT o.group_id AS "groupId" FROM ordering_order o
   WHERE NOT EXISTS (SELECT FROM ledger_sale s WHERE s.order_id = o.id) AND EXISTS (SELECT FROM payments_payment y WHERE y.group_id = o.group_id)
   LIMIT $1`,
);

/** Of one line of the bank, or of all that were not simply the sum of an order. */
export const creditsNow = statement<CreditNow, [creditId: string | null]>(
  'ledger.credits-now',
  `SELECT id AS "creditId", amount, state, received_at AS "receivedAt", suspended_at AS "suspendedAt", decided_at AS "decidedAt",
     to_return AS "toReturn", returned_at AS "returnedAt", CASE source WHEN 'wallet' THEN 'wallet-clearing' ELSE 'bank' END AS "cameTo",
     CASE WHEN source = 'wallet' AND refused_at IS NULL THEN 'wallet-clearing' ELSE 'bank' END AS "returnedFrom"
   FROM payments_credit WHERE (suspended_at IS NOT NULL OR to_return > 0) AND ($1::uuid IS NULL OR id = $1)`,
);
