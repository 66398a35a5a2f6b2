import { Module } from '@nestjs/common';
import { StripeWebhookController } from './stripe-webhook.controller.js';

/** Doors for machines of others. */
@Module({ controllers: [StripeWebhookController] })
export class WebhooksModule {}
