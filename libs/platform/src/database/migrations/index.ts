import { Listed1797430000000 } from './1797430000000-listed.js';
import { Platform1764000001000 } from './1764000001000-platform.js';
import { Places1764000002000 } from './1764000002000-places.js';
import { Identity1764000003000 } from './1764000003000-identity.js';
import { Cooperatives1764000004000 } from './1764000004000-cooperatives.js';
import { Catalog1764000005000 } from './1764000005000-catalog.js';
import { Ocop1764000006000 } from './1764000006000-ocop.js';
import { Traceability1764000007000 } from './1764000007000-traceability.js';
import { Inventory1764000008000 } from './1764000008000-inventory.js';
import { Labels1764000009000 } from './1764000009000-labels.js';
import { Payments1764000010000 } from './1764000010000-payments.js';
import { Delivery1764000011000 } from './1764000011000-delivery.js';
import { Ordering1764000012000 } from './1764000012000-ordering.js';
import { Notifications1764000013000 } from './1764000013000-notifications.js';
import { Reporting1764000014000 } from './1764000014000-reporting.js';
import { Transparency1764000020000 } from './1764000020000-transparency.js';
import { ScansByStars1764000015000 } from './1764000015000-scans-by-stars.js';
import { Prints1764000024100 } from './1764000024100-prints.js';
import { PrintOutputs1764000041000 } from './1764000041000-print-outputs.js';
import { Rolls1764000024000 } from './1764000024000-rolls.js';
import { Balance1764000022000 } from './1764000022000-balance.js';
import { Scans1764000025000 } from './1764000025000-scans.js';
import { ScansLookers1764000025100 } from './1764000025100-scans-lookers.js';
import { Passport1764000028000 } from './1764000028000-passport.js';
import { Resolver1764000026000 } from './1764000026000-resolver.js';
import { Recorder1764000029000 } from './1764000029000-recorder.js';
import { TasksAndRecipes1764000023000 } from './1764000023000-tasks-and-recipes.js';
import { Epcis1764000021000 } from './1764000021000-epcis.js';
import { HandOverCode1764000023001 } from './1764000023001-hand-over-code.js';
import { EpcisDoors1764000021100 } from './1764000021100-epcis-doors.js';
import { StandingTasks1764000023002 } from './1764000023002-standing-tasks.js';
import { PendingSubject1764000020100 } from './1764000020100-pending-subject.js';
import { Recalls1764000027000 } from './1764000027000-recalls.js';
import { MasterAttributes1764000031100 } from './1764000031100-master-attributes.js';
import { KeysOutside1764000031000 } from './1764000031000-keys-outside.js';
import { SoldInTheBooks1764000031000 } from './1764000031000-sold-in-the-books.js';
import { RecorderHandOvers1764000029100 } from './1764000029100-recorder-hand-overs.js';
import { Subscriptions1764000033000 } from './1764000033000-subscriptions.js';
import { Inspections1764000029200 } from './1764000029200-inspections.js';
import { NightsAreNotSent1764000030000 } from './1764000030000-nights-are-not-sent.js';
import { RecallOrigins1764000033000 } from './1764000033000-recall-origins.js';
import { RecallRefunds1764000032000 } from './1764000032000-recall-refunds.js';
import { LabelsInParcels1764000040000 } from './1764000040000-labels-in-parcels.js';
import { PublicPhotos1764000051000 } from './1764000051000-public-photos.js';
import { RecorderCodes1764000050000 } from './1764000050000-recorder-codes.js';
import { Markets1795798800000 } from './1795798800000-markets.js';
import { LetterRoutes1795796400000 } from './1795796400000-letter-routes.js';
import { InsideCodes1764000043000 } from './1764000043000-inside-codes.js';
import { DeliveryLists1795796400000 } from './1795796400000-delivery-lists.js';
import { BasketsOfPeople1764000050000 } from './1764000050000-baskets-of-people.js';
import { MasterAttributeRows1764000045500 } from './1764000045500-master-attribute-rows.js';
import { Allowances1795798800000 } from './1795798800000-allowances.js';
import { OldRolls1795798860000 } from './1795798860000-old-rolls.js';
import { SiteClaims1764000051000 } from './1764000051000-site-claims.js';
import { Ledger1764260300000 } from './1764260300000-ledger.js';
import { Settlement1764260400000 } from './1764260400000-settlement.js';
import { Shipments1795797600000 } from './1795797600000-shipments.js';
import { CodStatements1795798800000 } from './1795798800000-cod-statements.js';
import { OrderRefunds1795799000000 } from './1795799000000-order-refunds.js';
import { Moderation1795801800000 } from './1795801800000-moderation.js';
import { CatchWeight1795801860000 } from './1795801860000-catch-weight.js';
import { PhotoOrder1795801920000 } from './1795801920000-photo-order.js';
import { Slots1795801980000 } from './1795801980000-slots.js';
import { StockInPlace1795805400000 } from './1795805400000-stock-in-place.js';
import { WholeTariff1795811000000 } from './1795811000000-whole-tariff.js';
import { Reviews1795814000000 } from './1795814000000-reviews.js';
import { Promotions1795813000000 } from './1795813000000-promotions.js';
import { OrderEdits1795812000000 } from './1795812000000-order-edits.js';
import { PhoneOrders1795812060000 } from './1795812060000-phone-orders.js';
import { ProductImports1795814060000 } from './1795814060000-product-imports.js';
import { Pickups1796100000000 } from './1796100000000-pickups.js';
import { BankLines1796300000000 } from './1796300000000-bank-lines.js';
import { WeighedLines1796200000000 } from './1796200000000-weighed-lines.js';
import { PaymentIdsOnceKnown1796400000000 } from './1796400000000-payment-ids-once-known.js';
import { Disputes1796300100000 } from './1796300100000-disputes.js';
import { PromisedDays1796100060000 } from './1796100060000-promised-days.js';
import { OpenShipments1796100120000 } from './1796100120000-open-shipments.js';
import { GroupBuys1796600000000 } from './1796600000000-groupbuys.js';
import { Complaints1796200060000 } from './1796200060000-complaints.js';
import { ComplaintOffers1796700000000 } from './1796700000000-complaint-offers.js';
import { PlacesEdition1797200000000 } from './1797200000000-places-edition.js';
import { Additions1796800060000 } from './1796800060000-additions.js';
import { ProductSeasons1797200100000 } from './1797200100000-product-seasons.js';
import { SealedAccountNumbers1797300000000 } from './1797300000000-sealed-account-numbers.js';
import { SaltOfTeller1797410000000 } from './1797410000000-salt-of-teller.js';
import { BusRoutes1797400060000 } from './1797400060000-bus-routes.js';
import { Invoices1797400000000 } from './1797400000000-invoices.js';
import { PlantingAge1797410100000 } from './1797410100000-planting-age.js';
import { Consignments1796800000000 } from './1796800000000-consignments.js';
import { StripeListed1796900060000 } from './1796900060000-stripe-listed.js';
import { SumsOfWhatWasPaid1796900120000 } from './1796900120000-sums-of-what-was-paid.js';
import { Wallets1796900000000 } from './1796900000000-wallets.js';
import { SignalsApart1797100000000 } from './1797100000000-signals-apart.js';
import { VoidAfterSale1797100100000 } from './1797100100000-void-after-sale.js';
import { Pools1797000060000 } from './1797000060000-pools.js';
import { CalledOffGroupBuys1797000000000 } from './1797000000000-called-off-group-buys.js';
import { Harvests1797420000000 } from './1797420000000-harvests.js';
import { CalledOffSlots1797420060000 } from './1797420060000-called-off-slots.js';

