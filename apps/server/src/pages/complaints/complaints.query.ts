import type { ComplaintState, Reason } from '#libs/complaints';
import { statement } from '#platform/database';
import { LINES, type OrderLineRow } from '../ordering/order-sql.js';
import { COMPLAINT, WAS_ESCALATED, type ShownComplaint } from './complaint-sql.js';

export interface OrderToComplainOf {
  number: string;
  cooperative: string;
  deliveredAt: Date | null;
  lines: OrderLineRow[];
  complaints: ShownComplaint[];
}

/** By the secret of the link. */
export const orderToComplainOf = statement<OrderToComplainOf, [key: string, number: string]>(
  'complaints-pages.order',
  `SELECT o.number, c.name AS cooperative, o.delivered_at AS "deliveredAt", ${LINES} AS lines,
     COALESCE((SELECT json_agg(${COMPLAINT} ORDER BY k.opened_at DESC, k.id DESC) FROM complaints_complaint k WHERE k.order_id = o.id), '[]') AS complaints
   FROM ordering_order o JOIN ordering_group g ON g.id = o.group_id JOIN cooperatives_cooperative c ON c.id = o.cooperative_id
   WHERE g.key = $1 AND o.number = $2`,
);

export interface ComplaintRow {
  id: string;
  number: string;
  reason: Reason;
  state: ComplaintState;
  answerBy: Date | null;
  openedAt: Date;
  cooperative: string;
  total: number;
}

export const COMPLAINTS_PER_PAGE = 30;

const ROW = `SELECT k.id, o.number, k.reason, k.state, k.answer_by AS "answerBy", k.opened_at AS "openedAt", c.name AS cooperative, (count(*) OVER ())::int AS total
   FROM complaints_complaint k JOIN ordering_order o ON o.id = k.order_id JOIN cooperatives_cooperative c ON c.id = k.cooperative_id`;
const PAGE = `LIMIT ${COMPLAINTS_PER_PAGE} OFFSET`;

/** Whose day comes first, first; then the newest. */
export const complaintsOfDesk = statement<ComplaintRow, [cooperativeId: string, onlyOpen: boolean, skip: number]>(
  'complaints-pages.of-desk',
  `${ROW} WHERE k.cooperative_id = $1 AND (NOT $2 OR k.state IN ('open', 'awaiting-goods', 'offered', 'escalated'))
   ORDER BY k.state NOT IN ('open', 'awaiting-goods'), CASE WHEN k.state IN ('open', 'awaiting-goods') THEN k.answer_by END, k.opened_at DESC, k.id ${PAGE} $3`,
);

export const complaintsOfDepartment = statement<ComplaintRow, [onlyOpen: boolean, skip: number]>(
  'complaints-pages.of-department',
  `${ROW} WHERE CASE WHEN $1 THEN k.state = 'escalated' ELSE ${WAS_ESCALATED} END
   ORDER BY k.state <> 'escalated', k.answer_by, k.opened_at DESC, k.id ${PAGE} $2`,
);

const ONE = `SELECT ${COMPLAINT} AS complaint FROM complaints_complaint k JOIN ordering_order o ON o.id = k.order_id`;

export const complaintOfDesk = statement<{ complaint: ShownComplaint }, [cooperativeId: string, id: string]>(
  'complaints-pages.one-of-desk',
  `${ONE} WHERE k.cooperative_id = $1 AND k.id = $2`,
);

export const complaintOfDepartment = statement<{ complaint: ShownComplaint }, [id: string]>(
  'complaints-pages.one-of-department',
  `${ONE} WHERE k.id = $1 AND ${WAS_ESCALATED}`,
);

const PHOTO = 'SELECT p.bytes FROM complaints_photo p JOIN complaints_complaint k ON k.id = p.complaint_id';

export const photoOfKey = statement<{ bytes: Buffer }, [key: string, id: string]>(
  'complaints-pages.photo-of-key',
  `${PHOTO} JOIN ordering_order o ON o.id = k.order_id JOIN ordering_group g ON g.id = o.group_id WHERE g.key = $1 AND p.id = $2`,
);
export const photoOfDesk = statement<{ bytes: Buffer }, [cooperativeId: string, id: string]>(
  'complaints-pages.photo-of-desk',
  `${PHOTO} WHERE k.cooperative_id = $1 AND p.id = $2`,
);
export const photoOfDepartment = statement<{ bytes: Buffer }, [id: string]>(
  'complaints-pages.photo-of-department',
  `${PHOTO} WHERE p.id = $1 AND ${WAS_ESCALATED}`,
);
