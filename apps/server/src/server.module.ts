import { Module, type DynamicModule } from '@nestjs/common';
import { carrierSettings, CarriersModule } from '#libs/delivery';
import { SubscriptionsModule, subscriptionSettings } from '#libs/epcis';
import { letterSettings, NotificationsModule } from '#libs/notifications';
import { PassportModule, passportSettings } from '#libs/passport';
import { paymentSettings, PaymentsModule } from '#libs/payments';
import { LogKeepingModule, logSettings } from '#libs/transparency';
import type { Clock } from '#platform/clock';
import type { Config } from '#platform/config';
import { PlatformModule } from '#platform/house';
import type { DemoCast } from './pages/demo/demo-cast.js';
import { AboutPagesModule } from './pages/about/about-pages.module.js';
import { StorefrontPagesModule } from './pages/storefront/storefront-pages.module.js';
import { ApiModule } from './api/api.module.js';
import { BalancePagesModule } from './pages/balance/balance-pages.module.js';
import { CatalogPagesModule } from './pages/catalog/catalog-pages.module.js';
import { CooperativesPagesModule } from './pages/cooperatives/cooperatives-pages.module.js';
import { DemoPagesModule } from './pages/demo/demo-pages.module.js';
import { DeliveryPagesModule } from './pages/delivery/delivery-pages.module.js';
import { DeskPagesModule } from './pages/desk/desk-pages.module.js';
import { EpcisDoorModule } from './epcis/epcis-door.module.js';
import { HealthPagesModule } from './pages/health/health-pages.module.js';
import { IdentityPagesModule } from './pages/identity/identity-pages.module.js';
import { InventoryPagesModule } from './pages/inventory/inventory-pages.module.js';
import { KeysPagesModule } from './pages/keys/keys-pages.module.js';
import { LabelPagesModule } from './pages/labels/label-pages.module.js';
import { OcopPagesModule } from './pages/ocop/ocop-pages.module.js';
import { LettersPagesModule } from './pages/letters/letters-pages.module.js';
import { LedgerPagesModule } from './pages/ledger/ledger-pages.module.js';
import { InvoicesPagesModule } from './pages/invoices/invoices-pages.module.js';
import { SettlementPagesModule } from './pages/settlement/settlement-pages.module.js';
import { MarketsPagesModule } from './pages/markets/markets-pages.module.js';
import { PoolsPagesModule } from './pages/pools/pools-pages.module.js';
import { GroupBuysPagesModule } from './pages/groupbuys/groupbuys-pages.module.js';
import { BookingsPagesModule } from './pages/bookings/bookings-pages.module.js';
import { HarvestsPagesModule } from './pages/harvests/harvests-pages.module.js';
import { PromotionsPagesModule } from './pages/promotions/promotions-pages.module.js';
import { MailboxPagesModule } from './pages/demo/mailbox-pages.module.js';
import { OperatorPagesModule } from './pages/operator/operator-pages.module.js';
import { OrderingPagesModule } from './pages/ordering/ordering-pages.module.js';
import { PaymentsPagesModule } from './pages/payments/payments-pages.module.js';
import { InspectionsApiModule } from './api/inspections/inspections-api.module.js';
import { InspectionsPagesModule } from './pages/inspections/inspections-pages.module.js';
import { RecorderApiModule } from './api/recorder/recorder-api.module.js';
import { ScannerPagesModule } from './pages/scanner/scanner-pages.module.js';
import { RecallsPagesModule } from './pages/recalls/recalls-pages.module.js';
import { RecorderPagesModule } from './pages/recorder/recorder-pages.module.js';
import { ReportingPagesModule } from './pages/reporting/reporting-pages.module.js';
import { ComplaintsPagesModule } from './pages/complaints/complaints-pages.module.js';
import { ReviewsPagesModule } from './pages/reviews/reviews-pages.module.js';
import { ResolverPagesModule } from './pages/resolver/resolver-pages.module.js';
import { ResolverDoorModule } from './resolver/resolver-door.module.js';
import { ScanPagesModule } from './pages/scan/scan-pages.module.js';
import { PassportPagesModule } from './pages/passport/passport-pages.module.js';
import { ScansPagesModule } from './pages/scans/scans-pages.module.js';
import { TraceabilityPagesModule } from './pages/traceability/traceability-pages.module.js';
import { TransparencyPagesModule } from './pages/transparency/transparency-pages.module.js';
import { WebhooksModule } from './webhooks/webhooks.module.js';
import { WebModule } from './web/web.module.js';

/** Every page and endpoint of the house, one line per part. */
const PARTS = [
  WebModule,
  HealthPagesModule,
  IdentityPagesModule,
  CooperativesPagesModule,
  StorefrontPagesModule,
  AboutPagesModule,
  ApiModule,
  DeskPagesModule,
  CatalogPagesModule,
  OcopPagesModule,
  TraceabilityPagesModule,
  BalancePagesModule,
  RecallsPagesModule,
  InventoryPagesModule,
  LabelPagesModule,
  ScanPagesModule,
  ResolverDoorModule,
  ResolverPagesModule,
  ReviewsPagesModule,
  ComplaintsPagesModule,
  EpcisDoorModule,
  KeysPagesModule,
  ScansPagesModule,
  PassportPagesModule,
  OrderingPagesModule,
  PaymentsPagesModule,
  LedgerPagesModule,
  InvoicesPagesModule,
  SettlementPagesModule,
  ReportingPagesModule,
  DeliveryPagesModule,
  LettersPagesModule,
  MarketsPagesModule,
  PromotionsPagesModule,
  GroupBuysPagesModule,
  BookingsPagesModule,
  HarvestsPagesModule,
  PoolsPagesModule,
  OperatorPagesModule,
  MailboxPagesModule,
  TransparencyPagesModule,
  WebhooksModule,
  RecorderApiModule,
  InspectionsApiModule,
  InspectionsPagesModule,
  RecorderPagesModule,
  ScannerPagesModule,
];

@Module({})
export class ServerModule {
  static with(config: Config, clock: Clock, onLost: (error: Error) => void, demo?: DemoCast): DynamicModule {
    const imports = [
      PlatformModule.with(config, clock, onLost),
      PaymentsModule.with(paymentSettings(config)),
      CarriersModule.with(carrierSettings(config)),
      NotificationsModule.with(letterSettings(config)),
      PassportModule.with(passportSettings(config)),
      LogKeepingModule.with(logSettings(config)),
      SubscriptionsModule.with(subscriptionSettings(config)),
      ...PARTS,
    ];
    return { module: ServerModule, imports: demo ? [...imports, DemoPagesModule.with(demo)] : imports };
  }
}
