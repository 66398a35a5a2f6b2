import { Sequencer } from '#libs/transparency';
import { primaryKeys } from '#libs/gs1';
import { newId } from '#platform/ids';
import { OTHER_COOPERATIVE, OWN_COOPERATIVE } from '../../apps/local/src/seed/cast.js';
import { RESOURCES, TOP_LISTS } from '../../apps/server/src/epcis/standard.js';
import { addressOf, rowsOf, type Rows } from '../support/addresses.js';
import { openMarket, type Route, type TestMarket } from '../support/market.js';
import { cookieOf, ROLES, type Role } from '../support/roles.js';

const EVERYBODY = ROLES;
const SIGNED_IN = ROLES.filter(role => role !== 'guest');
const DESK = ['clerk', 'packer', 'director'] as const;
const CLERKS = ['clerk', 'director'] as const;
const DIRECTOR = ['director'] as const;
const DEPARTMENT = ['officer'] as const;
const OPERATOR = ['operator'] as const;
const TREASURY = ['officer', 'operator'] as const;
const NOBODY = [] as const;

const EPCIS_LOOKS = ['', '/capture', '/capture/:id', '/events', '/events/:id', '/queries', '/queries/:name'].concat(
  ['/queries/:name/events', '/queries/:name/subscriptions', '/queries/:name/subscriptions/:id'],
  TOP_LISTS.flatMap(list => [`/${list}`, `/${list}/:id`, `/${list}/:id/events`]),
);

