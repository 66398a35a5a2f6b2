import type { ComplaintAction, ComplaintState, Reason, Side, Wish } from '#libs/complaints';

export interface ShownComplaint {
  id: string;
  number: string;
  reason: Reason;
  wish: Wish;
  state: ComplaintState;
  answerBy: string | null;
  withDelivery: boolean;
  /** đồng, as text: what goes back. */
  amount: string | null;
  /** đồng, as text: what the co-op offers. */
  offered: string | null;
  /** Nothing less than all that was paid goes back. */
  isWhole: boolean;
  /** All of it went back. */
  isBack: boolean;
  lines: {
    nameVi: string;
    nameEn: string;
    netQuantity: number;
    netUnit: 'g' | 'ml' | 'piece' | 'night';
    quantity: number;
  }[];
  messages: { side: Side; action: ComplaintAction | 'open'; text: string; at: string }[];
  photos: { id: string; width: number; height: number }[];
}

/** The complaint `k` about the order `o` as a JSON value. Who the buyer is does not stand in it. */
export const COMPLAINT = `json_build_object('id', k.id, 'number', o.number, 'reason', k.reason, 'wish', k.wish, 'state', k.state, 'answerBy', k.answer_by,
     'withDelivery', k.with_delivery, 'amount', k.amount::text, 'offered', k.offered::text, 'isWhole', k.reason = 'info-mismatch',
     'isBack', COALESCE((SELECT bool_and(r.state = 'returned') FROM payments_refund r WHERE r.complaint_id = k.id), false),
     'lines', COALESCE((SELECT json_agg(json_build_object('nameVi', l.name_vi, 'nameEn', l.name_en, 'netQuantity', v.net_quantity, 'netUnit', v.net_unit,
         'quantity', n.quantity) ORDER BY l.position)
       FROM complaints_line n JOIN ordering_line l ON l.id = n.line_id JOIN catalog_variant v ON v.id = l.variant_id WHERE n.complaint_id = k.id), '[]'),
     'messages', COALESCE((SELECT json_agg(json_build_object('side', m.side, 'action', m.action, 'text', m.text, 'at', m.happened_at)
         ORDER BY m.happened_at, m.id) FROM complaints_message m WHERE m.complaint_id = k.id), '[]'),
     'photos', COALESCE((SELECT json_agg(json_build_object('id', p.id, 'width', p.width, 'height', p.height) ORDER BY p.position)
       FROM complaints_photo p WHERE p.complaint_id = k.id), '[]'))`;

/** It went to the department, or was there. */
export const WAS_ESCALATED = `EXISTS (SELECT FROM complaints_message m WHERE m.complaint_id = k.id AND m.action IN ('escalate', 'overdue'))`;