/** In time order, for the whole house. */
export const migrations = [
  Platform1764000001000,
  Places1764000002000,
  Identity1764000003000,
  Cooperatives1764000004000,
  Catalog1764000005000,
  Ocop1764000006000,
  Traceability1764000007000,
  Inventory1764000008000,
  Labels1764000009000,
  Payments1764000010000,
  Delivery1764000011000,
  Ordering1764000012000,
  Notifications1764000013000,
  Reporting1764000014000,
  Transparency1764000020000,
  ScansByStars1764000015000,
  Rolls1764000024000,
  Balance1764000022000,
  Scans1764000025000,
  ScansLookers1764000025100,
  Passport1764000028000,
  Resolver1764000026000,
  Recorder1764000029000,
  TasksAndRecipes1764000023000,
  Epcis1764000021000,
  HandOverCode1764000023001,
  EpcisDoors1764000021100,
  StandingTasks1764000023002,
  Recalls1764000027000,
  Prints1764000024100,
  RecorderHandOvers1764000029100,
  Inspections1764000029200,
  NightsAreNotSent1764000030000,
  RecallRefunds1764000032000,
  KeysOutside1764000031000,
  SoldInTheBooks1764000031000,
  LabelsInParcels1764000040000,
  Subscriptions1764000033000,
  RecallOrigins1764000033000,
  PendingSubject1764000020100,
  PrintOutputs1764000041000,
  MasterAttributes1764000031100,
  InsideCodes1764000043000,
  DeliveryLists1795796400000,
  BasketsOfPeople1764000050000,
  MasterAttributeRows1764000045500,
  RecorderCodes1764000050000,
  PublicPhotos1764000051000,
  Allowances1795798800000,
  OldRolls1795798860000,
  LetterRoutes1795796400000,
  SiteClaims1764000051000,
  Ledger1764260300000,
  Settlement1764260400000,
  Shipments1795797600000,
  CodStatements1795798800000,
  Markets1795798800000,
  OrderRefunds1795799000000,
  Moderation1795801800000,
  CatchWeight1795801860000,
  PhotoOrder1795801920000,
  Slots1795801980000,
  StockInPlace1795805400000,
  WholeTariff1795811000000,
  Reviews1795814000000,
  Promotions1795813000000,
  OrderEdits1795812000000,
  PhoneOrders1795812060000,
  ProductImports1795814060000,
  Pickups1796100000000,
  BankLines1796300000000,
  WeighedLines1796200000000,
  PaymentIdsOnceKnown1796400000000,
  Disputes1796300100000,
  PromisedDays1796100060000,
  OpenShipments1796100120000,
  GroupBuys1796600000000,
  Complaints1796200060000,
  ComplaintOffers1796700000000,
  PlacesEdition1797200000000,
  ProductSeasons1797200100000,
  Consignments1796800000000,
  Wallets1796900000000,
  StripeListed1796900060000,
  SumsOfWhatWasPaid1796900120000,
  SignalsApart1797100000000,
  VoidAfterSale1797100100000,
  CalledOffGroupBuys1797000000000,
  Additions1796800060000,
  Pools1797000060000,
  SealedAccountNumbers1797300000000,
  Harvests1797420000000,
  CalledOffSlots1797420060000,
  SaltOfTeller1797410000000,
  Invoices1797400000000,
  PlantingAge1797410100000,
  Listed1797430000000,
  BusRoutes1797400060000,
];
