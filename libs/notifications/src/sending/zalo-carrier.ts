import { z } from 'zod';
import { askProvider } from './ask-provider.js';
import { NotCarried, type LetterCarrier, type OutgoingLetter } from './carrier.js';
import { jsonIn } from './sms-carrier.js';

export interface ZaloSettings {
  url: string;
  token: string;
  /** A template that the service has approved, with the parameters `subject` and `text`. */
  template: string;
}

const answer = z.object({
  error: z.number(),
  message: z.string().optional(),
  data: z.object({ msg_id: z.string() }).optional(),
});

/** Errors of the service that pass by themselves: its own trouble, and a quota that is used up for now. */
const PASSING: ReadonlySet<number> = new Set([-100, -144, -147]);

/**
 * Zalo's notification service as its documents describe it: a template for a phone number, errors as a number in a 200. Tried against a
 * stand-in only. https://developers.zalo.me/docs/zalo-notification-service
 */
export class ZaloCarrier implements LetterCarrier {
  constructor(private readonly settings: ZaloSettings) {}

  async carry({ letterId, recipient, subject, short }: OutgoingLetter): Promise<string> {
    const { url, token, template } = this.settings;
    const { text } = await askProvider(url, {
      headers: { 'content-type': 'application/json', access_token: token },
      body: JSON.stringify({
        // Without the plus sign.
        phone: recipient.replace(/^\+/, ''),
        template_id: template,
        template_data: { subject, text: short },
        // The service takes one message per tracking id.
        tracking_id: letterId,
      }),
    });
    const said = answer.safeParse(jsonIn(text));
    if (!said.success) throw new NotCarried('an answer of another shape', false);
    const { error, message, data } = said.data;
    if (error !== 0) throw new NotCarried(`error ${error} ${message ?? ''}`, !PASSING.has(error));
    return `id ${data?.msg_id ?? ''}`;
  }
}
