import { Controller, Get, Header, Query } from '@nestjs/common';
import { z } from 'zod';
import { BadSignature, WalletInbox, type NoticeAnswer } from '#libs/payments';
import { Unavailable } from '#platform/errors';
import { Public } from '../web/access.js';

/** What VNPAY waits for: with 00 and 02 it stops telling. */
interface VnpayAnswer {
  RspCode: string;
  Message: string;
}

const ANSWERS: Readonly<Record<NoticeAnswer, VnpayAnswer>> = {
  taken: { RspCode: '00', Message: 'Confirm Success' },
  known: { RspCode: '02', Message: 'Order already confirmed' },
  'unknown-order': { RspCode: '01', Message: 'Order not found' },
  'other-sum': { RspCode: '04', Message: 'Invalid amount' },
};
const BAD_SIGNATURE: VnpayAnswer = { RspCode: '97', Message: 'Fail checksum' };
const LATER: VnpayAnswer = { RspCode: '99', Message: 'Unknown error' };

/** A field that is given twice is none of VNPAY's. */
const noticeFields = z.record(z.string().max(60), z.string().max(1000));

/** VNPAY tells what happened (IPN), by an address that it signs: that signature is the only key to this door. */
@Controller()
@Public()
export class VnpayWebhookController {
  constructor(private readonly inbox: WalletInbox) {}

  /** It is always answered with 200 and a code, once the notice is stored: what follows from it is done afterwards. */
  @Get('webhooks/vnpay')
  @Header('cache-control', 'private, no-store')
  async receive(@Query() query: unknown): Promise<VnpayAnswer> {
    const fields = noticeFields.safeParse(query);
    if (!fields.success) return BAD_SIGNATURE;
    try {
      return ANSWERS[await this.inbox.receive(fields.data)];
    } catch (error) {
      if (error instanceof BadSignature) return BAD_SIGNATURE;
      if (error instanceof Unavailable) return LATER;
      throw error;
    }
  }
}
