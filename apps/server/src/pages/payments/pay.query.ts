import type { PaymentMethod, PaymentState } from '#libs/payments';
import { statement } from '#platform/database';
import type { Dong } from '#platform/money';

export interface PayPage {
  paymentId: string;
  code: string;
  key: string;
  method: PaymentMethod;
  amount: Dong;
  state: PaymentState;
  reference: string;
  payBefore: Date | null;
  /** The buyer has been sent to the card form, or the wallet's page, before. */
  wasSentOn: boolean;
  /** What came by transfer and waits for the rest. */
  received: Dong;
}

/** What a buyer pays, by the secret of the link. */
export const payPage = statement<PayPage, [key: string]>(
  'server.pay-page',
  `SELECT y.id AS "paymentId", g.code, g.key, y.method, y.amount, y.state, y.reference, y.expires_at AS "payBefore",
     y.session_id IS NOT NULL OR EXISTS (SELECT FROM payments_wallet_attempt a WHERE a.payment_id = y.id) AS "wasSentOn",
     (SELECT COALESCE(sum(c.amount), 0) FROM payments_credit c WHERE c.payment_id = y.id AND c.state = 'suspense' AND c.reason = 'too-little')::bigint AS received
   FROM ordering_group g JOIN payments_payment y ON y.group_id = g.id WHERE g.key = $1`,
);