/** Who gets in where. A route that is not in this table is not part of the house, and the other way round. */
const TABLE: Record<string, readonly Role[]> = {
  'GET /': EVERYBODY,
  'GET /search': EVERYBODY,
  'GET /products/:slug': EVERYBODY,
  'GET /products/:slug/reviews': EVERYBODY,
  'GET /reviews/:id/report': EVERYBODY,
  'POST /reviews/:id/report': EVERYBODY,
  'GET /review-photos/:id/:file': EVERYBODY,
  'GET /cooperatives': EVERYBODY,
  'GET /cooperatives/:slug': EVERYBODY,
  'GET /cooperatives/new': SIGNED_IN,
  'POST /cooperatives/new': SIGNED_IN,
  'GET /communes/:code': EVERYBODY,
  'GET /seasons': EVERYBODY,
  'GET /photos/:id/:file': EVERYBODY,
  // The resolver, a line for each key that GS1 has.
  ...Object.fromEntries(
    [...primaryKeys.map(ai => `/${ai}/*`), '/eh*', '/ex*', '/EH*', '/EX*'].flatMap(path => [
      [`GET ${path}`, EVERYBODY],
      [`OPTIONS ${path}`, EVERYBODY],
    ]),
  ),
  'GET /.well-known/gs1resolver': EVERYBODY,
  'GET /linkset-context': EVERYBODY,
  'OPTIONS /.well-known/gs1resolver': EVERYBODY,
  'OPTIONS /linkset-context': EVERYBODY,
  'GET /trace/*': EVERYBODY,
  'GET /recall/*': EVERYBODY,
  'GET /opening/*': EVERYBODY,
  'POST /opening/*': EVERYBODY,
  'GET /about': EVERYBODY,
  'GET /about/ranking': EVERYBODY,
  'GET /about/returns': EVERYBODY,
  'GET /about/privacy': EVERYBODY,
  'GET /about/contact': EVERYBODY,
  'GET /sitemap.xml': EVERYBODY,
  'GET /robots.txt': EVERYBODY,
  'GET /log': EVERYBODY,
  'GET /log/checkpoint': EVERYBODY,
  'GET /log/checkpoints': EVERYBODY,
  'GET /log/keys': EVERYBODY,
  'GET /log/lines': EVERYBODY,
  'GET /log/tile/*': EVERYBODY,
  'GET /log/entries/:entry': EVERYBODY,
  'GET /log/proofs/*': EVERYBODY,
  // And the department's auditor, with its token.
  'GET /log/rows/:table': DEPARTMENT,
  // The signature of a witness is the key to it.
  'POST /log/cosignatures': EVERYBODY,
  'GET /health/live': EVERYBODY,
  'GET /health/ready': EVERYBODY,
  'GET /metrics': OPERATOR,

  'GET /api/v1/products': EVERYBODY,
  'GET /api/v1/products/:slug': EVERYBODY,
  'GET /api/v1/cooperatives': EVERYBODY,
  'GET /api/v1/cooperatives/:slug': EVERYBODY,
  'GET /api/v1/provinces': EVERYBODY,
  'GET /api/v1/provinces/:code/communes': EVERYBODY,
  'GET /api/v1/communes/:code': EVERYBODY,
  'GET /api/v1/openapi.json': EVERYBODY,
  'GET /api/v1/passports/:gtin/:lot': EVERYBODY,
  'GET /passport/:gtin/:lot': EVERYBODY,

  'GET /sign-in': EVERYBODY,
  'POST /sign-in': EVERYBODY,
  'GET /register': EVERYBODY,
  'POST /register': EVERYBODY,
  'POST /sign-out': EVERYBODY,
  'POST /language': EVERYBODY,
  'GET /account': SIGNED_IN,
  'POST /account': SIGNED_IN,
  'POST /account/password': SIGNED_IN,
  'POST /account/erasure': SIGNED_IN,
  'GET /markets': EVERYBODY,
  'GET /markets/:slug': EVERYBODY,
  'GET /markets/:slug/days.ics': EVERYBODY,
  'GET /desk/:coop/markets': CLERKS,
  'GET /desk/:coop/shipments': DESK,
  'POST /desk/:coop/orders/:number/consignment': DESK,
  'POST /desk/:coop/orders/:number/consignment/withdrawal': DESK,
  'POST /desk/:coop/orders/:number/consignment/hand-over': DESK,
  'GET /desk/:coop/parcels/:number/carrier-label.pdf': DESK,
  'POST /desk/:coop/consignments/:id/clearing': DESK,
  'GET /operator/carriers': OPERATOR,
  'POST /operator/consignments/:id/clearing': OPERATOR,
  'GET /desk/:coop/packing-days': CLERKS,
  'POST /desk/:coop/packing-days': CLERKS,
  'POST /desk/:coop/packing-days/closed': CLERKS,
  'POST /desk/:coop/packing-days/closed/:id/removal': CLERKS,
  'POST /desk/:coop/orders/:number/postponement': CLERKS,
  'GET /desk/:coop/pickups': CLERKS,
  'POST /desk/:coop/pickups': CLERKS,
  'POST /desk/:coop/pickups/:id/end': CLERKS,
  'GET /desk/:coop/bus-routes': CLERKS,
  'POST /desk/:coop/bus-routes': CLERKS,
  'POST /desk/:coop/bus-routes/:id/end': CLERKS,
  'POST /desk/:coop/markets': CLERKS,
  'POST /desk/:coop/markets/:id/decision': CLERKS,
  'GET /department/markets': DEPARTMENT,
  'POST /department/markets': DEPARTMENT,
  'POST /department/markets/:slug/stalls': DEPARTMENT,
  'POST /department/comings/:id/decision': DEPARTMENT,
  'GET /groupbuys': EVERYBODY,
  'GET /groupbuys/:code': EVERYBODY,
  'POST /groupbuys/:code': EVERYBODY,
  'GET /groupbuys/:code/progress': EVERYBODY,
  // The key in the link is the right to the pledge.
  'GET /pledges/:key': EVERYBODY,
  'POST /pledges/:key': EVERYBODY,
  'POST /pledges/:key/withdrawal': EVERYBODY,
  'GET /bookings/:variant': EVERYBODY,
  'POST /bookings/:variant': EVERYBODY,
  'GET /desk/:coop/slots': CLERKS,
  'POST /desk/:coop/slots': CLERKS,
  'GET /desk/:coop/slots/:variant/:day': CLERKS,
  'POST /desk/:coop/slots/:variant/:day': CLERKS,
  'POST /desk/:coop/orders/:number/hosting': DESK,
  'GET /harvests': EVERYBODY,
  'GET /harvests/:code': EVERYBODY,
  'POST /harvests/:code': EVERYBODY,
  'GET /desk/:coop/harvests': CLERKS,
  'POST /desk/:coop/harvests': CLERKS,
  'GET /desk/:coop/harvests/:code': CLERKS,
  'POST /desk/:coop/harvests/:code/batches': CLERKS,
  'POST /desk/:coop/harvests/:code/short': CLERKS,
  'POST /desk/:coop/harvests/:code/call-off': CLERKS,
  'GET /desk/:coop/pools': DIRECTOR,
  'POST /desk/:coop/pools/offers': DIRECTOR,
  'POST /desk/:coop/pools/withdrawals': DIRECTOR,
  'POST /desk/:coop/pools/answers': DIRECTOR,
  'GET /desk/:coop/groupbuys': DIRECTOR,
  'POST /desk/:coop/groupbuys': DIRECTOR,
  'GET /desk/:coop/groupbuys/:code/call-off': DIRECTOR,
  'POST /desk/:coop/groupbuys/:code/call-off': DIRECTOR,
  'GET /desk/:coop/promotions': DIRECTOR,
  'POST /desk/:coop/promotions': DIRECTOR,
  'POST /desk/:coop/promotions/:id/end': DIRECTOR,
  'GET /department/pools': DEPARTMENT,
  'POST /department/pools': DEPARTMENT,
  'GET /department/pools/:code': DEPARTMENT,
  'GET /department/promotions': DEPARTMENT,
  'POST /department/promotions': DEPARTMENT,
  'POST /department/promotions/:id/end': DEPARTMENT,
  'GET /operator/promotions': OPERATOR,
  'POST /operator/promotions': OPERATOR,
  'POST /operator/promotions/:id/end': OPERATOR,
  // Last: it takes away what the others decide about.
  'POST /desk/:coop/markets/:id/removal': CLERKS,
  'GET /letters': SIGNED_IN,
  'POST /letters/read': SIGNED_IN,
  'GET /account/letters': SIGNED_IN,
  'POST /account/letters': SIGNED_IN,
  'POST /account/letters/browsers': SIGNED_IN,
  'POST /account/letters/browsers/removal': SIGNED_IN,
  // The key in the link is the right to switch a kind of letter off.
  'GET /letters/stop/:key/:topic': EVERYBODY,
  'POST /letters/stop/:key/:topic': EVERYBODY,
  'GET /letters-worker.js': EVERYBODY,

  'GET /basket': EVERYBODY,
  'POST /basket': EVERYBODY,
  'POST /basket/lines/:variant': EVERYBODY,
  'GET /checkout': EVERYBODY,
  'POST /checkout': EVERYBODY,
  'GET /orders': SIGNED_IN,
  // The key in the address is the right to be there.
  'GET /follow/:key': EVERYBODY,
  'POST /follow/:key/orders/:number/cancellation': EVERYBODY,
  'GET /follow/:key/orders/:number/complaint': EVERYBODY,
  'POST /follow/:key/orders/:number/complaint': EVERYBODY,
  'POST /follow/:key/complaints/:id/steps': EVERYBODY,
  'GET /follow/:key/complaint-photos/:photo': EVERYBODY,
  'GET /follow/:key/invoices/:id/invoice.xml': EVERYBODY,
  'GET /follow/:key/reviews/:line': EVERYBODY,
  'POST /follow/:key/reviews/:line': EVERYBODY,
  'POST /follow/:key/reviews/:line/withdrawal': EVERYBODY,
  'GET /follow/:key/orders/:number/additions': EVERYBODY,
  'POST /follow/:key/orders/:number/additions': EVERYBODY,
  'GET /pay/:key': EVERYBODY,
  'POST /pay/:key/card': EVERYBODY,
  'POST /pay/:key/wallet': EVERYBODY,
  'GET /pay/:key/return': EVERYBODY,
  // Stripe's signature is.
  'POST /webhooks/stripe': EVERYBODY,
  // So are an aggregator's and VNPAY's.
  'POST /webhooks/bank': EVERYBODY,
  // And a carrier's.
  'POST /webhooks/carrier': EVERYBODY,
  'GET /webhooks/vnpay': EVERYBODY,

  'GET /desk/:coop': DESK,
  'GET /money/exceptions': TREASURY,
  'POST /money/exceptions/credits/:id/match': TREASURY,
  'POST /money/exceptions/credits/:id/decline': TREASURY,
  'POST /money/exceptions/credits/:id/keep': TREASURY,
  'POST /money/exceptions/credits/:id/return': TREASURY,
  'POST /money/exceptions/news/:id/close': TREASURY,
  'GET /withholding': TREASURY,
  'GET /withholding/declaration.csv': TREASURY,
  'GET /withholding/declaration.xlsx': TREASURY,
  'GET /ledger': TREASURY,
  'GET /ledger/accounts/:id': TREASURY,
  'GET /ledger/postings/:id': TREASURY,
  'GET /payouts': TREASURY,
  'POST /payouts': TREASURY,
  'POST /payouts/accounts/:id': TREASURY,
  'GET /payouts/:id': TREASURY,
  'POST /payouts/:id/approval': TREASURY,
  'POST /payouts/:id/rejection': TREASURY,
  'POST /payouts/:id/answers': TREASURY,
  'GET /payouts/:id/bank.csv': TREASURY,
  'GET /payouts/:id/codes': TREASURY,

  'GET /desk/:coop/settlement': CLERKS,
  'GET /desk/:coop/settlement/statement.csv': CLERKS,
  'GET /desk/:coop/settlement/statement.xlsx': CLERKS,
  'GET /desk/:coop/settlement/suppliers': CLERKS,
  'GET /desk/:coop/settlement/suppliers.csv': CLERKS,
  'GET /desk/:coop/settlement/suppliers/:code': CLERKS,
  'POST /desk/:coop/settlement/account': DIRECTOR,
  'GET /desk/:coop/invoices': CLERKS,
  'GET /desk/:coop/invoices/:id/invoice.xml': CLERKS,
  'POST /desk/:coop/invoices': DIRECTOR,
  'POST /desk/:coop/invoices/end': DIRECTOR,
  'GET /desk/:coop/products': DESK,
  'GET /desk/:coop/products/new': CLERKS,
  'POST /desk/:coop/products': CLERKS,
  'GET /desk/:coop/products/imports': CLERKS,
  'POST /desk/:coop/products/imports': CLERKS,
  'GET /desk/:coop/products/imports/files/:file': CLERKS,
  'GET /desk/:coop/imports/:id': CLERKS,
  'POST /desk/:coop/imports/:id/confirmation': CLERKS,
  'GET /desk/:coop/products/:slug': DESK,
  'GET /desk/:coop/products/:slug/edit': CLERKS,
  'POST /desk/:coop/products/:slug/edit': CLERKS,
  'POST /desk/:coop/products/:slug/submission': CLERKS,
  'POST /desk/:coop/products/:slug/change-withdrawal': CLERKS,
  'POST /desk/:coop/products/:slug/season': CLERKS,
  'POST /desk/:coop/products/:slug/appeal': DIRECTOR,
  'POST /desk/:coop/products/:slug/variants': CLERKS,
  'POST /desk/:coop/products/:slug/variants/:id': CLERKS,
  'POST /desk/:coop/products/:slug/photos': CLERKS,
  'POST /desk/:coop/products/:slug/photos/:id': CLERKS,
  'POST /desk/:coop/products/:slug/photos/:id/removal': CLERKS,
  'GET /desk/:coop/complaints': DESK,
  'GET /desk/:coop/complaints/:id': DESK,
  'POST /desk/:coop/complaints/:id/steps': DESK,
  'GET /desk/:coop/complaint-photos/:photo': DESK,
  'GET /desk/:coop/reviews': DESK,
  'POST /desk/:coop/reviews/:id/reply': CLERKS,
  'GET /desk/:coop/batches': DESK,
  'GET /desk/:coop/batches/new': CLERKS,
  'POST /desk/:coop/batches': CLERKS,
  'GET /desk/:coop/batches/:id': DESK,
  'POST /desk/:coop/batches/:id/tasks': DESK,
  'POST /desk/:coop/batches/:id/recall': DIRECTOR,
  'GET /desk/:coop/recalls': DESK,
  'GET /desk/:coop/recalls/:id': DESK,
  'GET /desk/:coop/recalls/:id/notice': DESK,
  'POST /desk/:coop/recalls/:id/confirmation': DIRECTOR,
  'POST /desk/:coop/recalls/:id/withdrawal': DIRECTOR,
  'POST /desk/:coop/recalls/:id/answers': DIRECTOR,
  'POST /desk/:coop/recalls/:id/closure': DIRECTOR,
  'GET /department/recalls': DEPARTMENT,
  'GET /department/recalls/new': DEPARTMENT,
  'POST /department/recalls': DEPARTMENT,
  'GET /department/recalls/:id': DEPARTMENT,
  'GET /department/recalls/:id/notice': DEPARTMENT,
  'POST /department/recalls/:id/confirmation': DEPARTMENT,
  'POST /department/recalls/:id/withdrawal': DEPARTMENT,
  'POST /department/recalls/:id/answers': DEPARTMENT,
  'POST /department/recalls/:id/closure': DEPARTMENT,
  'GET /desk/:coop/flags': DESK,
  'POST /desk/:coop/flags/:id/explanation': CLERKS,
  'GET /desk/:coop/batches/:id/correction': CLERKS,
  'POST /desk/:coop/batches/:id/correction': CLERKS,
  'GET /desk/:coop/batches/:id/hand-over': CLERKS,
  'POST /desk/:coop/batches/:id/hand-over': CLERKS,
  'POST /desk/:coop/batches/:id/hand-over/return': CLERKS,
  'GET /desk/:coop/batches/:id/deliveries': CLERKS,
  'POST /desk/:coop/batches/:id/deliveries': CLERKS,
  'POST /desk/:coop/batches/:id/deliveries/withdrawal': CLERKS,
  'GET /desk/:coop/units': DESK,
  'POST /desk/:coop/units': CLERKS,
  'GET /desk/:coop/words': DIRECTOR,
  'POST /desk/:coop/words': DIRECTOR,
  // The code is what lets in; without a seat there is nothing to confirm.
  'GET /hand-over/:code': SIGNED_IN,
  'POST /hand-over/:code': SIGNED_IN,
  'GET /department/batches/:id': DEPARTMENT,
  'GET /desk/:coop/sites': DESK,
  'GET /desk/:coop/sites/:id/claims': DESK,
  'POST /desk/:coop/sites/:id/claims': CLERKS,
  'POST /desk/:coop/site-claims/:id/withdrawal': CLERKS,
  'GET /desk/:coop/sites/new': DESK,
  'POST /desk/:coop/sites': DESK,
  'GET /desk/:coop/stock': DESK,
  'POST /desk/:coop/stock/:id/count': CLERKS,
  'GET /desk/:coop/labels': DESK,
  'POST /desk/:coop/labels': DESK,
  'GET /desk/:coop/labels/:id': DESK,
  'POST /desk/:coop/labels/:id': DESK,
  'POST /desk/:coop/labels/:id/strips': DESK,
  'POST /desk/:coop/labels/:id/waste': DESK,
  'POST /desk/:coop/labels/:id/counts': DESK,
  'POST /desk/:coop/labels/:id/activation': DESK,
  'GET /desk/:coop/labels/:id/sheet.pdf': DESK,
  'GET /desk/:coop/labels/:id/prints': DESK,
  'POST /desk/:coop/labels/:id/prints': DESK,
  'GET /desk/:coop/prints/:id': DESK,
  'GET /desk/:coop/prints/:id/progress': DESK,
  'GET /desk/:coop/prints/:id/file.:kind': DESK,
  'POST /desk/:coop/prints/:id/cancellation': DESK,
  'GET /desk/:coop/orders': DESK,
  'GET /desk/:coop/orders/new': CLERKS,
  'POST /desk/:coop/orders/new': CLERKS,
  'GET /desk/:coop/orders/today': DESK,
  'GET /desk/:coop/orders/today.pdf': DESK,
  'GET /desk/:coop/orders/:number/slip.pdf': DESK,
  'GET /desk/:coop/parcels/:number/label.pdf': DESK,
  'GET /desk/:coop/orders/:number': DESK,
  'POST /desk/:coop/orders/:number/packing': DESK,
  'POST /desk/:coop/orders/:number/labels': DESK,
  'POST /desk/:coop/orders/:number/labels/removal': DESK,
  'POST /desk/:coop/orders/:number/shipment': DESK,
  'POST /desk/:coop/orders/:number/shipment/steps': DESK,
  'POST /desk/:coop/orders/:number/delivery': DESK,
  'POST /desk/:coop/orders/:number/edits': CLERKS,
  'POST /desk/:coop/orders/:number/hand-out': DESK,
  'POST /desk/:coop/orders/:number/cancellation': CLERKS,

  'GET /desk/:coop/alerts': DESK,
  'GET /desk/:coop/alerts/:id': DESK,
  'POST /desk/:coop/alerts/:id/decision': DIRECTOR,
  'GET /desk/:coop/recorder': DESK,
  'GET /desk/:coop/recorder/devices': DESK,
  'POST /desk/:coop/recorder/devices/:id/name': DESK,
  'POST /desk/:coop/recorder/devices/:id/revocation': DIRECTOR,
  'GET /department/devices': DEPARTMENT,
  'POST /department/devices/:id/revocation': DEPARTMENT,
  'GET /field-photos/:id': EVERYBODY,
  'POST /desk/:coop/enclosures/:hash/publication': CLERKS,
  'POST /department/field-photos/:id/takedown': DEPARTMENT,
  'GET /department/inspections': DEPARTMENT,
  'POST /department/inspections': DEPARTMENT,
  'GET /department/inspections/app': DEPARTMENT,
  'GET /department/inspections/app.webmanifest': EVERYBODY,
  'GET /inspector-worker.js': EVERYBODY,
  'GET /desk/:coop/inspections': DESK,
  'GET /api/v1/inspections/book': DEPARTMENT,
  'GET /api/v1/inspections/:id/labels': DEPARTMENT,
  'POST /api/v1/inspections/devices': DEPARTMENT,
  'POST /api/v1/inspections/items': DEPARTMENT,
  'POST /api/v1/inspections/enclosures': DEPARTMENT,
  'GET /desk/:coop/enclosures/:hash': DESK,
  'GET /department/cooperatives/:coop/enclosures/:hash': DEPARTMENT,
  // A browser asks for it without cookies; it says the name of the app.
  'GET /desk/:coop/recorder/app.webmanifest': EVERYBODY,
  'GET /recorder-worker.js': EVERYBODY,
  'GET /scanner-worker.js': EVERYBODY,
  'GET /scanner': EVERYBODY,
  'GET /api/v1/recorder/:coop/book': DESK,
  'POST /api/v1/recorder/:coop/devices': DESK,
  'POST /api/v1/recorder/:coop/items': DESK,
  'POST /api/v1/recorder/:coop/enclosures': DESK,

  'GET /desk/:coop/links': DESK,
  'POST /desk/:coop/links': CLERKS,
  'POST /desk/:coop/links/:id/removal': CLERKS,

  'GET /desk/:coop/keys': DIRECTOR,
  'POST /desk/:coop/keys': DIRECTOR,
  'POST /desk/:coop/keys/:id/revocation': DIRECTOR,
  'GET /department/keys': DEPARTMENT,
  'POST /department/keys': DEPARTMENT,
  'POST /department/keys/:id/revocation': DEPARTMENT,
  'GET /operator/keys': OPERATOR,
  'POST /operator/keys': OPERATOR,
  'POST /operator/keys/:id/revocation': OPERATOR,
  'GET /desk/:coop/keys/subscriptions': DIRECTOR,
  'POST /desk/:coop/keys/subscriptions/:id/resumption': DIRECTOR,
  'POST /desk/:coop/keys/subscriptions/:id/removal': DIRECTOR,
  'GET /department/keys/subscriptions': DEPARTMENT,
  'POST /department/keys/subscriptions/:id/resumption': DEPARTMENT,
  'POST /department/keys/subscriptions/:id/removal': DEPARTMENT,
  'GET /operator/keys/subscriptions': OPERATOR,
  'POST /operator/keys/subscriptions/:id/resumption': OPERATOR,
  'POST /operator/keys/subscriptions/:id/removal': OPERATOR,

  'GET /desk/:coop/members': DIRECTOR,
  'POST /desk/:coop/members': DIRECTOR,
  'POST /desk/:coop/members/:person/removal': DIRECTOR,

  'GET /department': DEPARTMENT,
  'GET /department/export.xlsx': DEPARTMENT,
  'GET /department/export.csv': DEPARTMENT,
  'GET /department/plan': DEPARTMENT,
  'GET /department/cooperatives': DEPARTMENT,
  'GET /department/cooperatives/:slug': DEPARTMENT,
  'POST /department/cooperatives/:slug/verification': DEPARTMENT,
  'POST /department/cooperatives/:slug/refusal': DEPARTMENT,
  'POST /department/cooperatives/:slug/suspension': DEPARTMENT,
  'POST /department/cooperatives/:slug/resumption': DEPARTMENT,
  'GET /department/products': DEPARTMENT,
  'GET /department/products/:slug': DEPARTMENT,
  'POST /department/products/:slug/approval': DEPARTMENT,
  'POST /department/products/:slug/refusal': DEPARTMENT,
  'POST /department/products/:slug/takedown': DEPARTMENT,
  'POST /department/products/:slug/appeal': DEPARTMENT,
  'POST /department/products/:slug/change-approval': DEPARTMENT,
  'POST /department/products/:slug/change-refusal': DEPARTMENT,
  'POST /department/products/:slug/certificates': DEPARTMENT,
  'POST /department/certificates/:id/revocation': DEPARTMENT,
  'GET /department/complaints': DEPARTMENT,
  'GET /department/complaints/:id': DEPARTMENT,
  'POST /department/complaints/:id/steps': DEPARTMENT,
  'GET /department/complaint-photos/:photo': DEPARTMENT,
  'GET /department/reviews': DEPARTMENT,
  'POST /department/reviews/:id/removal': DEPARTMENT,
  'POST /department/reviews/:id/dismissal': DEPARTMENT,
  'GET /department/passports': DEPARTMENT,
  'GET /department/labels': DEPARTMENT,
  'POST /department/labels': DEPARTMENT,
  'GET /department/alerts': DEPARTMENT,
  'GET /department/alerts/:id': DEPARTMENT,
  'POST /department/alerts/:id/decision': DEPARTMENT,
  'GET /department/payments': DEPARTMENT,
  'POST /department/payments/credits': DEPARTMENT,
  'POST /department/payments/returns': DEPARTMENT,
  'POST /department/payments/statements': DEPARTMENT,
  'GET /department/cod': DEPARTMENT,
  'POST /department/cod': DEPARTMENT,
  'GET /department/cod/:id': DEPARTMENT,
  'GET /department/balance': DEPARTMENT,
  'GET /department/balance/claims': DEPARTMENT,
  'GET /department/balance/claims/:id': DEPARTMENT,
  'POST /department/balance/claims/:id/countersignature': DEPARTMENT,
  'POST /department/balance/claims/:id/refusal': DEPARTMENT,
  'GET /department/balance/bounds': DEPARTMENT,
  'POST /department/balance/bounds': DEPARTMENT,
  'GET /department/balance/flags/:id': DEPARTMENT,
  'POST /department/balance/flags/:id/countersignature': DEPARTMENT,
  'POST /department/balance/flags/:id/rejection': DEPARTMENT,

  // Keys open these (epcis.spec.ts); of people, only officers may look. What each can do is no secret.
  ...Object.fromEntries(EPCIS_LOOKS.map(path => [`GET /epcis${path}`, DEPARTMENT])),
  ...Object.fromEntries(Object.keys(RESOURCES).map(path => [`OPTIONS /epcis${path && `/${path}`}`, EVERYBODY])),
  'POST /epcis/capture': NOBODY,
  'POST /epcis/events': NOBODY,
  'POST /epcis/queries': NOBODY,
  'DELETE /epcis/queries/:name': NOBODY,
  'POST /epcis/queries/:name/subscriptions': NOBODY,
  'DELETE /epcis/queries/:name/subscriptions/:id': NOBODY,
  'POST /epcis/queries/:name/subscriptions/:id/resumption': NOBODY,
  'DELETE /epcis/nextPageToken/:token': NOBODY,

  'GET /operator': OPERATOR,
  'GET /operator/tariffs': OPERATOR,
  'POST /operator/tariffs': OPERATOR,
  'GET /operator/letters/:id': OPERATOR,
  'POST /operator/letters/:id/sending': OPERATOR,
  // Open in the local app alone.
  'GET /demo/mailbox': NOBODY,
  'GET /demo/mailbox/:id': NOBODY,
};

