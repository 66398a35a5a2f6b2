import { Module, type DynamicModule } from '@nestjs/common';
import { EpcisModule } from './epcis.module.js';
import { Subscribers } from './subscriptions/subscribers.service.js';
import { EventFeed } from './subscriptions/event-feed.service.js';
import { Sender } from './subscriptions/sender.service.js';
import { SubscriptionSettings } from './subscriptions/settings.js';
import { SubscriptionCare } from './subscriptions/subscription-care.service.js';
import { Subscriptions } from './subscriptions/subscriptions.service.js';

const SERVICES = [Subscriptions, SubscriptionCare, Subscribers, EventFeed, Sender];

/** Telling programs what comes. Whoever only writes and asks for events needs the EpcisModule alone. */
@Module({})
export class SubscriptionsModule {
  static with(settings: SubscriptionSettings): DynamicModule {
    return {
      module: SubscriptionsModule,
      global: true,
      imports: [EpcisModule],
      providers: [{ provide: SubscriptionSettings, useValue: settings }, ...SERVICES],
      exports: SERVICES,
    };
  }
}
