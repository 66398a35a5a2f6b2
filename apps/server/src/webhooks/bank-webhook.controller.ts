import { BadRequestException, Controller, Headers, HttpCode, Post, Req, type RawBodyRequest } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { BadSignature, BankInbox } from '#libs/payments';
import { Public } from '../web/access.js';

/** An aggregator tells of lines of the market's account. Its signature over the bytes as sent is the only key to this door. */
@Controller()
@Public()
export class BankWebhookController {
  constructor(private readonly inbox: BankInbox) {}

  /** 200 once the notice is stored; `success` is what SePay waits for before it stops sending. */
  @Post('webhooks/bank')
  @HttpCode(200)
  async receive(
    @Req() request: RawBodyRequest<FastifyRequest>,
    @Headers('x-sepay-signature') signature: string | undefined,
    @Headers('x-sepay-timestamp') timestamp: string | undefined,
  ): Promise<{ success: true }> {
    try {
      await this.inbox.receive(request.rawBody, { signature, timestamp });
      return { success: true };
    } catch (error) {
      if (error instanceof BadSignature) throw new BadRequestException('the signature does not hold');
      throw error;
    }
  }
}
