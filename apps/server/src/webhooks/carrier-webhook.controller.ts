import { BadRequestException, Controller, Headers, HttpCode, Post, Req, type RawBodyRequest } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { CarrierInbox, SightingNotSigned } from '#libs/delivery';
import { Public } from '../web/access.js';

/** A carrier tells where parcels are. Its signature over the bytes as sent is the only key to this door. */
@Controller()
@Public()
export class CarrierWebhookController {
  constructor(private readonly inbox: CarrierInbox) {}

  /** 200 once it is stored: what follows from it is done afterwards, so the carrier never waits for us. */
  @Post('webhooks/carrier')
  @HttpCode(200)
  async receive(
    @Req() request: RawBodyRequest<FastifyRequest>,
    @Headers('carrier-signature') signature: string | undefined,
    @Headers('carrier-timestamp') timestamp: string | undefined,
  ): Promise<string> {
    try {
      await this.inbox.receive(request.rawBody, { signature, timestamp });
      return '';
    } catch (error) {
      if (error instanceof SightingNotSigned) throw new BadRequestException('the signature does not hold');
      throw error;
    }
  }
}
