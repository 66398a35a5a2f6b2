import { Module } from '@nestjs/common';
import { BankWebhookController } from './bank-webhook.controller.js';
import { CarrierWebhookController } from './carrier-webhook.controller.js';
import { StripeWebhookController } from './stripe-webhook.controller.js';
import { VnpayWebhookController } from './vnpay-webhook.controller.js';

/** Doors for machines of others. */
@Module({
  controllers: [StripeWebhookController, BankWebhookController, CarrierWebhookController, VnpayWebhookController],
})
export class WebhooksModule {}
