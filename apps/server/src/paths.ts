import { departmentPaths } from './department-paths.js';
import { deskPaths } from './desk-paths.js';
import { withQuery, type Query } from './with-query.js';

export { withQuery };

const part = encodeURIComponent;

/** Every URL of the house is built here; paths.spec.ts prints the whole site map. */
export const paths = {
  home: '/',
  search: (query: Query = {}) => withQuery('/search', query),
  product: (slug: string) => `/products/${part(slug)}`,
  reviews: (slug: string, query: Query = {}) => withQuery(`/products/${part(slug)}/reviews`, query),
  reportReview: (id: string) => `/reviews/${part(id)}/report`,
  reviewPhoto: (id: string, width: number, format: 'avif' | 'webp') => `/review-photos/${part(id)}/${width}.${format}`,
  cooperatives: '/cooperatives',
  newCooperative: '/cooperatives/new',
  cooperative: (slug: string) => `/cooperatives/${part(slug)}`,
  /** What is in season in a month, 1 to 12; in this one when it is left out. */
  seasons: (month?: number, page?: number) => withQuery('/seasons', { month, page }),
  commune: (code: string) => `/communes/${part(code)}`,
  /** A photo from the field that a co-op shows to everybody. */
  publicPhoto: (id: string) => `/field-photos/${part(id)}`,
  photo: (id: string, width: number, format: 'avif' | 'webp') => `/photos/${part(id)}/${width}.${format}`,

  /** GS1 Digital Link: 01 GTIN, 10 lot, 21 serial. */
  link: {
    label: (gtin: string, serial: string) => `/01/${part(gtin)}/21/${part(serial)}`,
    lot: (gtin: string, lot: string) => `/01/${part(gtin)}/10/${part(lot)}`,
    gtin: (gtin: string) => `/01/${part(gtin)}`,
  },
  /** Where such a link leads, by its path: the page of the goods, and the same page when they are recalled. */
  trace: (link: string) => `/trace${link}`,
  recalled: (link: string) => `/recall${link}`,
  /** Where the code under the seal of a pack is given. */
  opening: (link: string) => `/opening${link}`,
  resolver: '/.well-known/gs1resolver',
  linksetContext: '/linkset-context',

  passport: (gtin: string, lot: string) => `/passport/${part(gtin)}/${part(lot)}`,
  /** The events of a thing, by its path in a Digital Link; for programs with a key (EPCIS 2.0 §12.7.1). */
  epcisEvents: (link: string) => `/epcis/epcs/${part(`https://id.gs1.org${link}`)}/events`,
  passportJson: (gtin: string, lot: string) => `/api/v1/passports/${part(gtin)}/${part(lot)}`,

  takeOver: (code: string) => `/hand-over/${part(code)}`,

  groupBuys: '/groupbuys',
  groupBuy: (code: string) => `/groupbuys/${part(code)}`,
  groupBuyProgress: (code: string) => `/groupbuys/${part(code)}/progress`,
  /** One's own part in a group buy. */
  pledge: (key: string) => `/pledges/${part(key)}`,
  withdrawPledge: (key: string) => `/pledges/${part(key)}/withdrawal`,

  /** Where places on days are booked. */
  book: (variantId: string) => `/bookings/${part(variantId)}`,
  harvests: '/harvests',
  /** A harvest that is expected, and where it is ordered ahead. */
  harvest: (code: string) => `/harvests/${part(code)}`,

  basket: '/basket',
  basketLine: (variantId: string) => `/basket/lines/${part(variantId)}`,
  checkout: '/checkout',
  orders: '/orders',
  follow: (key: string) => `/follow/${part(key)}`,
  cancelOrder: (key: string, number: string) => `/follow/${part(key)}/orders/${part(number)}/cancellation`,
  /** Where its buyer puts more into the parcel of an order that is not packed. */
  addToOrder: (key: string, number: string) => `/follow/${part(key)}/orders/${part(number)}/additions`,
  /** Where the buyer of an order asks for money back, or complains. */
  complain: (key: string, number: string) => `/follow/${part(key)}/orders/${part(number)}/complaint`,
  stepComplaint: (key: string, id: string) => `/follow/${part(key)}/complaints/${part(id)}/steps`,
  complaintPhoto: (key: string, photo: string) => `/follow/${part(key)}/complaint-photos/${part(photo)}`,
  followInvoice: (key: string, id: string) => `/follow/${part(key)}/invoices/${part(id)}/invoice.xml`,
  /** Where the buyer says what they think of a line of the order. */
  writeReview: (key: string, line: string) => `/follow/${part(key)}/reviews/${part(line)}`,
  withdrawReview: (key: string, line: string) => `/follow/${part(key)}/reviews/${part(line)}/withdrawal`,
  pay: (key: string) => `/pay/${part(key)}`,
  payByCard: (key: string) => `/pay/${part(key)}/card`,
  payByWallet: (key: string) => `/pay/${part(key)}/wallet`,
  payReturn: (key: string) => `/pay/${part(key)}/return`,

  signIn: (back?: string) => withQuery('/sign-in', { back }),
  signOut: '/sign-out',
  register: '/register',
  account: '/account',
  markets: '/markets',
  market: (slug: string) => `/markets/${part(slug)}`,
  marketCalendar: (slug: string) => `/markets/${part(slug)}/days.ics`,
  letters: '/letters',
  readLetters: '/letters/read',
  stopLetters: (key: string, topic: string) => `/letters/stop/${part(key)}/${part(topic)}`,
  letterWishes: '/account/letters',
  letterBrowsers: '/account/letters/browsers',
  removeLetterBrowsers: '/account/letters/browsers/removal',
  password: '/account/password',
  forgetMe: '/account/erasure',
  language: '/language',

  about: '/about',
  aboutRanking: '/about/ranking',
  aboutReturns: '/about/returns',
  aboutPrivacy: '/about/privacy',
  aboutContact: '/about/contact',

  desk: deskPaths,
  department: departmentPaths,

  log: {
    home: '/log',
    checkpoint: '/log/checkpoint',
    checkpoints: '/log/checkpoints',
    keys: '/log/keys',
    cosignatures: '/log/cosignatures',
    /** `of`: the Digital Link path of a pack or a lot. */
    proofs: (of: string) => `/log/proofs${of}`,
    /** What the log says of an event or a change of labels, by its id. */
    lines: (subject: string) => withQuery('/log/lines', { of: subject }),
    /** The proof file of one entry. */
    proof: (index: bigint | number) => `/log/entries/${index}.tlog-proof`,
  },

  /** `code`: what was read or typed; `to`: the recorder or the order at the desk that asks. */
  scanner: (code?: string, to?: string) => withQuery('/scanner', { code, to }),
  exceptions: '/money/exceptions',
  /** `step`: match, decline, keep, return. */
  decideCredit: (id: string, step: string) => `/money/exceptions/credits/${part(id)}/${part(step)}`,
  closeNews: (id: string) => `/money/exceptions/news/${part(id)}/close`,
  withholding: (query: Query = {}) => withQuery('/withholding', query),
  withholdingCsv: (query: Query = {}) => withQuery('/withholding/declaration.csv', query),
  withholdingXlsx: (query: Query = {}) => withQuery('/withholding/declaration.xlsx', query),
  ledger: '/ledger',
  ledgerAccount: (id: string) => `/ledger/accounts/${part(id)}`,
  ledgerPosting: (id: string) => `/ledger/postings/${part(id)}`,
  payouts: '/payouts',
  decidePayoutAccount: (id: string) => `/payouts/accounts/${part(id)}`,
  payout: (id: string) => `/payouts/${part(id)}`,
  approvePayout: (id: string) => `/payouts/${part(id)}/approval`,
  rejectPayout: (id: string) => `/payouts/${part(id)}/rejection`,
  payoutAnswers: (id: string) => `/payouts/${part(id)}/answers`,
  payoutFile: (id: string) => `/payouts/${part(id)}/bank.csv`,
  payoutCodes: (id: string) => `/payouts/${part(id)}/codes`,
  operator: '/operator',
  operatorKeys: '/operator/keys',
  operatorTariffs: '/operator/tariffs',
  operatorPromotions: '/operator/promotions',
  operatorCarriers: '/operator/carriers',
  operatorClearTrouble: (id: string) => `/operator/consignments/${part(id)}/clearing`,
  endOperatorPromotion: (id: string) => `/operator/promotions/${part(id)}/end`,
  operatorRevokeKey: (id: string) => `/operator/keys/${part(id)}/revocation`,
  operatorSubscriptions: '/operator/keys/subscriptions',
  operatorResumeSubscription: (id: string) => `/operator/keys/subscriptions/${part(id)}/resumption`,
  operatorEndSubscription: (id: string) => `/operator/keys/subscriptions/${part(id)}/removal`,
  operatorLetter: (id: string) => `/operator/letters/${part(id)}`,
  resendLetter: (id: string) => `/operator/letters/${part(id)}/sending`,
  demo: '/demo',
  demoSignIn: '/demo/sign-in',
  mailbox: '/demo/mailbox',
  letter: (id: string) => `/demo/mailbox/${part(id)}`,
  stripeWebhook: '/webhooks/stripe',
  bankWebhook: '/webhooks/bank',
  carrierWebhook: '/webhooks/carrier',
  openApi: '/api/v1/openapi.json',
  api: {
    product: (slug: string) => `/api/v1/products/${part(slug)}`,
    cooperative: (slug: string) => `/api/v1/cooperatives/${part(slug)}`,
  },
  live: '/health/live',
  ready: '/health/ready',
  metrics: '/metrics',
} as const;
