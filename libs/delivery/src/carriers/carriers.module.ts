import { Module, type DynamicModule } from '@nestjs/common';
import { DeliveryModule } from '../delivery.module.js';
import { CarrierInbox } from './carrier-inbox.service.js';
import { CarrierSettings } from './carrier-settings.js';
import { Carriers } from './carriers.service.js';
import { Consigning } from './consigning.service.js';
import { Consignments } from './consignments.service.js';

const VERBS = [Carriers, CarrierInbox, Consigning, Consignments];

@Module({})
export class CarriersModule {
  /** Once per app, for the whole app: it alone knows the address and the keys of carriers. */
  static with(settings: CarrierSettings): DynamicModule {
    return {
      module: CarriersModule,
      global: true,
      imports: [DeliveryModule],
      providers: [{ provide: CarrierSettings, useValue: settings }, ...VERBS],
      exports: VERBS,
    };
  }
}
