import { BadRequestException, Controller, Headers, HttpCode, Post, Req, type RawBodyRequest } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { BadSignature, StripeInbox } from '#libs/payments';
import { Public } from '../web/access.js';

/** Stripe tells what happened. Its signature over the bytes as sent is the only key to this door; no cookie counts here. */
@Controller()
@Public()
export class StripeWebhookController {
  constructor(private readonly inbox: StripeInbox) {}

  /** 200 once the event is stored: what follows from it is done afterwards, so Stripe never waits for us. */
  @Post('webhooks/stripe')
  @HttpCode(200)
  async receive(
    @Req() request: RawBodyRequest<FastifyRequest>,
    @Headers('stripe-signature') signature: string | undefined,
  ): Promise<string> {
    try {
      await this.inbox.receive(request.rawBody, signature);
      return '';
    } catch (error) {
      if (error instanceof BadSignature) throw new BadRequestException('the signature does not hold');
      throw error;
    }
  }
}
