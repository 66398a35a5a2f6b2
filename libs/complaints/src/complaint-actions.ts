import type { DeskRole } from '#libs/identity';

export const COMPLAINT_STATES = [
  'open',
  'awaiting-goods',
  'offered',
  'escalated',
  'settled',
  'refused',
  'dismissed',
  'withdrawn',
] as const;
export type ComplaintState = (typeof COMPLAINT_STATES)[number];

/** An answer, money back for goods that stay, or goods and money back. */
export const WISHES = ['refund', 'return', 'answer'] as const;
export type Wish = (typeof WISHES)[number];

/** `market`: nobody acted in time. */
export type Side = 'buyer' | 'cooperative' | 'department' | 'market';

export const COMPLAINT_ACTIONS = [
  'write',
  'answer',
  'refund',
  'offer',
  'accept',
  'ask-back',
  'receive',
  'refuse',
  'withdraw',
  'escalate',
  'overdue',
  'uphold',
  'dismiss',
] as const;
export type ComplaintAction = (typeof COMPLAINT_ACTIONS)[number];

export interface ComplaintRule {
  from: readonly ComplaintState[];
  /** None: it stays where it is. */
  to?: ComplaintState;
  by: readonly Side[];
  /** At the desk: who does it. A director may do all. */
  roles: readonly DeskRole[];
  /** Only of complaints that ask for this. */
  wishes?: readonly Wish[];
  /** The other side reads why. */
  needsText?: boolean;
  /** Money goes back. */
  pays?: boolean;
  /** It may be less than all that was paid: never by the word of the co-op alone. */
  less?: boolean;
  /** Not of what the law gives back whole. */
  notOfWhole?: boolean;
}

const MONEY = ['refund', 'return'] as const;

/** What may happen to a complaint, when and by whom. Verbs obey it, pages draw their forms from it, and letters are named by it. */
export const complaintActions: Readonly<Record<ComplaintAction, ComplaintRule>> = {
  refund: { from: ['open'], to: 'settled', by: ['cooperative'], roles: ['clerk'], wishes: MONEY, pays: true },
  offer: {
    ...{ from: ['open'], to: 'offered', by: ['cooperative'], roles: ['clerk'] },
    ...{ wishes: MONEY, needsText: true, less: true, notOfWhole: true },
  },
  accept: { from: ['offered'], to: 'settled', by: ['buyer'], roles: [], pays: true },
  'ask-back': {
    ...{ from: ['open'], to: 'awaiting-goods', by: ['cooperative'], roles: ['clerk'] },
    ...{ wishes: MONEY, needsText: true },
  },
  receive: { from: ['awaiting-goods'], to: 'settled', by: ['cooperative'], roles: ['packer', 'clerk'], pays: true },
  answer: {
    ...{ from: ['open'], to: 'settled', by: ['cooperative'], roles: ['clerk'] },
    ...{ wishes: ['answer'], needsText: true },
  },
  refuse: {
    ...{ from: ['open', 'awaiting-goods'], to: 'refused', by: ['cooperative'], roles: ['clerk'] },
    needsText: true,
  },
  uphold: {
    ...{ from: ['escalated'], to: 'settled', by: ['department'], roles: [] },
    ...{ needsText: true, pays: true, less: true },
  },
  dismiss: { from: ['escalated'], to: 'dismissed', by: ['department'], roles: [], needsText: true },
  write: {
    from: ['open', 'awaiting-goods', 'offered', 'escalated'],
    ...{ by: ['buyer', 'cooperative', 'department'], roles: ['clerk'], needsText: true },
  },
  escalate: { from: ['refused', 'offered'], to: 'escalated', by: ['buyer'], roles: [], needsText: true },
  withdraw: { from: ['open', 'awaiting-goods', 'offered', 'escalated'], to: 'withdrawn', by: ['buyer'], roles: [] },
  overdue: { from: ['open', 'awaiting-goods'], to: 'escalated', by: ['market'], roles: [] },
};

/** What of a complaint decides on what may happen to it. */
export interface Standing {
  state: ComplaintState;
  wish: Wish;
  /** All of the order goes back, or nothing. */
  isWhole: boolean;
}

export function canComplaint(action: ComplaintAction, { state, wish, isWhole }: Standing): boolean {
  const { from, wishes, notOfWhole } = complaintActions[action];
  return from.includes(state) && (wishes?.includes(wish) ?? true) && !(notOfWhole && isWhole);
}

/** What one side may do now, in the order of the table. */
export const nextComplaintActions = (side: Side, standing: Standing): ComplaintAction[] =>
  (Object.keys(complaintActions) as ComplaintAction[]).filter(
    action => complaintActions[action].by.includes(side) && canComplaint(action, standing),
  );
