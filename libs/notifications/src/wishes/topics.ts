import type { LetterKind } from '../letter.js';

/** What letters are about, as people choose: one line each on the page of wishes. */
export const TOPICS = ['orders', 'shipping', 'recalls', 'decisions', 'alerts', 'programs'] as const;
export type Topic = (typeof TOPICS)[number];

/** How something is told: by letter (e-mail, or SMS to who has no address), and in three more ways. */
export const WAYS = ['letter', 'zalo', 'push', 'in-app'] as const;
export type Way = (typeof WAYS)[number];

/**
 * The letter itself cannot be switched off: a contract made by electronic means is confirmed to the buyer (Decree 52/2013/ND-CP), a recall
 * is told to everybody concerned (Law 19/2023/QH15), a decision to whom it binds.
 */
const REQUIRED: ReadonlySet<Topic> = new Set(['orders', 'recalls', 'decisions']);

const TOPIC_OF: Record<LetterKind, Topic> = {
  'order-placed': 'orders',
  'order-paid': 'orders',
  'order-to-pack': 'orders',
  'order-edited': 'orders',
  'order-postponed': 'orders',
  'order-cancelled': 'orders',
  'order-called-off': 'orders',
  'pledge-made': 'orders',
  'pledge-ended': 'orders',
  'groupbuy-closed': 'orders',
  'preorder-filled': 'orders',
  'preorder-short': 'orders',
  'pool-opened': 'orders',
  'pool-asked': 'orders',
  'pool-closed': 'orders',
  'complaint-moved': 'orders',
  'order-shipped': 'shipping',
  'batch-recalled': 'recalls',
  'alert-raised': 'alerts',
  'flag-raised': 'decisions',
  'flag-countersigned': 'decisions',
  'flag-rejected': 'decisions',
  'site-claim-countersigned': 'decisions',
  'site-claim-refused': 'decisions',
  'cooperative-verified': 'decisions',
  'cooperative-refused': 'decisions',
  'product-approved': 'decisions',
  'product-refused': 'decisions',
  'product-taken-down': 'decisions',
  'change-approved': 'decisions',
  'change-refused': 'decisions',
  'appeal-lifted': 'decisions',
  'appeal-upheld': 'decisions',
  'subscription-paused': 'programs',
};

export const topicOf = (kind: LetterKind): Topic => TOPIC_OF[kind];
export const isRequired = (topic: Topic, way: Way): boolean => way === 'letter' && REQUIRED.has(topic);
/** Who may still eat it must not sleep over it. */
export const isUrgent = (kind: LetterKind): boolean => kind === 'batch-recalled';

/** As usual: a letter, the bell, and every browser that asked for it. Zalo only for who wants it. */
export const usually = (way: Way): boolean => way !== 'zalo';
