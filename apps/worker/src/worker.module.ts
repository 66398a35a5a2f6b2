import { Module, type DynamicModule } from '@nestjs/common';
import { BalanceModule } from '#libs/balance';
import { CatalogModule } from '#libs/catalog';
import { ComplaintsModule } from '#libs/complaints';
import { carrierSettings, CarriersModule } from '#libs/delivery';
import { EpcisModule, SubscriptionsModule, subscriptionSettings } from '#libs/epcis';
import { GroupBuysModule } from '#libs/groupbuys';
import { IdentityModule } from '#libs/identity';
import { InventoryModule } from '#libs/inventory';
import { InvoicesModule } from '#libs/invoices';
import { LabelsModule } from '#libs/labels';
import { LedgerModule } from '#libs/ledger';
import { letterSettings, NotificationsModule } from '#libs/notifications';
import { OrderingModule } from '#libs/ordering';
import { PassportModule, passportSettings } from '#libs/passport';
import { paymentSettings, PaymentsModule } from '#libs/payments';
import { RecorderModule } from '#libs/recorder';
import { PoolsModule } from '#libs/pools';
import { ReportingModule } from '#libs/reporting';
import { ScansModule } from '#libs/scans';
import { LogKeepingModule, logSettings } from '#libs/transparency';
import type { Clock } from '#platform/clock';
import type { Config } from '#platform/config';
import { PlatformModule } from '#platform/house';

/** What the reactions and the recurring jobs need of the house. */
@Module({})
export class WorkerModule {
  static with(config: Config, clock: Clock, onLost: (error: Error) => void): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        PlatformModule.with(config, clock, onLost),
        PaymentsModule.with(paymentSettings(config)),
        CarriersModule.with(carrierSettings(config)),
        PassportModule.with(passportSettings(config)),
        NotificationsModule.with(letterSettings(config)),
        LogKeepingModule.with(logSettings(config)),
        SubscriptionsModule.with(subscriptionSettings(config)),
        BalanceModule,
        CatalogModule,
        ComplaintsModule,
        EpcisModule,
        GroupBuysModule,
        IdentityModule,
        InventoryModule,
        InvoicesModule,
        LabelsModule,
        LedgerModule,
        OrderingModule,
        PoolsModule,
        ReportingModule,
        ScansModule,
        RecorderModule,
      ],
    };
  }
}