const isTwin = ({ method }: Route): boolean => method === 'HEAD';
const lineOf = ({ method, path }: Route): string => `${method} ${path}`;
const routeOf = (line: string): Route => {
  const [method = '', path = ''] = line.split(' ');
  return { method, path };
};

type Outcome = 'gets in' | 'is asked to sign in' | 'finds nothing' | 'has another role' | `breaks it: ${number}`;

describe('who gets in where', () => {
  let market: TestMarket;
  let own: Rows;
  let foreign: Rows;

  beforeAll(async () => {
    market = await openMarket('market');
    await market.app.get(Sequencer).takeUp();
    own = await rowsOf(market, OWN_COOPERATIVE.slug);
    foreign = await rowsOf(market, OTHER_COOPERATIVE.slug);
  }, 120_000);
  afterAll(() => market.close());

  async function knock({ method, path }: Route, role: Role, rows: Rows): Promise<Outcome> {
    const answer = await market.app.inject({
      method: method as 'GET' | 'POST' | 'OPTIONS',
      url: addressOf(path, rows),
      headers: {
        cookie: await cookieOf(market, role),
        ...(method === 'DELETE' && { 'sec-fetch-site': 'same-origin' }),
        ...(method === 'POST' && {
          'sec-fetch-site': 'same-origin',
          'content-type': 'application/x-www-form-urlencoded',
        }),
      },
      ...(method === 'POST' && { payload: '' }),
    });
    return outcomeOf(answer.statusCode, String(answer.headers.location ?? ''));
  }

  it('has every route in the table, and no line without a route', () => {
    const routes = market.routes.filter(route => !isTwin(route)).map(lineOf);
    expect(routes.filter(route => !(route in TABLE))).toEqual([]);
    expect(Object.keys(TABLE).filter(line => !routes.includes(line))).toEqual([]);
  });

  it.each(Object.entries(TABLE).map(([line, allowed]) => [line, namesOf(allowed), allowed] as const))(
    '%s: %s',
    async (line, _names, allowed) => {
      const route = routeOf(line);
      const outcomes: Partial<Record<Role, Outcome>> = {};
      for (const role of ROLES) outcomes[role] = await knock(route, role, own);
      expect(outcomes).toEqual(Object.fromEntries(ROLES.map(role => [role, expected(route, role, allowed)])));
    },
  );

  /** Lines whose address names a row of the desk. */
  const rowLines = Object.keys(TABLE).filter(line => /\/desk\/:coop\/.*:(?!file$)/.test(line));
  /** Taking away what is not there changes nothing, and says so as if it had been: a double click is no mistake. */
  const isRemoval = (line: string): boolean => line.endsWith('/removal');

  it.each(rowLines.filter(line => !isRemoval(line)))(
    '%s: what is another co-op’s is not there, even for the director',
    async line => {
      const route = routeOf(line);
      expect(await knock(route, 'director', { ...foreign, desk: OWN_COOPERATIVE.slug })).toBe('finds nothing');
      for (const made of [newId(), 'khong-co', '%27%20OR%201%3D1--'])
        expect(await knock(route, 'director', { ...allRows(made), desk: OWN_COOPERATIVE.slug })).toBe('finds nothing');
    },
  );

  it('a pack of another co-op is not there below a product of one’s own', async () => {
    const route = routeOf('POST /desk/:coop/products/:slug/variants/:id');
    expect(await knock(route, 'director', { ...own, variants: foreign['variants'] ?? '' })).toBe('finds nothing');
  });

  it('a photo, a link and a member of another co-op stay where they belong', async () => {
    const { photos = '', members = '', links = '' } = foreign;
    await knock(routeOf('POST /desk/:coop/products/:slug/photos/:id/removal'), 'director', { ...own, photos });
    await knock(routeOf('POST /desk/:coop/members/:person/removal'), 'director', { ...own, members });
    await knock(routeOf('POST /desk/:coop/links/:id/removal'), 'director', { ...own, links });
    expect(await market.ask('SELECT id FROM resolver_link WHERE id = $1', [links])).toHaveLength(1);
    expect(await market.ask('SELECT id FROM catalog_photo WHERE id = $1', [photos])).toHaveLength(1);
    expect(await market.ask('SELECT role FROM cooperatives_membership WHERE person_id = $1', [members])).toHaveLength(
      1,
    );
  });

  describe('forms that name what belongs to another co-op', () => {
    async function sends(role: Role, line: string, form: Record<string, string>): Promise<number> {
      const { path } = routeOf(line);
      const headers = { cookie: await cookieOf(market, role) };
      return (await market.visitor().post(addressOf(path, own), form, headers)).status;
    }

    /** One row of a co-op, chosen by SQL over its rows `x`. */
    const oneOf = async (cooperative: string, sql: string): Promise<string> =>
      (
        await market.ask<{ id: string }>(
          `${sql} JOIN cooperatives_cooperative c ON c.id = x.cooperative_id WHERE c.slug = $1 ORDER BY 1`,
          [cooperative],
        )
      )[0]?.id ?? '';

    it('order no labels for its packs', async () => {
      const { batches: batchId = '', variants: variantId = '' } = foreign;
      const form = { rollId: newId(), batchId, variantId, quantity: '1' };
      expect(await sends('director', 'POST /desk/:coop/labels', form)).toBe(404);
      expect(await market.ask('SELECT id FROM labels_roll WHERE id = $1', [form.rollId])).toEqual([]);
    });

    it('start no batch of its product', async () => {
      const form = {
        id: newId(),
        productId: await oneOf(OTHER_COOPERATIVE.slug, 'SELECT x.id FROM catalog_product x'),
      };
      expect(await sends('director', 'POST /desk/:coop/batches', form)).toBe(422);
      expect(await market.ask('SELECT id FROM traceability_batch WHERE id = $1', [form.id])).toEqual([]);
    });

    it('record no work at its site', async () => {
      const productId = await oneOf(
        OWN_COOPERATIVE.slug,
        `SELECT x.id FROM (SELECT * FROM catalog_product WHERE line = 'tea') x`,
      );
      const [batch, task] = [newId(), newId()];
      expect(await sends('clerk', 'POST /desk/:coop/batches', { id: batch, productId })).toBe(303);
      own['batches'] = batch;
      const siteId = await oneOf(OTHER_COOPERATIVE.slug, 'SELECT x.id FROM traceability_site x');
      const form = { id: task, kind: 'pluck', happenedAt: '2026-11-24T08:00', siteId, output: '10' };
      expect(await sends('clerk', 'POST /desk/:coop/batches/:id/tasks', form)).toBe(422);
      const here = await oneOf(
        OWN_COOPERATIVE.slug,
        `SELECT x.id FROM (SELECT * FROM traceability_site WHERE kind = 'plot') x`,
      );
      expect(await sends('packer', 'POST /desk/:coop/batches/:id/tasks', { ...form, siteId: here })).toBe(403);
      expect(await sends('clerk', 'POST /desk/:coop/batches/:id/tasks', { ...form, siteId: here })).toBe(303);
    });

    it('pack no order from its shelves', async () => {
      const [line] = await market.ask<{ id: string; number: string }>(
        `SELECT l.id, x.number FROM ordering_line l JOIN ordering_order x ON x.id = l.order_id JOIN cooperatives_cooperative c ON c.id = x.cooperative_id
         WHERE c.slug = $1 AND x.state = 'confirmed' ORDER BY x.placed_at LIMIT 1`,
        [OWN_COOPERATIVE.slug],
      );
      own['orders'] = line?.number ?? '';
      const picks = { [`pick.${line?.id}.${foreign['batches']}`]: '1' };
      expect(await sends('packer', 'POST /desk/:coop/orders/:number/packing', picks)).toBe(422);
      expect(await market.ask('SELECT state FROM ordering_order WHERE number = $1', [line?.number])).toEqual([
        { state: 'confirmed' },
      ]);
    });
  });

  const allRows = (value: string): Rows => Object.fromEntries(Object.keys(own).map(kind => [kind, value]));
});

function namesOf(roles: readonly Role[]): string {
  if (roles === EVERYBODY) return 'everybody';
  return roles === SIGNED_IN ? 'all but guests' : roles.join(', ') || 'nobody';
}

function outcomeOf(status: number, location: string): Outcome {
  if (status >= 500) return `breaks it: ${status}`;
  if (status === 401 || (status === 303 && location.startsWith('/sign-in'))) return 'is asked to sign in';
  if (status === 403) return 'has another role';
  return status === 404 ? 'finds nothing' : 'gets in';
}

/** A stranger learns nothing of what is hidden; whoever has a seat may know that the work is another's. */
function expected({ path }: Route, role: Role, allowed: readonly Role[]): Outcome {
  if (allowed.includes(role)) return 'gets in';
  // Asked for by programs, which cannot sign in; and what is not there at all.
  if (path === '/metrics' || /^\/(demo|log)\//.test(path)) return 'finds nothing';
  if (role === 'guest') return 'is asked to sign in';
  if (path.startsWith('/epcis')) return 'has another role';
  return path.startsWith('/desk/') && DESK.some(one => one === role) ? 'has another role' : 'finds nothing';
}
