/** Every URL of the house is built here; paths.spec.ts prints the whole site map. */
type Query = Record<string, string | number | readonly string[] | undefined>;

/** `/search` + { q: 'chè', star: ['4', '5'] } -> `/search?q=ch%C3%A8&star=4&star=5`; what is empty is left out. */
export function withQuery(path: string, query: Query): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined && one !== '') params.append(key, String(one));
  }
  const text = params.toString();
  return text ? `${path}?${text}` : path;
}

const part = encodeURIComponent;

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

  basket: '/basket',
  basketLine: (variantId: string) => `/basket/lines/${part(variantId)}`,
  checkout: '/checkout',
  orders: '/orders',
  follow: (key: string) => `/follow/${part(key)}`,
  cancelOrder: (key: string, number: string) => `/follow/${part(key)}/orders/${part(number)}/cancellation`,
  /** Where the buyer says what they think of a line of the order. */
  writeReview: (key: string, line: string) => `/follow/${part(key)}/reviews/${part(line)}`,
  withdrawReview: (key: string, line: string) => `/follow/${part(key)}/reviews/${part(line)}/withdrawal`,
  pay: (key: string) => `/pay/${part(key)}`,
  payByCard: (key: string) => `/pay/${part(key)}/card`,
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

  desk: {
    home: (coop: string) => `/desk/${part(coop)}`,
    settlement: (coop: string, query: Query = {}) => withQuery(`/desk/${part(coop)}/settlement`, query),
    settlementCsv: (coop: string, query: Query = {}) =>
      withQuery(`/desk/${part(coop)}/settlement/statement.csv`, query),
    settlementXlsx: (coop: string, query: Query = {}) =>
      withQuery(`/desk/${part(coop)}/settlement/statement.xlsx`, query),
    payoutAccount: (coop: string) => `/desk/${part(coop)}/settlement/account`,
    products: (coop: string) => `/desk/${part(coop)}/products`,
    newProduct: (coop: string) => `/desk/${part(coop)}/products/new`,
    product: (coop: string, slug: string) => `/desk/${part(coop)}/products/${part(slug)}`,
    imports: (coop: string) => `/desk/${part(coop)}/products/imports`,
    /** template | products */
    importFile: (coop: string, what: string, kind: 'csv' | 'xlsx') =>
      `/desk/${part(coop)}/products/imports/files/${part(what)}.${kind}`,
    import: (coop: string, id: string) => `/desk/${part(coop)}/imports/${part(id)}`,
    confirmImport: (coop: string, id: string) => `/desk/${part(coop)}/imports/${part(id)}/confirmation`,
    editProduct: (coop: string, slug: string) => `/desk/${part(coop)}/products/${part(slug)}/edit`,
    submitProduct: (coop: string, slug: string) => `/desk/${part(coop)}/products/${part(slug)}/submission`,
    withdrawChange: (coop: string, slug: string) => `/desk/${part(coop)}/products/${part(slug)}/change-withdrawal`,
    appeal: (coop: string, slug: string) => `/desk/${part(coop)}/products/${part(slug)}/appeal`,
    variants: (coop: string, slug: string) => `/desk/${part(coop)}/products/${part(slug)}/variants`,
    variant: (coop: string, slug: string, id: string) =>
      `/desk/${part(coop)}/products/${part(slug)}/variants/${part(id)}`,
    photos: (coop: string, slug: string) => `/desk/${part(coop)}/products/${part(slug)}/photos`,
    photo: (coop: string, slug: string, id: string) => `/desk/${part(coop)}/products/${part(slug)}/photos/${part(id)}`,
    removePhoto: (coop: string, slug: string, id: string) =>
      `/desk/${part(coop)}/products/${part(slug)}/photos/${part(id)}/removal`,
    reviews: (coop: string, query: Query = {}) => withQuery(`/desk/${part(coop)}/reviews`, query),
    replyReview: (coop: string, id: string) => `/desk/${part(coop)}/reviews/${part(id)}/reply`,
    batches: (coop: string) => `/desk/${part(coop)}/batches`,
    newBatch: (coop: string, product?: string) => withQuery(`/desk/${part(coop)}/batches/new`, { product }),
    batch: (coop: string, id: string) => `/desk/${part(coop)}/batches/${part(id)}`,
    tasks: (coop: string, id: string) => `/desk/${part(coop)}/batches/${part(id)}/tasks`,
    proposeRecall: (coop: string, batchId: string) => `/desk/${part(coop)}/batches/${part(batchId)}/recall`,
    recalls: (coop: string, show?: string) =>
      withQuery(`/desk/${part(coop)}/recalls`, { show: show === 'all' ? undefined : show }),
    recallNotice: (coop: string, id: string) => `/desk/${part(coop)}/recalls/${part(id)}/notice`,
    recall: (coop: string, id: string) => `/desk/${part(coop)}/recalls/${part(id)}`,
    /** confirmation | withdrawal | answers | closure */
    recallStep: (coop: string, id: string, step: string) => `/desk/${part(coop)}/recalls/${part(id)}/${part(step)}`,
    recorder: (coop: string) => `/desk/${part(coop)}/recorder`,
    inspections: (coop: string) => `/desk/${part(coop)}/inspections`,
    publishPhoto: (coop: string, hash: string) => `/desk/${part(coop)}/enclosures/${part(hash)}/publication`,
    devices: (coop: string) => `/desk/${part(coop)}/recorder/devices`,
    renameDevice: (coop: string, id: string) => `/desk/${part(coop)}/recorder/devices/${part(id)}/name`,
    enclosure: (coop: string, hash: string) => `/desk/${part(coop)}/enclosures/${part(hash)}`,
    revokeDevice: (coop: string, id: string) => `/desk/${part(coop)}/recorder/devices/${part(id)}/revocation`,
    flags: (coop: string) => `/desk/${part(coop)}/flags`,
    explainFlag: (coop: string, id: string) => `/desk/${part(coop)}/flags/${part(id)}/explanation`,
    correction: (coop: string, id: string, task?: string) =>
      withQuery(`/desk/${part(coop)}/batches/${part(id)}/correction`, { task }),
    handOver: (coop: string, id: string) => `/desk/${part(coop)}/batches/${part(id)}/hand-over`,
    handOverBack: (coop: string, id: string) => `/desk/${part(coop)}/batches/${part(id)}/hand-over/return`,
    deliveries: (coop: string, id: string) => `/desk/${part(coop)}/batches/${part(id)}/deliveries`,
    withdrawDelivery: (coop: string, id: string) => `/desk/${part(coop)}/batches/${part(id)}/deliveries/withdrawal`,
    units: (coop: string) => `/desk/${part(coop)}/units`,
    words: (coop: string) => `/desk/${part(coop)}/words`,
    sites: (coop: string) => `/desk/${part(coop)}/sites`,
    siteClaims: (coop: string, id: string) => `/desk/${part(coop)}/sites/${part(id)}/claims`,
    withdrawSiteClaim: (coop: string, id: string) => `/desk/${part(coop)}/site-claims/${part(id)}/withdrawal`,
    newSite: (coop: string, back?: string) => withQuery(`/desk/${part(coop)}/sites/new`, { back }),
    stock: (coop: string) => `/desk/${part(coop)}/stock`,
    count: (coop: string, stockId: string) => `/desk/${part(coop)}/stock/${part(stockId)}/count`,
    labels: (coop: string) => `/desk/${part(coop)}/labels`,
    labelRoll: (coop: string, id: string) => `/desk/${part(coop)}/labels/${part(id)}`,
    labelRollPdf: (coop: string, id: string) => `/desk/${part(coop)}/labels/${part(id)}/sheet.pdf`,
    labelPrints: (coop: string, id: string) => `/desk/${part(coop)}/labels/${part(id)}/prints`,
    print: (coop: string, id: string) => `/desk/${part(coop)}/prints/${part(id)}`,
    printProgress: (coop: string, id: string) => `/desk/${part(coop)}/prints/${part(id)}/progress`,
    printFile: (coop: string, id: string, kind: 'pdf' | 'zip' | 'zpl') =>
      `/desk/${part(coop)}/prints/${part(id)}/file.${kind}`,
    cancelPrint: (coop: string, id: string) => `/desk/${part(coop)}/prints/${part(id)}/cancellation`,
    labelStrips: (coop: string, id: string) => `/desk/${part(coop)}/labels/${part(id)}/strips`,
    labelWaste: (coop: string, id: string) => `/desk/${part(coop)}/labels/${part(id)}/waste`,
    labelCounts: (coop: string, id: string) => `/desk/${part(coop)}/labels/${part(id)}/counts`,
    activateLabels: (coop: string, id: string) => `/desk/${part(coop)}/labels/${part(id)}/activation`,
    orders: (coop: string, query: Query = {}) => withQuery(`/desk/${part(coop)}/orders`, query),
    newOrder: (coop: string) => `/desk/${part(coop)}/orders/new`,
    packingList: (coop: string) => `/desk/${part(coop)}/orders/today`,
    packingPdf: (coop: string) => `/desk/${part(coop)}/orders/today.pdf`,
    packingSlip: (coop: string, number: string) => `/desk/${part(coop)}/orders/${part(number)}/slip.pdf`,
    shippingLabel: (coop: string, number: string) => `/desk/${part(coop)}/parcels/${part(number)}/label.pdf`,
    /** `label`: what a camera read for the parcel. */
    order: (coop: string, number: string, query: Query = {}) =>
      withQuery(`/desk/${part(coop)}/orders/${part(number)}`, query),
    packOrder: (coop: string, number: string) => `/desk/${part(coop)}/orders/${part(number)}/packing`,
    orderLabels: (coop: string, number: string) => `/desk/${part(coop)}/orders/${part(number)}/labels`,
    takeOutLabel: (coop: string, number: string) => `/desk/${part(coop)}/orders/${part(number)}/labels/removal`,
    shipOrder: (coop: string, number: string) => `/desk/${part(coop)}/orders/${part(number)}/shipment`,
    stepShipment: (coop: string, number: string) => `/desk/${part(coop)}/orders/${part(number)}/shipment/steps`,
    deliverOrder: (coop: string, number: string) => `/desk/${part(coop)}/orders/${part(number)}/delivery`,
    editOrder: (coop: string, number: string) => `/desk/${part(coop)}/orders/${part(number)}/edits`,
    cancelOrder: (coop: string, number: string) => `/desk/${part(coop)}/orders/${part(number)}/cancellation`,
    alerts: (coop: string, query: Query = {}) => withQuery(`/desk/${part(coop)}/alerts`, query),
    alert: (coop: string, id: string) => `/desk/${part(coop)}/alerts/${part(id)}`,
    decideAlert: (coop: string, id: string) => `/desk/${part(coop)}/alerts/${part(id)}/decision`,
    links: (coop: string) => `/desk/${part(coop)}/links`,
    removeLink: (coop: string, id: string) => `/desk/${part(coop)}/links/${part(id)}/removal`,
    keys: (coop: string) => `/desk/${part(coop)}/keys`,
    revokeKey: (coop: string, id: string) => `/desk/${part(coop)}/keys/${part(id)}/revocation`,
    subscriptions: (coop: string) => `/desk/${part(coop)}/keys/subscriptions`,
    resumeSubscription: (coop: string, id: string) => `/desk/${part(coop)}/keys/subscriptions/${part(id)}/resumption`,
    endSubscription: (coop: string, id: string) => `/desk/${part(coop)}/keys/subscriptions/${part(id)}/removal`,
    markets: (coop: string) => `/desk/${part(coop)}/markets`,
    stayAway: (coop: string, id: string) => `/desk/${part(coop)}/markets/${part(id)}/removal`,
    decideComing: (coop: string, id: string) => `/desk/${part(coop)}/markets/${part(id)}/decision`,
    members: (coop: string) => `/desk/${part(coop)}/members`,
    removeMember: (coop: string, personId: string) => `/desk/${part(coop)}/members/${part(personId)}/removal`,
  },

  department: {
    dashboard: (query: Query = {}) => withQuery('/department', query),
    exportXlsx: (query: Query = {}) => withQuery('/department/export.xlsx', query),
    exportCsv: (query: Query = {}) => withQuery('/department/export.csv', query),
    plan: '/department/plan',
    cooperatives: (query: Query = {}) => withQuery('/department/cooperatives', query),
    cooperative: (slug: string) => `/department/cooperatives/${part(slug)}`,
    /** verification | refusal | suspension | resumption */
    decideCooperative: (slug: string, decision: string) => `/department/cooperatives/${part(slug)}/${part(decision)}`,
    products: (query: Query = {}) => withQuery('/department/products', query),
    product: (slug: string) => `/department/products/${part(slug)}`,
    /** approval | refusal | takedown | appeal | change-approval | change-refusal */
    decideProduct: (slug: string, decision: string) => `/department/products/${part(slug)}/${part(decision)}`,
    reviews: (query: Query = {}) => withQuery('/department/reviews', query),
    /** removal | dismissal */
    decideReview: (id: string, decision: string) => `/department/reviews/${part(id)}/${part(decision)}`,
    batch: (id: string) => `/department/batches/${part(id)}`,
    certificates: (slug: string) => `/department/products/${part(slug)}/certificates`,
    revokeCertificate: (id: string) => `/department/certificates/${part(id)}/revocation`,
    passports: (query: Query = {}) => withQuery('/department/passports', query),
    labels: '/department/labels',
    alerts: (query: Query = {}) => withQuery('/department/alerts', query),
    alert: (id: string) => `/department/alerts/${part(id)}`,
    decideAlert: (id: string) => `/department/alerts/${part(id)}/decision`,
    inspections: '/department/inspections',
    inspector: '/department/inspections/app',
    devices: '/department/devices',
    takeDownPhoto: (id: string) => `/department/field-photos/${part(id)}/takedown`,
    revokeDevice: (id: string) => `/department/devices/${part(id)}/revocation`,
    keys: '/department/keys',
    revokeKey: (id: string) => `/department/keys/${part(id)}/revocation`,
    subscriptions: '/department/keys/subscriptions',
    resumeSubscription: (id: string) => `/department/keys/subscriptions/${part(id)}/resumption`,
    endSubscription: (id: string) => `/department/keys/subscriptions/${part(id)}/removal`,
    enclosure: (coop: string, hash: string) => `/department/cooperatives/${part(coop)}/enclosures/${part(hash)}`,
    payments: '/department/payments',
    cod: '/department/cod',
    codStatement: (id: string) => `/department/cod/${part(id)}`,
    credits: '/department/payments/credits',
    returns: '/department/payments/returns',
    markets: '/department/markets',
    marketStalls: (slug: string) => `/department/markets/${part(slug)}/stalls`,
    decideComing: (id: string) => `/department/comings/${part(id)}/decision`,
    balance: '/department/balance',
    flag: (id: string) => `/department/balance/flags/${part(id)}`,
    /** countersignature | rejection */
    decideFlag: (id: string, decision: string) => `/department/balance/flags/${part(id)}/${part(decision)}`,
    bounds: '/department/balance/bounds',
    siteClaims: '/department/balance/claims',
    siteClaim: (id: string) => `/department/balance/claims/${part(id)}`,
    /** countersignature | refusal */
    decideSiteClaim: (id: string, decision: string) => `/department/balance/claims/${part(id)}/${part(decision)}`,
    recalls: (show?: string) => withQuery('/department/recalls', { show: show === 'all' ? undefined : show }),
    newRecall: (query: Query = {}) => withQuery('/department/recalls/new', query),
    recall: (id: string) => `/department/recalls/${part(id)}`,
    recallNotice: (id: string) => `/department/recalls/${part(id)}/notice`,
    /** confirmation | withdrawal | answers | closure */
    recallStep: (id: string, step: string) => `/department/recalls/${part(id)}/${part(step)}`,
  },

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
  openApi: '/api/v1/openapi.json',
  api: {
    product: (slug: string) => `/api/v1/products/${part(slug)}`,
    cooperative: (slug: string) => `/api/v1/cooperatives/${part(slug)}`,
  },
  live: '/health/live',
  ready: '/health/ready',
  metrics: '/metrics',
} as const;
