import type { Locale } from '#platform/language';
import { shell } from './shell.js';
import { forms } from './forms.js';
import { disputes } from './disputes.js';
import { errors } from './errors.js';
import { exceptions } from './exceptions.js';
import { identity } from './identity.js';
import { cooperatives } from './cooperatives.js';
import { additions } from './additions.js';
import { busRoutes } from './bus-routes.js';
import { carriers } from './carriers.js';
import { catalog } from './catalog.js';
import { complaints } from './complaints.js';
import { desk } from './desk.js';
import { ocop } from './ocop.js';
import { traceability } from './traceability.js';
import { epcis } from './epcis.js';
import { recalls } from './recalls.js';
import { recallNotice } from './recall-notice.js';
import { balance } from './balance.js';
import { siteClaims } from './site-claims.js';
import { chain } from './chain.js';
import { inventory } from './inventory.js';
import { invoices } from './invoices.js';
import { allowances } from './allowances.js';
import { labelDesk } from './label-desk.js';
import { labels } from './labels.js';
import { opening } from './opening.js';
import { productImports } from './product-imports.js';
import { prints } from './prints.js';
import { delivery } from './delivery.js';
import { payments } from './payments.js';
import { ordering } from './ordering.js';
import { shipments } from './shipments.js';
import { promisedDays } from './promised-days.js';
import { orderEdits } from './order-edits.js';
import { phoneOrders } from './phone-orders.js';
import { letters } from './letters.js';
import { markets } from './markets.js';
import { groupbuys } from './groupbuys.js';
import { bookings } from './bookings.js';
import { harvests } from './harvests.js';
import { pools } from './pools.js';
import { promotions } from './promotions.js';
import { notifications } from './notifications.js';
import { operator } from './operator.js';
import { reporting } from './reporting.js';
import { demo } from './demo.js';
import { about } from './about.js';
import { recorder } from './recorder.js';
import { passport } from './passport.js';
import { resolver } from './resolver.js';
import { reviews } from './reviews.js';
import { programs } from './programs.js';
import { keys } from './keys.js';
import { scans } from './scans.js';
import { seasons } from './seasons.js';
import { settlement } from './settlement.js';
import { suppliers } from './suppliers.js';
import { storefront } from './storefront.js';
import { transparency } from './transparency.js';
import { wallet } from './wallet.js';
import { withholding } from './withholding.js';
import { weighing } from './weighing.js';

/** The catalogue of words: one file per part of the house. A key missing in one language does not compile. */
const vi = {
  shell: shell.vi,
  forms: forms.vi,
  disputes: disputes.vi,
  wallet: wallet.vi,
  errors: errors.vi,
  exceptions: exceptions.vi,
  identity: identity.vi,
  cooperatives: cooperatives.vi,
  desk: desk.vi,
  catalog: catalog.vi,
  seasons: seasons.vi,
  ocop: ocop.vi,
  traceability: traceability.vi,
  epcis: epcis.vi,
  balance: balance.vi,
  siteClaims: siteClaims.vi,
  recalls: recalls.vi,
  recallNotice: recallNotice.vi,
  chain: chain.vi,
  inventory: inventory.vi,
  invoices: invoices.vi,
  labelDesk: labelDesk.vi,
  allowances: allowances.vi,
  labels: labels.vi,
  opening: opening.vi,
  prints: prints.vi,
  productImports: productImports.vi,
  delivery: delivery.vi,
  busRoutes: busRoutes.vi,
  carriers: carriers.vi,
  additions: additions.vi,
  payments: payments.vi,
  ordering: ordering.vi,
  orderEdits: orderEdits.vi,
  weighing: weighing.vi,
  promisedDays: promisedDays.vi,
  shipments: shipments.vi,
  complaints: complaints.vi,
  phoneOrders: phoneOrders.vi,
  letters: letters.vi,
  markets: markets.vi,
  bookings: bookings.vi,
  harvests: harvests.vi,
  pools: pools.vi,
  promotions: promotions.vi,
  groupbuys: groupbuys.vi,
  notifications: notifications.vi,
  operator: operator.vi,
  reporting: reporting.vi,
  demo: demo.vi,
  about: about.vi,
  passport: passport.vi,
  programs: programs.vi,
  keys: keys.vi,
  scans: scans.vi,
  settlement: settlement.vi,
  suppliers: suppliers.vi,
  storefront: storefront.vi,
  transparency: transparency.vi,
  withholding: withholding.vi,
  recorder: recorder.vi,
  resolver: resolver.vi,
  reviews: reviews.vi,
};

export type Words = typeof vi;

const en: Words = {
  shell: shell.en,
  forms: forms.en,
  disputes: disputes.en,
  wallet: wallet.en,
  errors: errors.en,
  exceptions: exceptions.en,
  identity: identity.en,
  cooperatives: cooperatives.en,
  desk: desk.en,
  catalog: catalog.en,
  seasons: seasons.en,
  ocop: ocop.en,
  traceability: traceability.en,
  epcis: epcis.en,
  balance: balance.en,
  siteClaims: siteClaims.en,
  recalls: recalls.en,
  recallNotice: recallNotice.en,
  chain: chain.en,
  inventory: inventory.en,
  invoices: invoices.en,
  labelDesk: labelDesk.en,
  allowances: allowances.en,
  labels: labels.en,
  opening: opening.en,
  prints: prints.en,
  productImports: productImports.en,
  delivery: delivery.en,
  busRoutes: busRoutes.en,
  carriers: carriers.en,
  additions: additions.en,
  payments: payments.en,
  ordering: ordering.en,
  orderEdits: orderEdits.en,
  weighing: weighing.en,
  promisedDays: promisedDays.en,
  shipments: shipments.en,
  complaints: complaints.en,
  phoneOrders: phoneOrders.en,
  letters: letters.en,
  markets: markets.en,
  bookings: bookings.en,
  harvests: harvests.en,
  pools: pools.en,
  promotions: promotions.en,
  groupbuys: groupbuys.en,
  notifications: notifications.en,
  operator: operator.en,
  reporting: reporting.en,
  demo: demo.en,
  about: about.en,
  passport: passport.en,
  programs: programs.en,
  keys: keys.en,
  scans: scans.en,
  settlement: settlement.en,
  suppliers: suppliers.en,
  storefront: storefront.en,
  transparency: transparency.en,
  withholding: withholding.en,
  recorder: recorder.en,
  resolver: resolver.en,
  reviews: reviews.en,
};

const catalogue: Record<Locale, Words> = { vi, en };

export const wordsIn = (locale: Locale): Words => catalogue[locale];

type Facts = Readonly<Record<string, string | number>>;
type RefusalText = string | ((facts: Facts) => string);

const refusalsOf = (words: Words): Map<string, RefusalText> =>
  new Map(
    Object.values(words).flatMap(part =>
      'refusals' in part ? Object.entries(part.refusals as Record<string, RefusalText>) : [],
    ),
  );

const refusals: Record<Locale, Map<string, RefusalText>> = { vi: refusalsOf(vi), en: refusalsOf(en) };

/** What a refusal says, by its stable code: each part of the house lists its own under `refusals`. */
export function refusalText(locale: Locale, code: string, facts: Facts = {}): string | undefined {
  const text = refusals[locale].get(code);
  return typeof text === 'function' ? text(facts) : text;
}
